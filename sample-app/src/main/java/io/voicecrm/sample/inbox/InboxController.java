package io.voicecrm.sample.inbox;

import io.voicecrm.ProviderId;
import io.voicecrm.engine.Stores;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.sample.web.Cursor;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.SnakeCase;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.webhook.DeliveryFilter;
import io.voicecrm.webhook.DeliveryKey;
import io.voicecrm.webhook.DeliveryLog;
import io.voicecrm.webhook.DeliveryState;
import io.voicecrm.webhook.LoggedDelivery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The webhook inbox. A payload holds what people said on the phone, so all of it is for the platform alone. */
@RestController
@RequestMapping("/api/webhooks")
class InboxController {

    /** What a page shows; the rest of a recording would be of no use there. */
    private static final int SHOWN_BYTES = 256 * 1024;

    /** How many are replayed in one go; their work is spread over the engine's threads. */
    private static final int MAX_REPLAYED = 1_000;

    private final VoiceCrm crm;
    private final DeliveryLog deliveries;
    private final List<VoiceProvider> providers;

    InboxController(VoiceCrm crm, Stores stores, List<VoiceProvider> providers) {
        this.crm = crm;
        this.deliveries = stores.deliveries();
        this.providers = providers;
    }

    /**
     * @param open deliveries that wait to be worked on
     * @param buried deliveries that somebody has to look at
     * @param lastReceivedAt when anything came last
     * @param silenceSeconds how long nothing has come although a call is up; 0 while none is
     */
    record InboxSummary(
            long open, long buried, @Nullable Instant lastReceivedAt, long silenceSeconds, List<String> providers) {}

    /**
     * @param payload as it came, read as UTF-8
     * @param truncated whether there is more of it than is shown
     */
    record DeliveryDetail(DeliveryJson delivery, String payload, boolean truncated) {}

    /**
     * Which to replay: those with an id in {@code ids}, or, without any, the newest that the other fields let through.
     *
     * @param text what the key has to hold
     */
    record Replay(
            @Nullable @Size(max = MAX_REPLAYED) List<String> ids,
            @Nullable String provider,
            @Nullable String state,
            @Nullable String text) {}

    /** @param replayed how many are worked on again */
    record Replayed(int replayed) {}

    @GetMapping
    PageOf<DeliveryJson> list(
            @RequestParam @Nullable String provider,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String text,
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String after) {
        int bounded = PageOf.bounded(limit);
        String last = Cursor.decode(after);
        List<LoggedDelivery> page = deliveries.page(
                filter(provider, state, text), last == null ? null : DeliveryId.parse(last), bounded + 1);
        return PageOf.of(page, bounded, one -> DeliveryId.of(one.key()), DeliveryJson::of);
    }

    @GetMapping("/summary")
    InboxSummary summary() {
        Optional<Instant> last = providers.stream()
                .map(provider -> deliveries.lastReceived(provider.id()))
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
        return new InboxSummary(
                deliveries.count(DeliveryState.OPEN),
                deliveries.count(DeliveryState.BURIED),
                last.orElse(null),
                crm.accounts().stream()
                        .mapToLong(account -> account.webhookSilence().toSeconds())
                        .max()
                        .orElse(0),
                providers.stream().map(provider -> provider.id().value()).toList());
    }

    @GetMapping("/{id}")
    DeliveryDetail one(@PathVariable String id) {
        DeliveryKey key = DeliveryId.parse(id);
        LoggedDelivery delivery = deliveries.find(key).orElseThrow(() -> Problems.notFound("delivery"));
        byte[] body = deliveries.body(key).orElseThrow(() -> Problems.notFound("delivery"));
        byte[] shown = body.length > SHOWN_BYTES ? Arrays.copyOf(body, SHOWN_BYTES) : body;
        return new DeliveryDetail(
                DeliveryJson.of(delivery), new String(shown, StandardCharsets.UTF_8), shown.length < body.length);
    }

    @PostMapping("/{id}/replay")
    Replayed replay(@PathVariable String id) {
        if (!deliveries.replay(DeliveryId.parse(id))) {
            throw Problems.notFound("delivery");
        }
        return new Replayed(1);
    }

    @PostMapping("/replay")
    Replayed replayMany(@Valid @RequestBody Replay which) {
        List<String> ids = Objects.requireNonNullElse(which.ids(), List.of());
        if (ids.isEmpty()) {
            return new Replayed(deliveries.replay(filter(which.provider(), which.state(), which.text()), MAX_REPLAYED));
        }
        return new Replayed(Math.toIntExact(
                ids.stream().map(DeliveryId::parse).filter(deliveries::replay).count()));
    }

    private static DeliveryFilter filter(@Nullable String provider, @Nullable String state, @Nullable String text) {
        return new DeliveryFilter(
                provider == null || provider.isBlank() ? null : new ProviderId(provider),
                state == null || state.isBlank() ? null : SnakeCase.parse(DeliveryState.class, "state", state),
                text == null || text.isBlank() ? null : text.strip());
    }
}
