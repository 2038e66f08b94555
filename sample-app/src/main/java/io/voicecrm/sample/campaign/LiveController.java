package io.voicecrm.sample.campaign;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.campaign.CampaignView.CampaignJson;
import io.voicecrm.sample.web.Problems;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * A campaign's progress as it happens. Counts of campaigns that somebody watches are read up to twice a second: whichever
 * node dials, any node can tell, and a campaign that nobody watches costs nothing.
 */
@RestController
class LiveController {

    private static final Logger log = LoggerFactory.getLogger(LiveController.class);

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int TICKS_BETWEEN_HEARTBEATS = 30;
    private static final int MOST_PER_TENANT = 100;
    private static final int SENDERS = 8;

    /** Counting a campaign of a million takes a while; this many times as long nothing is counted. */
    private static final int REST_PER_READING = 10;

    private final CampaignView campaigns;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    /** A browser that does not take what it is sent holds up one of these, and nobody else's stream. */
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS, LiveController::daemon);

    private long restUntilNanos = System.nanoTime();

    LiveController(CampaignView campaigns) {
        this.campaigns = campaigns;
    }

    private record Watched(Tenant tenant, UUID campaign) {}

    private static final class Watcher {
        final Watched watched;
        final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        final AtomicBoolean sending = new AtomicBoolean();

        @Nullable
        volatile CampaignJson seen;

        int quietTicks;

        Watcher(Watched watched) {
            this.watched = watched;
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
        CampaignJson now = campaigns.get(tenant, id);
        long streams = watchers.stream()
                .filter(watcher -> watcher.watched.tenant().id().equals(tenant.id()))
                .count();
        if (streams >= MOST_PER_TENANT) {
            throw Problems.tooMany("Too many pages watch campaigns. Close some of them.");
        }
        Watcher watcher = new Watcher(new Watched(tenant, id));
        watcher.emitter.onCompletion(() -> watchers.remove(watcher));
        watcher.emitter.onTimeout(watcher.emitter::complete);
        watchers.add(watcher);
        send(watcher, now);
        return watcher.emitter;
    }

    /** Reads each campaign once, however many watch it, and rests for as long as the reading is worth. */
    @Scheduled(fixedDelay = 500)
    void tick() {
        if (System.nanoTime() - restUntilNanos < 0) {
            return;
        }
        long start = System.nanoTime();
        watchers.stream()
                .collect(Collectors.groupingBy(watcher -> watcher.watched))
                .forEach(this::tell);
        long now = System.nanoTime();
        restUntilNanos = now + REST_PER_READING * (now - start);
    }

    /** Whoever watches would hold up the shutdown, which waits for answers that are being sent. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        watchers.forEach(watcher -> watcher.emitter.complete());
        senders.shutdown();
    }

    private void tell(Watched watched, List<Watcher> listening) {
        CampaignJson now;
        try {
            now = campaigns.get(watched.tenant(), watched.campaign());
        } catch (RuntimeException e) {
            // The database may be away; whoever watches waits for the next time.
            log.warn("campaign {} cannot be read for its watchers", watched.campaign(), e);
            return;
        }
        for (Watcher watcher : listening) {
            boolean isNews = !now.equals(watcher.seen);
            if ((isNews || ++watcher.quietTicks % TICKS_BETWEEN_HEARTBEATS == 0)
                    && watcher.sending.compareAndSet(false, true)) {
                senders.execute(() -> {
                    send(watcher, isNews ? now : null);
                    watcher.sending.set(false);
                });
            }
        }
    }

    /** @param news null for a sign of life */
    private void send(Watcher watcher, @Nullable CampaignJson news) {
        try {
            if (news == null) {
                watcher.emitter.send(SseEmitter.event().comment("still here"));
            } else {
                watcher.emitter.send(SseEmitter.event().name("progress").data(news, MediaType.APPLICATION_JSON));
                watcher.seen = news;
                watcher.quietTicks = 0;
            }
        } catch (IOException | IllegalStateException e) {
            // The browser went away, or the answer was completed meanwhile.
            watchers.remove(watcher);
            watcher.emitter.completeWithError(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "live-progress");
        thread.setDaemon(true);
        return thread;
    }
}
