package io.voicecrm.sample.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.testkit.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInAttemptsTest {

    private static final String HERE = "192.0.2.1";

    private final VirtualClock clock = VirtualClock.startingAt("2026-03-02T15:00:00Z");
    private final SignInAttempts attempts = new SignInAttempts(clock);

    @Test
    void makesAnAddressWaitThatTriesOnePasswordOnEverybody() {
        failForDifferentPeople(SignInAttempts.ALLOWED_AT_AN_ADDRESS - 1);
        assertThat(attempts.waitFor("new@acme.example", HERE)).isEmpty();

        attempts.failed("last@acme.example", HERE);

        assertThat(attempts.waitFor("new@acme.example", HERE)).contains(Duration.ofMinutes(15));
        assertThat(attempts.waitFor("new@acme.example", "192.0.2.2"))
                .as("from anywhere else")
                .isEmpty();
        clock.advance(Duration.ofMinutes(15));
        assertThat(attempts.waitFor("new@acme.example", HERE)).isEmpty();
    }

    @Test
    void isNotAppeasedByOneAccountWhosePasswordIsKnown() {
        failForDifferentPeople(SignInAttempts.ALLOWED_AT_AN_ADDRESS - 1);
        attempts.succeeded("mine@acme.example", HERE);
        attempts.failed("last@acme.example", HERE);

        assertThat(attempts.waitFor("new@acme.example", HERE)).isPresent();
    }

    @Test
    void forgetsTheFailuresOfSomebodyWhoRemembersTheirPassword() {
        for (int i = 0; i < SignInAttempts.ALLOWED - 1; i++) {
            attempts.failed("ann@acme.example", HERE);
        }
        attempts.succeeded("ann@acme.example", HERE);
        attempts.failed("ann@acme.example", HERE);

        assertThat(attempts.waitFor("ann@acme.example", HERE)).isEmpty();
    }

    private void failForDifferentPeople(int people) {
        for (int i = 0; i < people; i++) {
            attempts.failed("person-" + i + "@acme.example", HERE);
        }
    }
}
