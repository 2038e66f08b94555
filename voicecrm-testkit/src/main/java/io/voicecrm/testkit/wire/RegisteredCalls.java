package io.voicecrm.testkit.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code POST /v1/convai/twilio/register-call}: tells a carrier where the agent waits. Sound is not simulated; whoever plays
 * the carrier hands back what it was told, and then they talk.
 */
final class RegisteredCalls {

    private static final Pattern CONVERSATION = Pattern.compile("name=\"conversation_id\" value=\"([^\"]+)\"");

    private final Account account;
    private final Ids ids;
    private final InboundCalls inbound;
    private final Supplier<String> baseUrl;
    private final Map<String, JsonObject> registered = new ConcurrentHashMap<>();

    RegisteredCalls(Account account, Ids ids, InboundCalls inbound, Supplier<String> baseUrl) {
        this.account = account;
        this.ids = ids;
        this.inbound = inbound;
        this.baseUrl = baseUrl;
    }

    HttpReply register(JsonObject request) {
        for (String field : List.of("agent_id", "from_number", "to_number")) {
            if (request.text(field).isEmpty()) {
                throw ApiError.missing("body", field);
            }
        }
        account.agent(request.text("agent_id"));
        String id = ids.next("conv_");
        registered.put(id, request);
        String stream = baseUrl.get().replaceFirst("^http", "ws") + "/v1/convai/conversation/twilio";
        String document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Connect><Stream url=\"" + stream
                + "\"><Parameter name=\"conversation_id\" value=\"" + id + "\"/></Stream></Connect></Response>";
        return HttpReply.ok("text/html", document.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws NoSuchElementException if these are no instructions of ours, or were carried out before */
    String connect(String instructions) {
        Matcher named = CONVERSATION.matcher(instructions);
        JsonObject request = named.find() ? registered.remove(named.group(1)) : null;
        if (request == null) {
            throw new NoSuchElementException("simulated ElevenLabs: no call waits for this: " + instructions);
        }
        return inbound.connect(named.group(1), request);
    }
}
