package io.voicecrm.sample.compliance;

import io.voicecrm.PhoneNumber;
import io.voicecrm.compliance.Consent;
import io.voicecrm.engine.Stores;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.sample.web.SnakeCase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Consents as the wire shows them, newest first. */
@Component
class ConsentView {

    private final Scope scope;
    private final Stores stores;

    ConsentView(Scope scope, Stores stores) {
        this.scope = scope;
        this.stores = stores;
    }

    record ConsentJson(
            String phone,
            String purpose,
            String level,
            String source,
            String textVersion,
            Instant capturedAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable String revokedVia,
            @Nullable LocalDate numberGivenUpOn) {

        static ConsentJson of(Consent consent) {
            return new ConsentJson(
                    consent.phone().e164(),
                    SnakeCase.of(consent.purpose()),
                    SnakeCase.of(consent.level()),
                    consent.source(),
                    consent.textVersion(),
                    consent.capturedAt(),
                    consent.expiresAt(),
                    consent.revokedAt(),
                    consent.revokedVia(),
                    null);
        }

        /** With the day on which its number was given up, if that was on the day of the consent or later. */
        ConsentJson on(@Nullable LocalDate lastDisconnected) {
            LocalDate given = capturedAt.atZone(ZoneOffset.UTC).toLocalDate();
            LocalDate after = lastDisconnected == null || lastDisconnected.isBefore(given) ? null : lastDisconnected;
            return new ConsentJson(
                    phone, purpose, level, source, textVersion, capturedAt, expiresAt, revokedAt, revokedVia, after);
        }
    }

    private record Row(
            String phone,
            String purpose,
            String level,
            String source,
            String textVersion,
            OffsetDateTime capturedAt,
            @Nullable OffsetDateTime expiresAt,
            @Nullable OffsetDateTime revokedAt,
            @Nullable String revokedVia) {

        ConsentJson json() {
            return new ConsentJson(
                    phone,
                    purpose.toLowerCase(Locale.ROOT),
                    level.toLowerCase(Locale.ROOT),
                    source,
                    textVersion,
                    capturedAt.toInstant(),
                    instant(expiresAt),
                    instant(revokedAt),
                    revokedVia,
                    null);
        }

        private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
            return time == null ? null : time.toInstant();
        }
    }

    List<ConsentJson> newest(Tenant tenant, @Nullable PhoneNumber phone, int limit) {
        List<ConsentJson> consents = scope
                .tenant(
                        tenant.tenantId(),
                        jdbc -> jdbc.sql("""
                select phone, purpose, level, source, text_version, captured_at, expires_at, revoked_at, revoked_via
                from consents where tenant_id = :tenant and (:phone::text is null or phone = :phone)
                order by captured_at desc, phone limit :limit""")
                                .param("tenant", tenant.id())
                                .param("phone", phone == null ? null : phone.e164())
                                .param("limit", limit)
                                .query(Row.class)
                                .list())
                .stream()
                .map(Row::json)
                .toList();
        Map<PhoneNumber, Optional<LocalDate>> disconnected = stores.compliance()
                .disconnections()
                .find(consents.stream()
                        .map(consent -> PhoneNumber.of(consent.phone()))
                        .toList());
        return consents.stream()
                .map(consent -> consent.on(disconnected
                        .getOrDefault(PhoneNumber.of(consent.phone()), Optional.empty())
                        .orElse(null)))
                .toList();
    }
}
