package io.voicecrm.benchmarks;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** What a simulated provider was told with each of its calls, without what differs from call to call. */
final class ToldAgents {

    private static final JsonAdapter<Object> JSON = new Moshi.Builder().build().adapter(Object.class);

    private ToldAgents() {}

    static List<Object> of(SimulatedElevenLabs server) throws IOException {
        OkHttpClient http = new OkHttpClient();
        List<Object> told = new ArrayList<>();
        for (Object listed : (List<?>) get(http, server, "?page_size=100").get("conversations")) {
            Map<?, ?> call = get(http, server, "/" + ((Map<?, ?>) listed).get("conversation_id"));
            Map<?, ?> client = (Map<?, ?>) call.get("conversation_initiation_client_data");
            Map<?, ?> variables = (Map<?, ?>) client.get("dynamic_variables");
            variables.keySet().removeIf(name -> name.toString().startsWith("system__"));
            variables.remove("voicecrm_attempt_id");
            told.add(List.of(variables, client.get("conversation_config_override")));
        }
        return told;
    }

    private static Map<?, ?> get(OkHttpClient http, SimulatedElevenLabs server, String path) throws IOException {
        Request request = new Request.Builder()
                .url(server.url() + "/v1/convai/conversations" + path)
                .header("xi-api-key", server.apiKey())
                .build();
        try (Response response = http.newCall(request).execute()) {
            return (Map<?, ?>) JSON.fromJson(response.body().source());
        }
    }
}
