package io.voicecrm.sample.compliance;

import io.voicecrm.PhoneNumber;
import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.Consent;
import io.voicecrm.compliance.ConsentLevel;
import io.voicecrm.compliance.Purpose;
import io.voicecrm.engine.Stores;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.compliance.ConsentView.ConsentJson;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.SnakeCase;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who permitted calls. Nothing is ever removed: a permission is taken back. */
@RestController
@RequestMapping("/api/consents")
class ConsentController {

    private final Stores stores;
    private final ConsentView view;
    private final PhoneNumbers numbers;
    private final Clock clock;

    ConsentController(Stores stores, ConsentView view, PhoneNumbers numbers, Clock clock) {
        this.stores = stores;
        this.view = view;
        this.numbers = numbers;
        this.clock = clock;
    }

    record Consents(List<ConsentJson> items) {}

    record NewConsent(
            @NotBlank String phone,
            @NotBlank String purpose,
            @NotBlank String level,
            @NotBlank @Size(max = 500) String source,
            @NotBlank @Size(max = 200) String textVersion,
            @Nullable Instant capturedAt,
            @Nullable Instant expiresAt) {}

    record Revocation(@NotBlank @Size(max = 200) String via) {}

    record Revoked(int revoked) {}

    /** The newest ones, or all of one number. */
    @GetMapping
    Consents list(
            Tenant tenant,
            @RequestParam @Nullable String phone,
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit) {
        PhoneNumber number = phone == null || phone.isBlank() ? null : numbers.read(tenant, "phone", phone);
        return new Consents(view.newest(tenant, number, PageOf.bounded(limit)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ConsentJson add(Tenant tenant, @Valid @RequestBody NewConsent body) {
        Instant now = clock.instant();
        Instant captured = body.capturedAt() == null ? now : body.capturedAt();
        if (captured.isAfter(now)) {
            throw Problems.invalid("captured_at", "must not be in the future");
        }
        if (body.expiresAt() != null && !body.expiresAt().isAfter(captured)) {
            throw Problems.invalid("expires_at", "must be after it was given");
        }
        Consent consent = new Consent(
                tenant.tenantId(),
                numbers.read(tenant, "phone", body.phone()),
                SnakeCase.parse(Purpose.class, "purpose", body.purpose()),
                SnakeCase.parse(ConsentLevel.class, "level", body.level()),
                body.source(),
                body.textVersion(),
                captured,
                body.expiresAt(),
                null,
                null);
        stores.compliance().consents().record(List.of(consent));
        return ConsentJson.of(consent);
    }

    @PostMapping("/{phone}/revoke")
    Revoked revoke(Tenant tenant, @PathVariable String phone, @Valid @RequestBody Revocation body) {
        Callee callee = new Callee(tenant.tenantId(), numbers.read(tenant, "phone", phone));
        if (!stores.compliance().consents().find(List.of(callee)).containsKey(callee)) {
            throw Problems.notFound("consent");
        }
        return new Revoked(stores.compliance().consents().revoke(callee, clock.instant(), body.via()));
    }
}
