package io.voicecrm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.dialer.DialReport;
import io.voicecrm.fixture.People;
import io.voicecrm.fixture.ScriptedProvider;
import io.voicecrm.fixture.StandingClock;
import io.voicecrm.memory.InMemoryStores;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VoiceCrmThreadsTest {

    private final StandingClock clock = new StandingClock();
    private final InMemoryStores stores = new InMemoryStores(People.ids(clock));
    private final ScriptedProvider provider = new ScriptedProvider();
    private final Semaphore placed = new Semaphore(0);
    private final VoiceCrm crm = VoiceCrm.builder(provider, stores)
            .compliance(CompliancePolicy.sandbox())
            .clock(clock)
            .limits(new AccountLimits(100, 1_000))
            .options(new EngineOptions(Duration.ofMillis(1), Duration.ofMillis(1), 4, 10, 2))
            .onDialStep(this::count)
            .build();

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void runsNoThreadBeforeItIsStarted() {
        assertThat(crm.isRunning()).isFalse();
    }

    @Test
    void dialsEverybodyOnceItIsStarted() throws InterruptedException {
        campaignOf(5);

        crm.start();

        assertThat(placed.tryAcquire(5, 30, TimeUnit.SECONDS)).isTrue();
        assertThat(crm.isRunning()).isTrue();
        assertThat(provider.dials()).hasSize(5);
    }

    @Test
    void dialsNobodyAfterItWasStopped() {
        crm.start();
        crm.stop();

        campaignOf(4);

        assertThat(crm.isRunning()).isFalse();
        assertThat(provider.dials()).isEmpty();
        crm.dialer().runOnce();
        crm.dialer().awaitAnswers();
        assertThat(provider.dials()).as("left for whoever goes on").hasSize(4);
    }

    @Test
    void dialsAgainWhenItIsStartedAgain() throws InterruptedException {
        crm.start();
        crm.stop();
        campaignOf(3);

        crm.start();

        assertThat(placed.tryAcquire(3, 30, TimeUnit.SECONDS)).isTrue();
        assertThat(crm.isRunning()).isTrue();
    }

    @Test
    void dialsNobodyTwiceWhenItIsStartedTwice() throws InterruptedException {
        campaignOf(20);

        crm.start().start();

        assertThat(placed.tryAcquire(20, 30, TimeUnit.SECONDS)).isTrue();
        crm.stop();
        assertThat(provider.dials()).hasSize(20);
    }

    @Test
    void stopsAndClosesAsOftenAsItIsAskedTo() {
        crm.start();

        crm.stop();
        crm.stop();
        crm.close();
        crm.close();

        assertThat(crm.isRunning()).isFalse();
    }

    @Test
    void cannotBeStartedOnceItIsClosed() {
        crm.close();

        assertThatIllegalStateException()
                .isThrownBy(crm::start)
                .withMessage("engine: is closed and cannot be started again");
    }

    private void campaignOf(int people) {
        People.runningCampaign(stores, clock, People.spec().build(), people);
    }

    private void count(DialReport report) {
        placed.release(report.placed());
    }
}
