package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.ProviderId;
import io.voicecrm.webhook.DeliveryFilter;
import io.voicecrm.webhook.DeliveryKey;
import io.voicecrm.webhook.DeliveryLog;
import io.voicecrm.webhook.DeliveryState;
import io.voicecrm.webhook.LoggedDelivery;
import io.voicecrm.webhook.WebhookInbox;
import io.voicecrm.webhook.WebhookInbox.Arrival;
import io.voicecrm.webhook.WebhookInbox.Delivery;
import io.voicecrm.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link DeliveryLog} must do. Tests tolerate what others left there, but for very old deliveries. */
@NullMarked
public abstract class DeliveryLogContract {

    /** A moment of the tests. */
    protected static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

    private final ProviderId provider =
            new ProviderId("q" + UUID.randomUUID().toString().substring(0, 23));

    /** For subclasses. */
    protected DeliveryLogContract() {}

    /** The log under test, the same for all of one test. */
    protected abstract DeliveryLog log();

    /** The inbox that it is the log of. */
    protected abstract WebhookInbox inbox();

    @Test
    void tellsWhatIsKnownOfADelivery() {
        store("a", NOW);

        assertThat(log().find(key("a")))
                .contains(new LoggedDelivery(key("a"), DeliveryState.OPEN, NOW, 4, "s1", 0, 0, null, null, null));
        assertThat(log().body(key("a"))).contains("told".getBytes(StandardCharsets.UTF_8));
        assertThat(log().find(key("b"))).isEmpty();
        assertThat(log().body(key("b"))).isEmpty();
    }

    @Test
    void tellsWhyADeliveryWaitsAndUntilWhen() {
        store("a", NOW);
        claim(NOW);

        inbox().retry(key("a"), NOW.plusSeconds(30), "nobody's");

        assertThat(logged("a"))
                .isEqualTo(new LoggedDelivery(
                        key("a"), DeliveryState.OPEN, NOW, 4, "s1", 1, 0, "nobody's", NOW.plusSeconds(30), null));
    }

    @Test
    void tellsWhatBecameOfADelivery() {
        store("a", NOW);
        store("b", NOW);
        claim(NOW);

        inbox().done(List.of(key("a")), NOW.plusSeconds(1));
        inbox().bury(key("b"), "unreadable", NOW.plusSeconds(2));

        assertThat(logged("a"))
                .isEqualTo(new LoggedDelivery(
                        key("a"), DeliveryState.DONE, NOW, 4, "s1", 1, 0, null, null, NOW.plusSeconds(1)));
        assertThat(logged("b"))
                .isEqualTo(new LoggedDelivery(
                        key("b"), DeliveryState.BURIED, NOW, 4, "s1", 1, 0, "unreadable", null, NOW.plusSeconds(2)));
    }

    @Test
    void pagesFromTheNewestToTheOldest() {
        store("old", NOW.minusSeconds(2));
        store("b", NOW);
        store("a", NOW);
        store("newest", NOW.plusSeconds(2));

        List<LoggedDelivery> first = log().page(only(null, null), null, 2);
        List<LoggedDelivery> rest = log().page(only(null, null), first.get(1).key(), 10);

        assertThat(first).extracting(one -> one.key().value()).containsExactly("newest", "b");
        assertThat(rest).extracting(one -> one.key().value()).containsExactly("a", "old");
    }

    @Test
    void showsOnlyWhatAFilterLetsThrough() {
        store("call:conv_1", NOW);
        store("call:conv_2", NOW);
        inbox().bury(key("call:conv_2"), "unreadable", NOW);

        assertThat(values(log().page(only(DeliveryState.BURIED, null), null, 10)))
                .containsExactly("call:conv_2");
        assertThat(values(log().page(only(null, "conv_1"), null, 10))).containsExactly("call:conv_1");
        assertThat(values(log().page(only(DeliveryState.DONE, null), null, 10))).isEmpty();
        assertThat(log().page(new DeliveryFilter(new ProviderId("nobody"), null, null), null, 10))
                .isEmpty();
    }

    @Test
    void opensADeliveryThatIsReplayed() {
        store("a", NOW);
        claim(NOW);
        inbox().bury(key("a"), "unreadable", NOW);

        assertThat(log().replay(key("a"))).isTrue();

        assertThat(logged("a"))
                .isEqualTo(new LoggedDelivery(key("a"), DeliveryState.OPEN, NOW, 4, "s1", 0, 1, null, null, null));
        assertThat(claim(NOW)).singleElement().extracting(Delivery::tries).isEqualTo(1);
        assertThat(log().replay(key("unheard-of"))).isFalse();
    }

    @Test
    void replaysTheNewestThatAFilterLetsThrough() {
        store("a", NOW.minusSeconds(1));
        store("b", NOW);
        store("c", NOW.plusSeconds(1));
        inbox().bury(key("a"), "unreadable", NOW);
        inbox().bury(key("b"), "unreadable", NOW);
        inbox().done(List.of(key("c")), NOW);

        assertThat(log().replay(only(DeliveryState.BURIED, null), 1)).isEqualTo(1);

        assertThat(logged("a").state()).isEqualTo(DeliveryState.BURIED);
        assertThat(logged("b").state()).isEqualTo(DeliveryState.OPEN);
        assertThat(logged("c").state()).isEqualTo(DeliveryState.DONE);
    }

    @Test
    void countsByState() {
        long before = log().count(DeliveryState.BURIED);
        store("a", NOW);

        inbox().bury(key("a"), "unreadable", NOW);

        assertThat(log().count(DeliveryState.BURIED)).isEqualTo(before + 1);
    }

    @Test
    void knowsWhenAProviderWasHeardLast() {
        assertThat(log().lastReceived(provider)).isEmpty();

        store("a", NOW.plusSeconds(1));
        store("b", NOW);

        assertThat(log().lastReceived(provider)).contains(NOW.plusSeconds(1));
    }

    @Test
    void purgesWhatIsOldAndNotOpen() {
        Instant longAgo = NOW.minus(Duration.ofDays(9_000));
        store("done", longAgo);
        store("dead", longAgo.plusSeconds(1));
        store("open", longAgo);
        store("young", longAgo.plusSeconds(60));
        inbox().done(List.of(key("done"), key("young")), NOW);
        inbox().bury(key("dead"), "unreadable", NOW);

        assertThat(log().purge(longAgo.plusSeconds(60), 1)).isEqualTo(1);
        assertThat(values(log().page(only(null, null), null, 10))).containsExactly("young", "dead", "open");
        assertThat(log().purge(longAgo.plusSeconds(60), 10)).isEqualTo(1);
        assertThat(values(log().page(only(null, null), null, 10))).containsExactly("young", "open");
    }

    private DeliveryFilter only(@Nullable DeliveryState state, @Nullable String text) {
        return new DeliveryFilter(provider, state, text);
    }

    private static List<String> values(List<LoggedDelivery> deliveries) {
        return deliveries.stream().map(one -> one.key().value()).toList();
    }

    private LoggedDelivery logged(String name) {
        return log().find(key(name)).orElseThrow();
    }

    private DeliveryKey key(String name) {
        return new DeliveryKey(provider, name);
    }

    private void store(String name, Instant receivedAt) {
        WebhookRequest request = WebhookRequest.of(Map.of(), "told".getBytes(StandardCharsets.UTF_8), receivedAt);
        inbox().insert(List.of(new Arrival(key(name), request, "s1")));
    }

    private List<Delivery> claim(Instant now) {
        return inbox().claim(1_000, now, now.plusSeconds(60)).stream()
                .filter(delivery -> delivery.key().provider().equals(provider))
                .toList();
    }
}
