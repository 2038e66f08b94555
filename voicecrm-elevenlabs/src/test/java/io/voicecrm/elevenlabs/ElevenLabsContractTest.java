package io.voicecrm.elevenlabs;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.testkit.contract.VoiceProviderContract;
import io.voicecrm.testkit.wire.Faults;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import io.voicecrm.voice.VoiceProvider;

class ElevenLabsContractTest extends VoiceProviderContract {

    SimulatedElevenLabs.Builder server() {
        return SimulatedElevenLabs.builder().speed(2_000);
    }

    @Override
    protected Subject open() {
        SimulatedElevenLabs server = server().start();
        ElevenLabs provider =
                ElevenLabs.builder(server.apiKey()).baseUrl(server.url()).build();
        return new Subject() {
            @Override
            public VoiceProvider provider() {
                return provider;
            }

            @Override
            public AgentId agent() {
                return new AgentId(ElevenLabs.ID, server.agentId());
            }

            @Override
            public PhoneNumber callerId() {
                return server.phoneNumber();
            }

            @Override
            public int dialsTo(PhoneNumber number) {
                return server.journal().dialsTo(number);
            }

            @Override
            public void dropAnswers() {
                server.inject(
                        Faults.builder().rate(Faults.Kind.DROP_AFTER_ACCEPT, 1).build());
            }

            @Override
            public void close() {
                provider.close();
                server.close();
            }
        };
    }
}
