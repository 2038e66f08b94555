package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A customer of the simulated Retell that speaks plain HTTP and sends nothing twice. */
final class RetellClient implements AutoCloseable {

    private final OkHttpClient http =
            new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
    private final SimulatedRetell provider;

    RetellClient(SimulatedRetell provider) {
        this.provider = provider;
    }

    /** @param body an object; an array arrives as its member {@code array} */
    record Answer(int status, JsonObject body) {}

    Answer get(String path) throws IOException {
        return send("GET", path, null, provider.apiKey());
    }

    Answer post(String path, String json) throws IOException {
        return send("POST", path, json, provider.apiKey());
    }

    Answer send(String method, String path, @Nullable String json, String key) throws IOException {
        RequestBody body = json == null ? null : RequestBody.create(json, MediaType.get("application/json"));
        Request request = new Request.Builder()
                .url(provider.url() + path)
                .header("Authorization", "Bearer " + key)
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
        return post(
                "/v2/create-phone-call", """
                {"from_number":"%s","to_number":"%s","override_agent_id":"agent_demo",
                 "metadata":{"voicecrm_attempt_id":"attempt-%s"}}""".formatted(provider.phoneNumber().e164(), to.e164(), to.e164()));
    }

    JsonObject call(String id) throws IOException {
        return get("/v2/get-call/" + id).body();
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
