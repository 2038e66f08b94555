package io.voicecrm.retell;

import io.voicecrm.PhoneNumber;
import io.voicecrm.elevenlabs.ElevenLabs;
import io.voicecrm.testkit.wire.CallJournal;
import io.voicecrm.testkit.wire.Faults;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import io.voicecrm.testkit.wire.SimulatedRetell;
import io.voicecrm.voice.VoiceProvider;
import java.util.List;

/** An account at a simulated provider: all that a campaign needs to know of which one it is. */
interface Account extends AutoCloseable {

    /** The people who are called are the same everywhere. */
    long SEED = 11;

    double SPEED = 3_000;

    VoiceProvider provider();

    PhoneNumber callerId();

    CallJournal journal();

    void reportTo(String url);

    @Override
    void close();

    static Account atElevenLabs(Faults faults) {
        SimulatedElevenLabs server = SimulatedElevenLabs.builder()
                .seed(SEED)
                .speed(SPEED)
                .faults(faults)
                .start();
        ElevenLabs provider = ElevenLabs.builder(server.apiKey())
                .baseUrl(server.url())
                .webhookSecrets(List.of("wsec_same"))
                .requestsPerSecond(1_000)
                .build();
        return new Account() {
            @Override
            public VoiceProvider provider() {
                return provider;
            }

            @Override
            public PhoneNumber callerId() {
                return server.phoneNumber();
            }

            @Override
            public CallJournal journal() {
                return server.journal();
            }

            @Override
            public void reportTo(String url) {
                server.sendWebhooksTo(url, "wsec_same");
            }

            @Override
            public void close() {
                provider.close();
                server.close();
            }
        };
    }

    static Account atRetell(Faults faults) {
        SimulatedRetell server =
                SimulatedRetell.builder().seed(SEED).speed(SPEED).faults(faults).start();
        Retell provider = Retell.builder(server.apiKey())
                .baseUrl(server.url())
                .requestsPerSecond(1_000)
                .build();
        return new Account() {
            @Override
            public VoiceProvider provider() {
                return provider;
            }

            @Override
            public PhoneNumber callerId() {
                return server.phoneNumber();
            }

            @Override
            public CallJournal journal() {
                return server.journal();
            }

            @Override
            public void reportTo(String url) {
                server.sendWebhooksTo(url);
            }

            @Override
            public void close() {
                provider.close();
                server.close();
            }
        };
    }
}
