package io.voicecrm.testkit.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which requests there are. A star stands for an id. */
final class StripeRoutes {

    private static final Pattern ID =
            Pattern.compile("(acct|bps|ch|clock|cs_test|cus|du|evt|ii|il|in|mtr|pi|pm|price|prod|re|sub)_\\w+");

    private final Map<String, Handler> handlers = new HashMap<>();

    /** Answers a request. */
    @FunctionalInterface
    interface Handler {
        /** @param id the one in the path; empty if it has none */
        JsonObject answer(String id, StripeParams params);
    }

    /** What a request asks for. */
    record Route(String name, String id, Handler handler) {}

    /** @param name the method and the path without its version, such as {@code GET customers/*} */
    void add(String name, Handler handler) {
        handlers.put(name, handler);
    }

    Optional<Route> find(HttpRequest request) {
        List<String> path = request.segments();
        if (path.size() < 2 || !path.get(0).equals("v1")) {
            return Optional.empty();
        }
        StringBuilder name = new StringBuilder(request.method());
        String id = "";
        for (int i = 1; i < path.size(); i++) {
            boolean isId = ID.matcher(path.get(i)).matches() && id.isEmpty();
            name.append(i == 1 ? ' ' : '/').append(isId ? "*" : path.get(i));
            id = isId ? path.get(i) : id;
        }
        Handler handler = handlers.get(name.toString());
        return handler == null ? Optional.empty() : Optional.of(new Route(name.toString(), id, handler));
    }
}
