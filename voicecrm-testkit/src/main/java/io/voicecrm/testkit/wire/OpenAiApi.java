package io.voicecrm.testkit.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Checks the key, lets go wrong what was ordered, and answers. */
final class OpenAiApi {

    private static final int EMBEDDING_DIMENSIONS = 1_536;
    private static final int CHARACTERS_PER_TOKEN = 4;

    private final String apiKey;
    private final String model;
    private final Clock clock;
    private final SimulatedModel understanding = new SimulatedModel();
    private final Queue<OpenAiFault> faults = new ConcurrentLinkedQueue<>();
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final AtomicLong lastId = new AtomicLong();

    OpenAiApi(String apiKey, String model, Clock clock) {
        this.apiKey = apiKey;
        this.model = model;
        this.clock = clock;
    }

    void orderFault(OpenAiFault fault) {
        faults.add(fault);
    }

    void orderAnswer(String json) {
        answers.add(json);
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    HttpReply handle(HttpRequest request) {
        try {
            if (!("Bearer " + apiKey).equals(request.header("Authorization"))) {
                throw new OpenAiError(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided.");
            }
            return route(request, String.join("/", request.segments()));
        } catch (OpenAiError e) {
            return e.reply();
        }
    }

    private HttpReply route(HttpRequest request, String path) {
        switch (request.method() + " " + path) {
            case "GET v1/models":
                return HttpReply.ok(new JsonObject()
                        .with("object", "list")
                        .with("data", List.of(new JsonObject().with("id", model).with("object", "model"))));
            case "POST v1/chat/completions":
                return complete(body(request));
            case "POST v1/embeddings":
                return embed(body(request));
            default:
                throw new OpenAiError(404, "invalid_request_error", "unknown_url", "Unknown request URL.");
        }
    }

    private JsonObject body(HttpRequest request) {
        requests.add(new String(request.body(), StandardCharsets.UTF_8));
        try {
            return Json.read(request.body());
        } catch (IOException e) {
            throw OpenAiError.invalid("We could not parse the JSON body of your request.");
        }
    }

    private HttpReply complete(JsonObject request) {
        if (!request.text("model").equals(model)) {
            throw new OpenAiError(404, "invalid_request_error", "model_not_found", "The model does not exist.");
        }
        OpenAiFault fault = faults.poll();
        if (fault == OpenAiFault.HANG_UP) {
            return HttpReply.hangingUp();
        }
        failFor(fault);
        String message = lastMessage(request);
        String content = content(request, message);
        Completion completion = Completion.of(fault, content);
        return HttpReply.ok(new JsonObject()
                .with("id", "chatcmpl-" + lastId.incrementAndGet())
                .with("object", "chat.completion")
                .with("created", clock.instant().getEpochSecond())
                .with("model", model)
                .with("choices", List.of(completion.choice()))
                .with("usage", usage(String.valueOf(request.list("messages").size()) + message, content)));
    }

    private static void failFor(@Nullable OpenAiFault fault) {
        if (fault == OpenAiFault.RATE_LIMITED) {
            throw new OpenAiError(429, "requests", "rate_limit_exceeded", "Rate limit reached for requests.");
        }
        if (fault == OpenAiFault.OUT_OF_QUOTA) {
            throw new OpenAiError(429, "insufficient_quota", "insufficient_quota", "You exceeded your current quota.");
        }
        if (fault == OpenAiFault.SERVER_ERROR) {
            throw new OpenAiError(500, "server_error", null, "The server had an error while processing your request.");
        }
    }

    private String content(JsonObject request, String message) {
        String ordered = answers.poll();
        if (ordered != null) {
            return ordered;
        }
        if (!request.at("response_format").text("type").equals("json_schema")) {
            return "Understood.";
        }
        StrictSchema schema = new StrictSchema(request.at("response_format"));
        return new String(Json.write(schema.fill(understanding.conclude(message))), StandardCharsets.UTF_8);
    }

    private static String lastMessage(JsonObject request) {
        List<?> messages = request.list("messages");
        if (messages.isEmpty() || !(messages.get(messages.size() - 1) instanceof JsonObject last)) {
            throw OpenAiError.invalid("Invalid 'messages': empty array.");
        }
        return last.text("content");
    }

    /** One of the answers that a model gives, whole or not. */
    private record Completion(
            @Nullable String content, @Nullable String refusal, String finishReason) {

        static Completion of(@Nullable OpenAiFault fault, String content) {
            if (fault == OpenAiFault.REFUSAL) {
                return new Completion(null, "I'm sorry, I cannot assist with that request.", "stop");
            }
            if (fault == OpenAiFault.TRUNCATED) {
                return new Completion(content.substring(0, content.length() / 2), null, "length");
            }
            if (fault == OpenAiFault.FILTERED) {
                return new Completion("", null, "content_filter");
            }
            if (fault == OpenAiFault.PROSE) {
                return new Completion("Sure! Here is what I think of the call.", null, "stop");
            }
            return new Completion(fault == OpenAiFault.OTHER_SHAPE ? "{\"mood\":[\"fine\"]}" : content, null, "stop");
        }

        JsonObject choice() {
            return new JsonObject()
                    .with("index", 0L)
                    .with(
                            "message",
                            new JsonObject()
                                    .with("role", "assistant")
                                    .with("content", content)
                                    .with("refusal", refusal))
                    .with("logprobs", null)
                    .with("finish_reason", finishReason);
        }
    }

    private HttpReply embed(JsonObject request) {
        failFor(faults.poll());
        List<String> texts = new ArrayList<>();
        if (request.get("input") instanceof String text) {
            texts.add(text);
        } else {
            request.list("input").forEach(text -> texts.add(String.valueOf(text)));
        }
        int dimensions = (int) request.whole("dimensions", EMBEDDING_DIMENSIONS);
        boolean isBase64 = request.text("encoding_format").equals("base64");
        List<Object> data = new ArrayList<>();
        for (String text : texts) {
            float[] vector = WordVectors.of(text, dimensions);
            data.add(new JsonObject()
                    .with("object", "embedding")
                    .with("index", (long) data.size())
                    .with("embedding", isBase64 ? WordVectors.base64(vector) : WordVectors.list(vector)));
        }
        long tokens = tokens(String.join(" ", texts));
        return HttpReply.ok(new JsonObject()
                .with("object", "list")
                .with("data", data)
                .with("model", request.text("model"))
                .with("usage", new JsonObject().with("prompt_tokens", tokens).with("total_tokens", tokens)));
    }

    private static JsonObject usage(String prompt, String completion) {
        return new JsonObject()
                .with("prompt_tokens", tokens(prompt))
                .with("completion_tokens", tokens(completion))
                .with("total_tokens", tokens(prompt) + tokens(completion));
    }

    private static long tokens(String text) {
        return 1 + text.length() / CHARACTERS_PER_TOKEN;
    }
}
