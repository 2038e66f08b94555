package io.voicecrm.testkit.wire;

import java.time.Clock;
import java.util.List;

/**
 * A server that speaks OpenAI's chat completions and embeddings on the loopback address: real HTTP, strict schemas, no key,
 * no cost. Its model understands of a conversation what its words say. Thread-safe.
 *
 * <pre>{@code
 * try (SimulatedOpenAi sim = SimulatedOpenAi.start()) {
 *     // point a client at sim.url() with sim.apiKey(), and ask for sim.model()
 * }
 * }</pre>
 */
public final class SimulatedOpenAi implements AutoCloseable {

    private static final String API_KEY = "sk-simulator";
    private static final String MODEL = "simulated-mini";

    private final OpenAiApi api;
    private final LoopbackServer server;

    private SimulatedOpenAi() {
        this.api = new OpenAiApi(API_KEY, MODEL, Clock.systemUTC());
        this.server = new LoopbackServer(0, api::handle);
    }

    /** Starts one on a free port, with nothing going wrong. */
    public static SimulatedOpenAi start() {
        return new SimulatedOpenAi();
    }

    /** The base URL, such as {@code http://127.0.0.1:40123/v1}. */
    public String url() {
        return "http://127.0.0.1:" + server.port() + "/v1";
    }

    /** The key that it accepts. */
    public String apiKey() {
        return API_KEY;
    }

    /** The only model that completes chats. Embeddings are made by a model of any name. */
    public String model() {
        return MODEL;
    }

    /** Lets something go wrong with the next request for which nothing is ordered yet. */
    public void failNext(OpenAiFault fault) {
        api.orderFault(fault);
    }

    /** Answers the next completion for which nothing is ordered yet with this content, whatever it is asked. */
    public void answerNext(String content) {
        api.orderAnswer(content);
    }

    /** The bodies of the requests with the right key, oldest first. */
    public List<String> requests() {
        return api.requests();
    }

    /** Stops listening and breaks every connection. Idempotent. */
    @Override
    public void close() {
        server.close();
    }
}
