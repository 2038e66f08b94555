package io.voicecrm.retell;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.testkit.contract.VoiceProviderContract;
import io.voicecrm.testkit.wire.Faults;
import io.voicecrm.testkit.wire.SimulatedRetell;
import io.voicecrm.voice.VoiceProvider;

class RetellContractTest extends VoiceProviderContract {

    SimulatedRetell.Builder server() {
        return SimulatedRetell.builder().speed(2_000);
    }

    @Override
    protected Subject open() {
        SimulatedRetell server = server().start();
        Retell provider = Retell.builder(server.apiKey()).baseUrl(server.url()).build();
        return new Subject() {
            @Override
            public VoiceProvider provider() {
                return provider;
            }

            @Override
            public AgentId agent() {
                return new AgentId(Retell.ID, server.agentId());
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
