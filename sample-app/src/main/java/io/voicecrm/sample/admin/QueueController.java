package io.voicecrm.sample.admin;

import io.voicecrm.TenantId;
import io.voicecrm.campaign.TenantShare;
import io.voicecrm.engine.Stores;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.sample.AppSettings;
import io.voicecrm.sample.account.Tenants;
import io.voicecrm.sample.admin.QueueView.TenantQueue;
import io.voicecrm.sample.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the provider account is doing, and who gets how much of it. For the platform alone. */
@RestController
class QueueController {

    private final VoiceCrm crm;
    private final Stores stores;
    private final Tenants tenants;
    private final QueueView view;
    private final AppSettings settings;

    QueueController(VoiceCrm crm, Stores stores, Tenants tenants, QueueView view, AppSettings settings) {
        this.crm = crm;
        this.stores = stores;
        this.tenants = tenants;
        this.view = view;
        this.settings = settings;
    }

    /**
     * @param slotsUsed calls that are being placed or are up
     * @param slotsAllowed calls of ours that may be up at once
     * @param reservedForInbound slots that no call of ours takes
     * @param startedLastSecond calls that started within the last second
     * @param circuitOpen whether calls rest because the provider keeps failing
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
        AppSettings.Limits limits = settings.limits();
        List<TenantQueue> byTenant = view.byTenant();
        return new Queue(
                byTenant.stream().mapToLong(TenantQueue::live).sum(),
                limits.maxConcurrentCalls() - limits.reservedForInbound(),
                limits.reservedForInbound(),
                view.startedLastSecond(),
                limits.callsPerSecond(),
                crm.dialer().isCircuitOpen(),
                byTenant);
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
