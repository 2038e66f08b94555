package io.voicecrm.testkit.wire;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A request as it came over the wire, and what it was answered: for a test to compare with what the provider documents.
 *
 * @param segments the decoded parts of the path
 * @param query the decoded parameters
 * @param headers the names of the request's headers, in lower case; their values may be secret
 * @param mediaType of the request's body, without parameters; empty if it has none
 * @param answerMediaType of the answer's body
 */
public record Exchange(
        String method,
        List<String> segments,
        Map<String, String> query,
        Set<String> headers,
        String mediaType,
        byte[] body,
        int status,
        String answerMediaType,
        byte[] answer) {

    /** Copies the collections; the bytes are shared. */
    public Exchange {
        segments = List.copyOf(segments);
        query = Map.copyOf(query);
        headers = Set.copyOf(headers);
    }

    /** The method and the path only: a body can hold what people said. */
    @Override
    public String toString() {
        return method + " /" + String.join("/", segments) + " -> " + status;
    }
}
