package io.voicecrm.testkit.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@code POST /v1/convai/twilio/register-call}: tells a carrier where the agent waits. Sound is not simulated, so whoever
 * dials into the stream meets nobody.
 */
final class RegisteredCalls {

    private final Account account;
    private final Ids ids;
    private final Supplier<String> baseUrl;

    RegisteredCalls(Account account, Ids ids, Supplier<String> baseUrl) {
        this.account = account;
        this.ids = ids;
        this.baseUrl = baseUrl;
    }

    HttpReply register(JsonObject request) {
        for (String field : List.of("agent_id", "from_number", "to_number")) {
            if (request.text(field).isEmpty()) {
                throw ApiError.missing("body", field);
            }
        }
        account.agent(request.text("agent_id"));
        String stream = baseUrl.get().replaceFirst("^http", "ws") + "/v1/convai/conversation/twilio";
        String document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Connect><Stream url=\"" + stream
                + "\"><Parameter name=\"conversation_id\" value=\"" + ids.next("conv_")
                + "\"/></Stream></Connect></Response>";
        return HttpReply.ok("text/html", document.getBytes(StandardCharsets.UTF_8));
    }
}
