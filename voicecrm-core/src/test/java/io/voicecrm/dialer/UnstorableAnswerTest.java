package io.voicecrm.dialer;

import static io.voicecrm.fixture.People.ACME;
import static io.voicecrm.fixture.People.phone;
import static io.voicecrm.fixture.People.runningCampaign;
import static io.voicecrm.fixture.People.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptState;
import io.voicecrm.campaign.AttemptStore;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.fixture.People;
import io.voicecrm.fixture.ScriptedProvider;
import io.voicecrm.fixture.StandingClock;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.voice.CallRequest;
import io.voicecrm.webhook.CallEventHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that cannot take some answers, all the time or for a while. */
class UnstorableAnswerTest {

    private final StandingClock clock = new StandingClock();
    private final InMemoryStores stores = new InMemoryStores(People.ids(clock));
    private final ScriptedProvider provider = new ScriptedProvider();
    private final DialerOptions options = DialerOptions.named("one");
    private Predicate<AttemptReport> unstorable = report -> false;
    private final Dialer dialer = Dialer.builder(
                    provider,
                    attempts(),
                    stores.campaigns(),
                    stores.agents(),
                    events -> CallEventHandler.Result.HANDLED)
            .limits(new AccountLimits(100, 1_000))
            .clock(clock)
            .options(options)
            .build();

    @BeforeEach
    void callThreePeople() {
        Campaign campaign = runningCampaign(stores, clock, spec().build(), 3);
        assertThat(campaign.state()).isEqualTo(Campaign.State.RUNNING);
    }

    @Test
    void areKeptUntilTheStoreIsBack() {
        unstorable = report -> true;
        assertThatThrownBy(dialer::runOnce).hasMessage("the store is away");

        unstorable = report -> false;
        dialer.runOnce();

        assertThat(states()).containsOnly(AttemptState.PLACED);
        assertThat(provider.dials()).hasSize(3);
    }

    @Test
    void takeNoOtherWithThemAndAreReconciledInTheEnd() {
        unstorable = report -> report.attempt().equals(provider.dials().get(1).attempt());
        assertThatThrownBy(dialer::runOnce).hasMessage("the store is away");
        assertThatThrownBy(dialer::runOnce).hasMessage("the store is away");
        assertThatThrownBy(dialer::runOnce).hasMessage("the store is away");
        assertThat(states())
                .as("the second is not known to be placed")
                .containsExactly(AttemptState.PLACED, AttemptState.SUBMITTING, AttemptState.PLACED);

        clock.advance(options.lease());
        assertThatThrownBy(dialer::runOnce).hasMessage("the store is away");
        dialer.runOnce();
        unstorable = report -> false;
        dialer.reconcile();

        assertThat(states()).containsOnly(AttemptState.PLACED);
        assertThat(provider.rung()).containsExactly(phone(1), phone(2), phone(3));
    }

    private List<AttemptState> states() {
        return provider.dials().stream()
                .map(CallRequest::attempt)
                .map(attempt ->
                        stores.attempts().find(ACME, attempt).orElseThrow().state())
                .toList();
    }

    private AttemptStore attempts() {
        return (AttemptStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {AttemptStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("report")
                            && ((Collection<?>) arguments[0])
                                    .stream()
                                            .map(AttemptReport.class::cast)
                                            .anyMatch(report -> unstorable.test(report))) {
                        throw new IllegalStateException("the store is away");
                    }
                    try {
                        return method.invoke(stores.attempts(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
