package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A customer of the simulated provider that speaks plain HTTP and sends nothing twice. */
final class Client implements AutoCloseable {

    private final OkHttpClient http =
            new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
    private final String url;
    private final String apiKey;

    Client(SimulatedElevenLabs provider) {
        this(provider, provider.apiKey());
    }

    Client(SimulatedElevenLabs provider, String apiKey) {
        this.url = provider.url();
        this.apiKey = apiKey;
    }

    /** @param body an object; an array arrives as its member {@code array} */
    record Answer(int status, JsonObject body) {}

    Answer get(String path) throws IOException {
        return send("GET", path, null);
    }

    Answer post(String path, String json) throws IOException {
        return send("POST", path, json);
    }

    Answer send(String method, String path, @Nullable String json) throws IOException {
        RequestBody body = json == null ? null : RequestBody.create(json, MediaType.get("application/json"));
        Request request = new Request.Builder()
                .url(url + path)
                .header("xi-api-key", apiKey)
                .method(method, body)
                .build();
        try (Response response = http.newCall(request).execute()) {
            String text = response.body().string();
            String object = text.startsWith("[") ? "{\"array\":" + text + "}" : text;
            return new Answer(
                    response.code(),
                    text.isEmpty() ? new JsonObject() : Json.read(object.getBytes(StandardCharsets.UTF_8)));
        }
    }

    Answer dial(PhoneNumber to) throws IOException {
        return dial(to, "user-" + to.e164(), "agent_demo", "{}");
    }

    Answer dial(PhoneNumber to, String userId, String agentId, String variables) throws IOException {
        return dialWith(to, agentId, """
                {"user_id":"%s","dynamic_variables":%s}""".formatted(userId, variables));
    }

    Answer dialWith(PhoneNumber to, String agentId, String clientData) throws IOException {
        return post("/v1/convai/twilio/outbound-call", """
                {"agent_id":"%s","agent_phone_number_id":"phnum_demo","to_number":"%s",
                 "conversation_initiation_client_data":%s}""".formatted(agentId, to.e164(), clientData));
    }

    JsonObject conversation(String id) throws IOException {
        return get("/v1/convai/conversations/" + id).body();
    }

    static List<Object> listed(Answer answer, String name) {
        return new ArrayList<>(answer.body().list(name));
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
