package io.voicecrm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.fixture.StandingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClockGuardTest {

    private final StandingClock clock = new StandingClock();
    private Optional<Instant> shared = Optional.of(StandingClock.START);
    private final ClockGuard guard = new ClockGuard(() -> shared, clock);

    @Test
    void letsAProcessDialWhoseClockIsAboutRight() {
        shared = Optional.of(StandingClock.START.plus(ClockGuard.MOST));

        assertThat(guard.isRight()).isTrue();
    }

    @Test
    void keepsAProcessFromDialingThatIsAnHourAheadOrBehind() {
        shared = Optional.of(StandingClock.START.minus(Duration.ofHours(1)));
        assertThat(guard.isRight()).isFalse();

        clock.advance(Duration.ofSeconds(30));
        shared = Optional.of(clock.instant().plus(Duration.ofHours(1)));
        assertThat(guard.isRight()).isFalse();
    }

    @Test
    void letsItDialAgainWhenTheClockWasSet() {
        shared = Optional.of(StandingClock.START.plus(Duration.ofHours(1)));
        assertThat(guard.isRight()).isFalse();

        clock.advance(Duration.ofHours(1));

        assertThat(guard.isRight()).isTrue();
    }

    @Test
    void trustsTheClockWhereThereIsNoOther() {
        shared = Optional.empty();

        assertThat(guard.isRight()).isTrue();
    }
}
