package io.voicecrm.testkit.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire.
 *
 * @param segments the decoded parts of the path
 * @param query the decoded parameters; the last one of a name wins
 * @param headers names are compared without regard to case
 */
record HttpRequest(
        String method, List<String> segments, Map<String, String> query, Map<String, String> headers, byte[] body) {

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    @Nullable
    String parameter(String name) {
        return query.get(name);
    }
}
