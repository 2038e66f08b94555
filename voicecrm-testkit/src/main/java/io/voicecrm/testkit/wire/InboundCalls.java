package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.Direction;
import io.voicecrm.testkit.simulator.OutcomeMix;
import java.io.IOException;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Somebody calls a number of the account: the provider asks its customer what to say, if it was told to, and the agent
 * of the number answers. How long the provider waits for the customer is not published; here it is ten seconds, and then
 * the agent knows nothing about the caller.
 */
final class InboundCalls implements AutoCloseable {

    private static final MediaType JSON = MediaType.get("application/json");

    /** Whoever calls is there to talk. */
    static final OutcomeMix CALLERS = OutcomeMix.always(CallOutcome.ANSWERED);

    private final Account account;
    private final Switchboard switchboard;
    private final Dialing dialing;
    private final WebhookCourier courier;
    private final WorkspaceWebhooks webhooks;
    private final Secrets secrets;
    private final Ids ids;
    private final OkHttpClient client =
            new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(10)).build();

    /** @param switchboard whose people answer always: it is they who call */
    InboundCalls(
            Account account,
            Switchboard switchboard,
            Dialing dialing,
            WebhookCourier courier,
            WorkspaceWebhooks webhooks,
            Secrets secrets,
            Ids ids) {
        this.secrets = secrets;
        this.account = account;
        this.switchboard = switchboard;
        this.dialing = dialing;
        this.courier = courier;
        this.webhooks = webhooks;
        this.ids = ids;
    }

    /**
     * Lets a call in.
     *
     * @return the conversation's id
     * @throws IllegalStateException if no agent answers the number, or no line is free
     */
    String receive(PhoneNumber from, OwnedNumber number) {
        String agentId = number.agentId();
        if (agentId == null) {
            throw new IllegalStateException("simulated number " + number.id() + ": no agent answers it");
        }
        Origin origin = new Origin(ids.next("conv_"), Direction.INBOUND, null);
        JsonObject request = new JsonObject()
                .with("agent_id", agentId)
                .with("agent_phone_number_id", number.id())
                .with("conversation_initiation_client_data", clientData(origin, agentId, from, number));
        return begin(switchboard.connect(origin, request, from, 1));
    }

    /** Lets a call in that the customer's own carrier brings; what there is to know was said when it was registered. */
    String connect(String id, JsonObject registered) {
        OwnedNumber number =
                new OwnedNumber("", registered.text("to_number"), "", "twilio", registered.text("agent_id"));
        PhoneNumber from = PhoneNumber.of(registered.text("from_number"));
        return begin(switchboard.connect(new Origin(id, Direction.INBOUND, null), registered, number, from, 1));
    }

    private String begin(Conversation conversation) {
        if (!dialing.take(conversation)) {
            throw new IllegalStateException(
                    "simulated number " + conversation.from().number() + ": no line is free");
        }
        switchboard.keep(conversation);
        courier.schedule(conversation);
        return conversation.id();
    }

    private JsonObject clientData(Origin origin, String agentId, PhoneNumber from, OwnedNumber number) {
        JsonObject webhook = webhooks.initiationWebhook();
        boolean isWanted = account.agent(agentId)
                .at("platform_settings", "overrides")
                .flag("enable_conversation_initiation_client_data_from_webhook");
        if (webhook == null || !isWanted) {
            return new JsonObject();
        }
        JsonObject question = new JsonObject()
                .with("caller_id", from.e164())
                .with("agent_id", agentId)
                .with("called_number", number.number())
                .with("call_sid", ids.twilio("CA"))
                .with("conversation_id", origin.id());
        JsonObject answer = ask(webhook, question);
        return answer == null ? new JsonObject() : answer;
    }

    private @Nullable JsonObject ask(JsonObject webhook, JsonObject question) {
        Request.Builder request = new Request.Builder()
                .url(HttpUrl.get(webhook.text("url")))
                .post(RequestBody.create(Json.write(question), JSON));
        webhook.at("request_headers").members().forEach((name, value) -> {
            String header = secrets.valueOf(value);
            if (header != null) {
                request.header(name, header);
            }
        });
        try (Response response = client.newCall(request.build()).execute()) {
            return response.code() == 200 ? Json.read(response.body().bytes()) : null;
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
