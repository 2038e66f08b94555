package io.voicecrm.sample.admin;

import io.voicecrm.TenantId;
import io.voicecrm.campaign.TenantShare;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.engine.Stores;
import io.voicecrm.engine.VoiceAccount;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.sample.account.Tenants;
import io.voicecrm.sample.admin.QueueView.TenantQueue;
import io.voicecrm.sample.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the provider accounts are doing together, and who gets how much of it. For the platform alone. */
@RestController
class QueueController {

    private final VoiceCrm crm;
    private final Stores stores;
    private final Tenants tenants;
    private final QueueView view;

    QueueController(VoiceCrm crm, Stores stores, Tenants tenants, QueueView view) {
        this.crm = crm;
        this.stores = stores;
        this.tenants = tenants;
        this.view = view;
    }

    /**
     * @param slotsUsed calls that are being placed or are up
     * @param slotsAllowed calls of ours that may be up at once
     * @param reservedForInbound slots that no call of ours takes
     * @param startedLastSecond calls that started within the last second
     * @param circuitOpen whether calls rest because every provider keeps failing
     */
    record Queue(
            long slotsUsed,
            int slotsAllowed,
            int reservedForInbound,
            long startedLastSecond,
            int callsPerSecond,
            boolean circuitOpen,
            List<TenantQueue> tenants) {}

    /** @param maxConcurrentCalls null for no limit of its own */
    record Share(
            @NotNull @Min(1) @Max(1000) Integer weight,
            @Nullable @Min(1) Integer maxConcurrentCalls) {}

    @GetMapping("/api/queue")
    Queue queue() {
        List<TenantQueue> byTenant = view.byTenant();
        return new Queue(
                byTenant.stream().mapToLong(TenantQueue::live).sum(),
                sum(AccountLimits::maxOutboundCalls),
                sum(AccountLimits::reservedForInbound),
                view.startedLastSecond(),
                sum(AccountLimits::callsPerSecond),
                crm.accounts().stream().allMatch(VoiceAccount::isSpared),
                byTenant);
    }

    private int sum(ToIntFunction<AccountLimits> part) {
        return crm.accounts().stream().map(VoiceAccount::limits).mapToInt(part).sum();
    }

    @PutMapping("/api/tenants/{id}/share")
    Share setShare(@PathVariable String id, @Valid @RequestBody Share body) {
        if (id.isBlank() || id.length() > 64 || tenants.find(new TenantId(id)).isEmpty()) {
            throw Problems.notFound("client");
        }
        Integer most = body.maxConcurrentCalls();
        stores.attempts()
                .setShare(new TenantId(id), new TenantShare(body.weight(), most == null ? Integer.MAX_VALUE : most));
        return body;
    }
}
