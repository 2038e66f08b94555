package io.voicecrm.testkit.wire;

import io.voicecrm.testkit.wire.Faults.Kind;
import io.voicecrm.testkit.wire.StripeRoutes.Route;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks the key, finds what a request is for, remembers answers, and lets go wrong what was ordered to. */
final class StripeApi {

    private static final Duration SLOW = Duration.ofSeconds(3);

    private final String apiKey;
    private final StripeStore store;
    private final StripeRoutes routes;
    private final StripePages pages;
    private final StripeKeys keys = new StripeKeys();
    private final Map<String, Queue<Kind>> ordered = new HashMap<>();
    private final Map<String, Integer> requests = new HashMap<>();

    StripeApi(String apiKey, StripeStore store, StripeRoutes routes, StripePages pages) {
        this.apiKey = apiKey;
        this.store = store;
        this.routes = routes;
        this.pages = pages;
    }

    /** Has one thing go wrong with the next request of a route for which nothing is ordered yet. */
    void order(String route, Kind fault) {
        synchronized (store) {
            ordered.computeIfAbsent(route, r -> new ArrayDeque<>()).add(fault);
        }
    }

    int requests(String route) {
        synchronized (store) {
            return requests.getOrDefault(route, 0);
        }
    }

    HttpReply handle(HttpRequest request) {
        HttpReply reply;
        @Nullable Kind fault;
        synchronized (store) {
            store.time().run();
            if (pages.knows(request)) {
                return pages.answer(request);
            }
            fault = faultOf(request);
            reply = fault == Kind.FAIL_BEFORE_ACCEPT || fault == Kind.REFUSE_FOR_CAPACITY
                    ? refusal(fault)
                    : answer(request).with("Request-Id", store.nextId("req_"));
        }
        if (fault == Kind.DROP_AFTER_ACCEPT) {
            return HttpReply.hangingUp();
        }
        if (fault == Kind.BAD_GATEWAY_AFTER_ACCEPT) {
            return HttpReply.empty(502);
        }
        if (fault == Kind.SLOW_ANSWER) {
            Dialing.pause(SLOW);
        }
        return reply;
    }

    private @Nullable Kind faultOf(HttpRequest request) {
        String route = routes.find(request).map(Route::name).orElse("");
        requests.merge(route, 1, Integer::sum);
        Queue<Kind> next = ordered.get(route);
        return next == null ? null : next.poll();
    }

    private static HttpReply refusal(Kind fault) {
        return fault == Kind.REFUSE_FOR_CAPACITY
                ? new StripeError(429, "invalid_request_error", "rate_limit", null, "Too many requests.").reply()
                : new StripeError(503, "api_error", null, null, "Try again later.").reply();
    }

    private HttpReply answer(HttpRequest request) {
        try {
            authorize(request);
            Route route = routes.find(request).orElseThrow(() -> unknown(request));
            String key = request.method().equals("POST") ? request.header("Idempotency-Key") : null;
            return key == null ? carryOut(request, route) : once(key, request, route);
        } catch (StripeError e) {
            return e.reply();
        }
    }

    private void authorize(HttpRequest request) {
        if (!("Bearer " + apiKey).equals(request.header("Authorization"))) {
            throw new StripeError(401, "invalid_request_error", null, null, "Invalid API Key provided: sk_test_****");
        }
    }

    private static StripeError unknown(HttpRequest request) {
        return new StripeError(
                404,
                "invalid_request_error",
                null,
                null,
                "Unrecognized request URL (" + request.method() + ": /" + String.join("/", request.segments()) + ").");
    }

    private HttpReply once(String key, HttpRequest request, Route route) {
        String same = String.join("/", request.segments()) + "?"
                + new TreeMap<>(FormBody.of(request.body()).parameters());
        HttpReply before = keys.find(key, same, store.time().now()).orElse(null);
        if (before != null) {
            return before;
        }
        try {
            HttpReply reply = carryOut(request, route);
            keys.keep(key, same, reply, store.time().now());
            return reply;
        } catch (StripeError e) {
            if (e.isRemembered()) {
                keys.keep(key, same, e.reply(), store.time().now());
            }
            throw e;
        }
    }

    private static HttpReply carryOut(HttpRequest request, Route route) {
        FormBody form = FormBody.of(request.body());
        request.query().forEach(form::with);
        return HttpReply.ok(route.handler().answer(route.id(), StripeParams.of(form.parameters())));
    }
}
