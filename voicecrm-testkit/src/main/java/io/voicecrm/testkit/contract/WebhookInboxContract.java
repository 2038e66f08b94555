package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.ProviderId;
import io.voicecrm.webhook.DeliveryKey;
import io.voicecrm.webhook.WebhookInbox;
import io.voicecrm.webhook.WebhookInbox.Arrival;
import io.voicecrm.webhook.WebhookInbox.Delivery;
import io.voicecrm.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What every {@link WebhookInbox} must do. Extend it and answer {@link #inbox}; tests tolerate what others left there. */
@NullMarked
public abstract class WebhookInboxContract {

    /** A moment of the tests. */
    protected static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

    /** Another one for each test, so that tests share a store. */
    private final ProviderId provider =
            new ProviderId("p" + UUID.randomUUID().toString().substring(0, 23));

    /** For subclasses. */
    protected WebhookInboxContract() {}

    /** The inbox under test, the same for all of one test. */
    protected abstract WebhookInbox inbox();

    @Test
    void storesADeliveryOnce() {
        assertThat(inbox().insert(List.of(arrival("a"), arrival("b")))).containsExactlyInAnyOrder(key("a"), key("b"));
        assertThat(inbox().insert(List.of(arrival("b"), arrival("c")))).containsExactly(key("c"));
    }

    @Test
    void storesTheFirstOfTwoThatComeTogether() {
        Arrival second = new Arrival(key("a"), request("second"), "");

        assertThat(inbox().insert(List.of(arrival("a"), second))).containsExactly(key("a"));

        assertThat(claim(NOW))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.request().body())
                        .isEqualTo(arrival("a").request().body()));
    }

    @Test
    void storesEachDeliveryOnceThoughManyBringItAtOnceInAnyOrder() throws InterruptedException, ExecutionException {
        List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CyclicBarrier together = new CyclicBarrier(4);
        List<Future<Integer>> stored = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            List<Arrival> mine =
                    new ArrayList<>(names.stream().map(this::arrival).toList());
            if (i % 2 == 1) {
                Collections.reverse(mine);
            }
            stored.add(threads.submit(() -> {
                together.await();
                return inbox().insert(mine).size();
            }));
        }
        int sum = 0;
        for (Future<Integer> one : stored) {
            sum += one.get();
        }
        threads.shutdown();

        assertThat(sum).isEqualTo(names.size());
        assertThat(claim(NOW)).hasSize(names.size());
    }

    @Test
    void keepsTheBodyByteForByte() {
        byte[] odd = {0, 1, -1, '{', (byte) 0xc3};
        inbox().insert(List.of(new Arrival(key("a"), WebhookRequest.of(Map.of(), odd, NOW), "")));

        assertThat(claim(NOW).get(0).request().body()).containsExactly(odd);
    }

    @Test
    void handsADeliveryOutOnceUntilItsLeaseIsOver() {
        store("a");

        assertThat(claim(NOW)).singleElement().extracting(Delivery::tries).isEqualTo(1);
        assertThat(claim(NOW.plusSeconds(59))).isEmpty();
        assertThat(claim(NOW.plusSeconds(60)))
                .singleElement()
                .extracting(Delivery::tries)
                .isEqualTo(2);
    }

    @Test
    void handsOutNothingThatIsDone() {
        store("a", "b");
        claim(NOW);

        inbox().done(List.of(key("a"), key("b"), key("unheard-of")), NOW);
        inbox().done(List.of(key("a")), NOW);

        assertThat(claim(NOW.plusSeconds(9_000))).isEmpty();
        assertThat(inbox().insert(List.of(arrival("a")))).isEmpty();
    }

    @Test
    void handsADeliveryOutAgainWhenItsPauseIsOver() {
        store("a");
        claim(NOW);

        inbox().retry(key("a"), NOW.plusSeconds(90), "later");

        assertThat(claim(NOW.plusSeconds(89))).isEmpty();
        assertThat(claim(NOW.plusSeconds(90))).hasSize(1);
    }

    @Test
    void handsOutNoDeliveryThatWasPutAside() {
        store("a");

        inbox().bury(key("a"), "unreadable", NOW);
        inbox().retry(key("a"), NOW, "too late");

        assertThat(claim(NOW.plusSeconds(9_000))).isEmpty();
    }

    private void store(String... names) {
        inbox().insert(Arrays.stream(names).map(this::arrival).toList());
    }

    private DeliveryKey key(String name) {
        return new DeliveryKey(provider, name);
    }

    private Arrival arrival(String name) {
        return new Arrival(key(name), request(name), "s1");
    }

    private static WebhookRequest request(String text) {
        return WebhookRequest.of(Map.of(), text.getBytes(StandardCharsets.UTF_8), NOW);
    }

    private List<Delivery> claim(Instant now) {
        return inbox().claim(1_000, now, now.plusSeconds(60)).stream()
                .filter(delivery -> delivery.key().provider().equals(provider))
                .toList();
    }
}
