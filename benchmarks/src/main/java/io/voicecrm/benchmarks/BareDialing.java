package io.voicecrm.benchmarks;

import io.voicecrm.PhoneNumber;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The peer: POSTs the body that the SDK would send, from a list in memory, and keeps nothing. If it stops half way, nobody
 * knows whom it called.
 */
final class BareDialing implements AutoCloseable {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    /** As JSON writes it. */
    private static final String FACTS = "\\n\\nLEAD CONTEXT:\\n- Name: Ann\\n\\nCALL CONTEXT:\\n- Previous Attempts: 0";

    private final OkHttpClient http;
    private final ExecutorService threads;

    BareDialing(int parallel, ExecutorService threads) {
        // By default only five connections outlive their request; the others would be opened anew for each.
        this.http = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(parallel, 1, TimeUnit.MINUTES))
                .build();
        this.threads = threads;
    }

    /**
     * Dials everybody and returns when all are answered.
     *
     * @param prompt the agent's; what the SDK knows of these people is added to it here
     */
    void dial(SimulatedElevenLabs server, String prompt, List<PhoneNumber> people)
            throws InterruptedException, ExecutionException {
        List<Future<?>> answers = new ArrayList<>();
        for (PhoneNumber person : people) {
            String body = body(server, prompt, person);
            answers.add(threads.submit(() -> {
                post(server, body);
                return null;
            }));
        }
        for (Future<?> answer : answers) {
            answer.get();
        }
    }

    private void post(SimulatedElevenLabs server, String body) throws IOException {
        Request request = new Request.Builder()
                .url(server.url() + "/v1/convai/twilio/outbound-call")
                .header("xi-api-key", server.apiKey())
                .header("Accept", "application/json")
                .post(RequestBody.create(body, JSON))
                .build();
        try (Response response = http.newCall(request).execute()) {
            String answer = response.body().string();
            if (!response.isSuccessful() || !answer.contains("\"conversation_id\":\"")) {
                throw new IOException("dial: answered " + response.code() + ", expected a conversation");
            }
        }
    }

    private static String body(SimulatedElevenLabs server, String prompt, PhoneNumber to) {
        UUID id = UUID.randomUUID();
        return "{\"agent_id\":\"" + server.agentId() + "\",\"agent_phone_number_id\":\"" + server.phoneNumberId()
                + "\",\"to_number\":\"" + to.e164() + "\",\"conversation_initiation_client_data\":{\"user_id\":\"" + id
                + "\",\"dynamic_variables\":{\"first_name\":\"Ann\",\"name\":\"Ann\",\"voicecrm_attempt_id\":\"" + id
                + "\"},\"conversation_config_override\":{\"agent\":{\"prompt\":{\"prompt\":\"" + prompt + FACTS
                + "\"}}}},\"telephony_call_config\":{\"ringing_timeout_secs\":30}}";
    }

    @Override
    public void close() {
        http.connectionPool().evictAll();
    }
}
