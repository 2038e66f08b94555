package io.voicecrm.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.testkit.VirtualClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RefusalLogTest {

    @Test
    void tellsOfTheFirstAtOnceAndOfAFloodInOneLineForEachPause(CapturedOutput output) {
        VirtualClock clock = VirtualClock.startingAt(Instant.parse("2026-03-02T15:00:00Z"));
        RefusalLog refusals = new RefusalLog(clock);

        for (int i = 0; i < 1_000; i++) {
            refusals.refused(SealedLetters.ID, "seal: is broken");
        }
        assertThat(output.getOut().lines().filter(line -> line.contains("letters is refused")))
                .singleElement()
                .asString()
                .contains("seal: is broken; 0 more");

        clock.advance(RefusalLog.PAUSE);
        refusals.refused(SealedLetters.ID, "seal: is broken");

        assertThat(output.getOut()).contains("999 more since the last such line");
    }
}
