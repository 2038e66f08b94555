package io.voicecrm.sample.campaign;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.campaign.CampaignView.CampaignJson;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * A campaign's progress as it happens. Counts of campaigns that somebody watches are read twice a second: whichever node
 * dials, any node can tell, and a campaign that nobody watches costs nothing.
 */
@RestController
class LiveController {

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int TICKS_BETWEEN_HEARTBEATS = 30;

    private final CampaignView campaigns;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    LiveController(CampaignView campaigns) {
        this.campaigns = campaigns;
    }

    private static final class Watcher {
        final Tenant tenant;
        final UUID campaign;
        final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());

        @Nullable
        CampaignJson seen;

        int quietTicks;

        Watcher(Tenant tenant, UUID campaign) {
            this.tenant = tenant;
            this.campaign = campaign;
        }
    }

    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = CampaignJson.class)))
    @GetMapping(path = "/api/campaigns/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(Tenant tenant, @PathVariable UUID id) {
        campaigns.find(tenant, id);
        Watcher watcher = new Watcher(tenant, id);
        watcher.emitter.onCompletion(() -> watchers.remove(watcher));
        watcher.emitter.onTimeout(watcher.emitter::complete);
        tell(watcher);
        watchers.add(watcher);
        return watcher.emitter;
    }

    @Scheduled(fixedDelay = 500)
    void tick() {
        watchers.forEach(this::tell);
    }

    /** Whoever watches would hold up the shutdown, which waits for answers that are being sent. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        watchers.forEach(watcher -> watcher.emitter.complete());
    }

    private void tell(Watcher watcher) {
        try {
            CampaignJson now = campaigns.get(watcher.tenant, watcher.campaign);
            if (!now.equals(watcher.seen)) {
                watcher.emitter.send(SseEmitter.event().name("progress").data(now, MediaType.APPLICATION_JSON));
                watcher.seen = now;
                watcher.quietTicks = 0;
            } else if (++watcher.quietTicks % TICKS_BETWEEN_HEARTBEATS == 0) {
                watcher.emitter.send(SseEmitter.event().comment("still here"));
            }
        } catch (IOException | IllegalStateException e) {
            // The browser went away, or the answer was completed meanwhile.
            watchers.remove(watcher);
            watcher.emitter.completeWithError(e);
        }
    }
}
