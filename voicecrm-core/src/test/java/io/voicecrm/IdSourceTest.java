package io.voicecrm;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.fixture.StandingClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdSourceTest {

    private final StandingClock clock = new StandingClock();
    private final IdSource ids = new IdSource(clock, new Random(7));

    @Test
    void makesVersionSevenOfTheStandardVariant() {
        for (int i = 0; i < 1_000; i++) {
            UUID id = ids.next();

            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        }
    }

    @Test
    void leadsWithTheMilliseconds() {
        assertThat(ids.next().getMostSignificantBits() >>> 16).isEqualTo(StandingClock.START.toEpochMilli());
    }

    @Test
    void sortsByTimeAsTextDoes() {
        String before = ids.next().toString();
        for (int i = 0; i < 1_000; i++) {
            clock.advance(Duration.ofMillis(1 + i));
            String after = ids.next().toString();

            assertThat(after).isGreaterThan(before);
            before = after;
        }
    }

    @Test
    void givesNoIdTwiceWithinAMillisecond() {
        Set<UUID> made = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            made.add(ids.next());
        }

        assertThat(made).hasSize(10_000);
    }

    @Test
    void repeatsItselfForTheSameSeedAndTime() {
        assertThat(new IdSource(clock, new Random(1)).next()).isEqualTo(new IdSource(clock, new Random(1)).next());
    }
}
