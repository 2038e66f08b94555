package io.voicecrm.sample.admin;

import io.voicecrm.engine.VoiceAccount;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.SnakeCase;
import io.voicecrm.voice.AccountStatus;
import io.voicecrm.voice.AccountStatus.Credit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The accounts that calls go through, and how each does. For the platform alone. */
@RestController
@RequestMapping("/api/providers")
class ProviderController {

    private final VoiceCrm crm;

    ProviderController(VoiceCrm crm) {
        this.crm = crm;
    }

    /**
     * @param state {@code calling}, or {@code resting} while it fails and campaigns go by other routes
     * @param unknownAttempts calls of which nobody knows whether the phone rang
     * @param webhookSilenceSeconds how long nothing has come although a call is up; 0 while none is
     */
    record Provider(
            String id,
            String state,
            long slotsUsed,
            int slotsAllowed,
            int reservedForInbound,
            int callsPerSecond,
            long unknownAttempts,
            long webhookSilenceSeconds,
            List<String> capabilities) {

        static Provider of(VoiceAccount account) {
            var use = account.use();
            return new Provider(
                    account.id().value(),
                    account.isSpared() ? "resting" : "calling",
                    use.slots(),
                    account.limits().maxOutboundCalls(),
                    account.limits().reservedForInbound(),
                    account.limits().callsPerSecond(),
                    use.unknown(),
                    account.webhookSilence().toSeconds(),
                    account.provider().capabilities().offered().stream()
                            .sorted()
                            .map(SnakeCase::of)
                            .toList());
        }
    }

    /** @param creditUnit a currency or the provider's own unit; it and the amounts are null if the provider does not say */
    record Account(
            String plan,
            int callsInProgress,
            @Nullable Integer concurrencyLimit,
            @Nullable BigDecimal creditUsed,
            @Nullable BigDecimal creditLimit,
            @Nullable String creditUnit,
            @Nullable Instant creditRenewsAt) {

        static Account of(AccountStatus status) {
            Credit credit = status.credit();
            return new Account(
                    status.plan(),
                    status.callsInProgress(),
                    status.concurrencyLimit(),
                    credit == null ? null : credit.used(),
                    credit == null ? null : credit.limit(),
                    credit == null ? null : credit.unit(),
                    credit == null ? null : credit.renewsAt());
        }
    }

    @GetMapping
    PageOf<Provider> list() {
        return new PageOf<>(crm.accounts().stream().map(Provider::of).toList(), null);
    }

    /** What the provider itself says now; a request to it. */
    @GetMapping("/{id}/account")
    Account account(@PathVariable String id) {
        VoiceAccount account = crm.accounts().stream()
                .filter(one -> one.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("provider"));
        return account.provider()
                .accountStatus()
                .map(Account::of)
                .orElseThrow(() -> Problems.notFound("account status"));
    }
}
