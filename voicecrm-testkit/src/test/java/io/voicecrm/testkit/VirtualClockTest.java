package io.voicecrm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class VirtualClockTest {

    private final VirtualClock clock = VirtualClock.startingAt("2026-03-02T15:00:00Z");

    @Test
    void standsStillUntilItIsAdvanced() {
        assertThat(clock.instant()).isEqualTo("2026-03-02T15:00:00Z");

        clock.advance(Duration.ofDays(3));

        assertThat(clock.instant()).isEqualTo("2026-03-05T15:00:00Z");
    }

    @Test
    void sharesItsTimeWithItsViewsInOtherZones() {
        Clock tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));

        clock.advance(Duration.ofHours(1));

        assertThat(tokyo.instant()).isEqualTo(clock.instant());
        assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @Test
    void neverRunsBackwards() {
        clock.advanceTo(Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(clock.instant()).isEqualTo("2026-03-02T15:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
                .withMessageContaining("PT-1S");
    }
}
