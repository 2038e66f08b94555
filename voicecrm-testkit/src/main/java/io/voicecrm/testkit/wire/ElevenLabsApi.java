package io.voicecrm.testkit.wire;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the key and finds the resource that a request is for. */
final class ElevenLabsApi {

    private final String apiKey;
    private final Agents agents;
    private final PhoneNumbers numbers;
    private final OutboundCalls calls;
    private final Conversations conversations;
    private final CallJournal journal;

    ElevenLabsApi(
            String apiKey,
            Agents agents,
            PhoneNumbers numbers,
            OutboundCalls calls,
            Conversations conversations,
            CallJournal journal) {
        this.apiKey = apiKey;
        this.agents = agents;
        this.numbers = numbers;
        this.calls = calls;
        this.conversations = conversations;
        this.journal = journal;
    }

    HttpReply handle(HttpRequest request) {
        try {
            authorize(request.header("xi-api-key"));
            List<String> path = request.segments();
            if (path.size() < 3
                    || path.size() > 4
                    || !path.get(0).equals("v1")
                    || !path.get(1).equals("convai")) {
                throw ApiError.unknownRoute();
            }
            return route(request, path.get(2), path.size() == 4 ? path.get(3) : null);
        } catch (ApiError e) {
            return e.reply();
        }
    }

    private void authorize(@Nullable String key) {
        if (key == null) {
            throw ApiError.current(401, "authentication_error", "missing_api_key", "No API key was given.");
        }
        if (!key.equals(apiKey)) {
            throw ApiError.legacy(401, "invalid_api_key", "Invalid API key");
        }
    }

    private HttpReply route(HttpRequest request, String resource, @Nullable String id) {
        switch (resource) {
            case "twilio":
                return twilio(request, id);
            case "agents":
                return id == null ? agents(request) : agent(request, id);
            case "phone-numbers":
                return id == null ? numbers(request) : number(request, id);
            case "conversations":
                return conversations(request, id);
            case "analytics":
                if ("live-count".equals(id)) {
                    return conversations.liveCount(journal);
                }
                throw ApiError.unknownRoute();
            default:
                throw ApiError.unknownRoute();
        }
    }

    private HttpReply twilio(HttpRequest request, @Nullable String action) {
        if (!"outbound-call".equals(action)) {
            throw ApiError.unknownRoute();
        }
        if (!request.method().equals("POST")) {
            throw ApiError.wrongMethod();
        }
        return calls.place(body(request));
    }

    private HttpReply agents(HttpRequest request) {
        if (request.method().equals("GET")) {
            return agents.list(request);
        }
        throw ApiError.wrongMethod();
    }

    private HttpReply agent(HttpRequest request, String id) {
        switch (request.method()) {
            case "POST":
                if (id.equals("create")) {
                    return agents.create(body(request));
                }
                throw ApiError.wrongMethod();
            case "GET":
                return agents.get(id);
            case "PATCH":
                return agents.update(id, body(request));
            case "DELETE":
                return agents.delete(id);
            default:
                throw ApiError.wrongMethod();
        }
    }

    private HttpReply numbers(HttpRequest request) {
        switch (request.method()) {
            case "POST":
                return numbers.create(body(request));
            case "GET":
                return numbers.list(request);
            default:
                throw ApiError.wrongMethod();
        }
    }

    private HttpReply number(HttpRequest request, String id) {
        switch (request.method()) {
            case "GET":
                return numbers.get(id);
            case "PATCH":
                return numbers.update(id, body(request));
            case "DELETE":
                return numbers.delete(id);
            default:
                throw ApiError.wrongMethod();
        }
    }

    private HttpReply conversations(HttpRequest request, @Nullable String id) {
        if (!request.method().equals("GET")) {
            throw ApiError.wrongMethod();
        }
        return id == null ? conversations.list(request) : conversations.get(id);
    }

    private static JsonObject body(HttpRequest request) {
        try {
            return Json.read(request.body());
        } catch (IOException e) {
            throw ApiError.invalid("json_invalid", "JSON decode error", "body", 0);
        }
    }
}
