package io.voicecrm.elevenlabs;

import io.voicecrm.call.Direction;
import io.voicecrm.http.Reply;
import io.voicecrm.voice.CallBridge;
import java.util.Map;

/** The carrier has to send and take the telephone network's own sound, {@code ulaw_8000}, as our agents do. */
final class ElevenLabsBridge implements CallBridge {

    private static final String WHAT = "register call";

    private final Api api;
    private final ElevenLabsAgents agents;

    ElevenLabsBridge(Api api, ElevenLabsAgents agents) {
        this.api = api;
        this.agents = agents;
    }

    @Override
    public Target register(Leg leg) {
        AllowedOverrides allowed = agents.allowedBy(leg.agent());
        ClientData client = ClientData.of(
                ClientData.complete(leg.context(), agents.variablesOf(leg.agent())), leg.attempt(), allowed);
        Reply reply = api.create(
                WHAT,
                api.url("twilio/register-call").build(),
                Body.of(Map.of(
                        "agent_id", leg.agent().value(),
                        "from_number", leg.from().e164(),
                        "to_number", leg.to().e164(),
                        "direction", leg.direction() == Direction.INBOUND ? "inbound" : "outbound",
                        "conversation_initiation_client_data", client.json())));
        Api.succeeded(WHAT, reply);
        if (!reply.body().contains("<Response")) {
            throw Api.unreadable(WHAT, reply);
        }
        return new Target.Twiml(reply.body());
    }
}
