package io.voicecrm.testkit.simulator;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.contract.VoiceProviderContract;
import io.voicecrm.voice.VoiceProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

class SimulatedProviderTest extends VoiceProviderContract {

    @Override
    protected Subject open() {
        SimulatedProvider provider = new SimulatedProvider(
                new Hurry(Clock.systemUTC()),
                new PhoneWorld(1, OutcomeMix.typical()),
                Fixtures.phone(0),
                Duration.ofSeconds(1));
        return new Subject() {
            @Override
            public VoiceProvider provider() {
                return provider;
            }

            @Override
            public AgentId agent() {
                return SimulatedProvider.AGENT;
            }

            @Override
            public PhoneNumber callerId() {
                return Fixtures.phone(0);
            }

            @Override
            public int dialsTo(PhoneNumber number) {
                return provider.journal().dialsTo(number);
            }

            @Override
            public void dropAnswers() {
                provider.become(new Unreliability(1, 0, 0));
            }

            @Override
            public void close() {
                provider.close();
            }
        };
    }

    /** A clock on which a call of a minute takes milliseconds. */
    private static final class Hurry extends Clock {

        private static final long SPEED = 10_000;

        private final Clock real;
        private final Instant start;

        Hurry(Clock real) {
            this.real = real;
            this.start = real.instant();
        }

        @Override
        public Instant instant() {
            return start.plus(Duration.between(start, real.instant()).multipliedBy(SPEED));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
