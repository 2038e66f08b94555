package io.voicecrm.elevenlabs;

import io.voicecrm.voice.CallRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The body of a dial, and what had to be left out of it.
 *
 * @param path where it is sent: the provider has one address per kind of line
 */
record OutboundCall(String path, String json, List<String> ignoredOverrides) {

    static OutboundCall of(
            CallRequest request, ElevenLabsPhoneNumbers.Line line, AllowedOverrides allowed, Duration ringing) {
        ClientData client = ClientData.of(request.context(), request.attempt(), allowed);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("agent_id", request.agent().value());
        body.put("agent_phone_number_id", line.id());
        body.put("to_number", request.to().e164());
        body.put("conversation_initiation_client_data", client.json());
        body.put("telephony_call_config", Map.of("ringing_timeout_secs", ringing.toSeconds()));
        String path = line.isSipTrunk() ? "sip-trunk/outbound-call" : "twilio/outbound-call";
        return new OutboundCall(path, Body.of(body), client.ignoredOverrides());
    }
}
