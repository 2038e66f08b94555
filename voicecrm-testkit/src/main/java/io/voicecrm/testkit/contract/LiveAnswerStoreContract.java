package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.TenantId;
import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.LiveAnswer;
import io.voicecrm.compliance.LiveAnswer.Heard;
import io.voicecrm.compliance.LiveAnswerStore;
import io.voicecrm.compliance.LiveAnswerStore.Abandonment;
import io.voicecrm.testkit.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link LiveAnswerStore} must do. Tests tolerate what others left there. */
@NullMarked
public abstract class LiveAnswerStoreContract {

    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

    private final TenantId tenant = new TenantId("t-" + UUID.randomUUID());
    private final TenantId other = new TenantId("u-" + UUID.randomUUID());
    private final UUID campaign = UUID.randomUUID();
    private final Callee callee = new Callee(tenant, Fixtures.phone(1));

    /** For subclasses. */
    protected LiveAnswerStoreContract() {}

    /** The store under test, the same for all of one test. */
    protected abstract LiveAnswerStore answers();

    @Test
    void tellsWhoAnsweredWhenOldestFirst() {
        LiveAnswer late = record("b", campaign, NOW, Heard.AGENT);
        LiveAnswer early = record("a", null, NOW.minusSeconds(5), Heard.UNMEASURED);
        record("c", campaign, NOW.minusSeconds(10), Heard.AGENT);

        assertThat(answers().since(List.of(callee, callee, new Callee(other, callee.phone())), NOW.minusSeconds(10)))
                .isEqualTo(Map.of(callee, List.of(early, late)));
    }

    @Test
    void countsEachCallOnceByWhatIsKnownLast() {
        record("a", campaign, NOW, Heard.SILENCE);
        record("a", campaign, NOW, Heard.AGENT);

        assertThat(rates(NOW.minusSeconds(1))).isEqualTo(Map.of(campaign, new Abandonment(1, 0, null)));
    }

    @Test
    void countsWhatWasMeasuredAndTellsTheOldestAbandonedCall() {
        record("a", campaign, NOW.minusSeconds(30), Heard.SILENCE);
        record("b", campaign, NOW.minusSeconds(20), Heard.SILENCE);
        record("c", campaign, NOW.minusSeconds(10), Heard.SILENCE);
        record("d", campaign, NOW.minusSeconds(10), Heard.AGENT);
        record("e", campaign, NOW.minusSeconds(10), Heard.UNMEASURED);
        record("f", UUID.randomUUID(), NOW.minusSeconds(10), Heard.SILENCE);

        assertThat(rates(NOW.minusSeconds(30)))
                .isEqualTo(Map.of(campaign, new Abandonment(3, 2, NOW.minusSeconds(20))));
        assertThat(rates(NOW)).isEmpty();
        assertThat(answers().abandonment(other, Set.of(campaign), NOW.minusSeconds(30)))
                .isEmpty();
    }

    private LiveAnswer record(String call, @Nullable UUID of, Instant at, Heard heard) {
        LiveAnswer answer = new LiveAnswer(tenant, "p/" + call, of, callee.phone(), at, heard);
        answers().record(answer);
        return answer;
    }

    private Map<UUID, Abandonment> rates(Instant since) {
        return answers().abandonment(tenant, Set.of(campaign), since);
    }
}
