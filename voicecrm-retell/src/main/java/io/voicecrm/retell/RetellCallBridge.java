package io.voicecrm.retell;

import io.voicecrm.call.Direction;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.http.Reply;
import io.voicecrm.voice.CallBridge;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The provider answers a SIP call to the name of a registered call, for five minutes after it was registered. */
final class RetellCallBridge implements CallBridge {

    private static final String SIP_HOST = "sip.retellai.com";

    private final Api api;
    private final RetellAgents agents;

    RetellCallBridge(Api api, RetellAgents agents) {
        this.api = api;
        this.agents = agents;
    }

    @Override
    public Target register(Leg leg) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("agent_id", leg.agent().value());
        call.put("from_number", leg.from().e164());
        call.put("to_number", leg.to().e164());
        call.put("direction", leg.direction() == Direction.INBOUND ? "inbound" : "outbound");
        call.putAll(CallTerms.of(leg.attempt(), leg.context(), agents.allowedBy(leg.agent()))
                .fields());
        Reply reply = api.create("register call", api.url(Paths.REGISTER_CALL).build(), Api.json(call));
        String id = api.read("register call", reply, Wire.Call.class).callId();
        if (id == null || !id.matches("[A-Za-z0-9_-]+")) {
            throw Api.unreadable("register call", reply, null);
        }
        return new Target.Sip(URI.create("sip:" + id + "@" + SIP_HOST), new ProviderCallRef(Retell.ID, id));
    }
}
