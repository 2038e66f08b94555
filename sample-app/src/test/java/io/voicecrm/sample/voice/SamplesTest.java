package io.voicecrm.sample.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.testkit.wire.Exchange;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A provider's answer names the address of a sample; whoever could change that answer must not reach what we can. */
class SamplesTest {

    private final Queue<Exchange> asked = new ConcurrentLinkedQueue<>();
    private final SimulatedElevenLabs inside =
            SimulatedElevenLabs.builder().watch(asked::add).start();
    private final Samples samples = new Samples(false);

    @AfterEach
    void close() {
        samples.destroy();
        inside.close();
    }

    @Test
    void areNotFetchedFromTheInside() {
        assertThat(samples.fetch(URI.create(inside.url() + "/previews/voice.wav")))
                .isEmpty();
        assertThat(samples.fetch(URI.create("http://169.254.169.254/latest/meta-data")))
                .isEmpty();
        assertThat(samples.fetch(URI.create("http://[::ffff:127.0.0.1]/"))).isEmpty();
        assertThat(asked).isEmpty();
    }
}
