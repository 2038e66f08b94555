package io.voicecrm.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedOpenAiTest {

    private static final String CLOSED = "\"additionalProperties\":false";

    private final SimulatedOpenAi server = SimulatedOpenAi.start();
    private final OkHttpClient http = new OkHttpClient();

    private record Answer(int status, JsonObject body) {}

    @AfterEach
    void close() {
        server.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    @Test
    void answersInTheSchemaThatItIsAskedIn() throws IOException {
        Answer answer = complete("""
                {"type":"object",%s,"required":["sentiment","mood","tags"],"properties":{
                 "sentiment":{"type":"string"},"mood":{"type":"string","enum":["up","down"]},
                 "tags":{"type":"array","items":{"type":"string"}}}}""".formatted(CLOSED));

        JsonObject choice = (JsonObject) answer.body().list("choices").get(0);
        JsonObject content = Json.read(choice.at("message").text("content").getBytes(StandardCharsets.UTF_8));
        assertThat(content.members().keySet()).containsExactly("sentiment", "mood", "tags");
        assertThat(content.text("sentiment")).isEqualTo("positive");
        assertThat(content.text("mood")).isEqualTo("up");
        assertThat(choice.text("finish_reason")).isEqualTo("stop");
        assertThat(answer.body().at("usage").whole("total_tokens", 0)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":\"string\"}}}",
                "{\"type\":\"object\"," + CLOSED + ",\"required\":[],\"properties\":{\"a\":{\"type\":\"string\"}}}",
                "{\"type\":\"string\"}",
                "{\"type\":\"object\"," + CLOSED
                        + ",\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":\"object\"}}}",
                "{\"type\":\"object\"," + CLOSED + ",\"required\":[],\"properties\":{},\"allOf\":[]}"
            })
    void refusesASchemaThatIsNotStrict(String schema) throws IOException {
        Answer answer = complete(schema);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("error").text("message")).contains("Invalid schema");
    }

    @Test
    void makesTheSameVectorInBothEncodings() throws IOException {
        JsonObject floats = vector("\"encoding_format\":\"float\"");
        JsonObject base64 = vector("\"encoding_format\":\"base64\"");

        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64.text("embedding")))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(floats.list("embedding"))
                .hasSize(8)
                .allSatisfy(each -> assertThat(((Number) each).floatValue()).isEqualTo(bytes.getFloat()));
    }

    @Test
    void letsGoWrongWhatIsOrderedAndThenNothing() throws IOException {
        server.failNext(OpenAiFault.RATE_LIMITED);
        server.failNext(OpenAiFault.OUT_OF_QUOTA);
        String schema = "{\"type\":\"object\"," + CLOSED + ",\"required\":[],\"properties\":{}}";

        assertThat(complete(schema).body().at("error").text("code")).isEqualTo("rate_limit_exceeded");
        assertThat(complete(schema).body().at("error").text("code")).isEqualTo("insufficient_quota");
        assertThat(complete(schema).status()).isEqualTo(200);
    }

    @Test
    void knowsItsKeyItsModelAndItsPaths() throws IOException {
        assertThat(post("/chat/completions", "sk-wrong", "{}").status()).isEqualTo(401);
        assertThat(post("/chat/completions", server.apiKey(), "{\"model\":\"other\"}")
                        .status())
                .isEqualTo(404);
        assertThat(post("/responses", server.apiKey(), "{}").status()).isEqualTo(404);
        assertThat(post("/chat/completions", server.apiKey(), "[").status()).isEqualTo(400);
    }

    private Answer complete(String schema) throws IOException {
        return post("/chat/completions", server.apiKey(), """
                {"model":"%s","messages":[{"role":"user","content":"Yes, great, thank you."}],
                 "response_format":{"type":"json_schema","json_schema":{"name":"s","strict":true,"schema":%s}}}""".formatted(server.model(), schema));
    }

    private JsonObject vector(String encoding) throws IOException {
        Answer answer = post(
                "/embeddings",
                server.apiKey(),
                "{\"model\":\"m\",\"input\":\"a b\",\"dimensions\":8," + encoding + "}");
        return (JsonObject) answer.body().list("data").get(0);
    }

    private Answer post(String path, String key, String json) throws IOException {
        Request request = new Request.Builder()
                .url(server.url() + path)
                .header("Authorization", "Bearer " + key)
                .post(RequestBody.create(json, MediaType.get("application/json")))
                .build();
        try (Response response = http.newCall(request).execute()) {
            return new Answer(response.code(), Json.read(response.body().bytes()));
        }
    }
}
