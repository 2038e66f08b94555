package io.voicecrm.testkit.wire;

import java.util.Map;
import java.util.TreeMap;

/**
 * What goes back over the wire.
 *
 * @param mediaType what the body is
 * @param headers besides those that say what the body is
 * @param body empty for none
 * @param hangUp closes the connection without sending anything, as a crashing server does
 */
record HttpReply(int status, String mediaType, Map<String, String> headers, byte[] body, boolean hangUp) {

    private static final String JSON = "application/json";
    private static final byte[] NOTHING = {};

    static HttpReply json(int status, Object value) {
        return new HttpReply(status, JSON, Map.of(), Json.write(value), false);
    }

    static HttpReply ok(Object value) {
        return json(200, value);
    }

    /** A success whose body is something else than JSON. */
    static HttpReply ok(String mediaType, byte[] body) {
        return new HttpReply(200, mediaType, Map.of(), body, false);
    }

    static HttpReply empty(int status) {
        return new HttpReply(status, JSON, Map.of(), NOTHING, false);
    }

    /** Sends a browser somewhere else, to be asked for with GET. */
    static HttpReply seeOther(String url) {
        return empty(303).with("Location", url);
    }

    static HttpReply hangingUp() {
        return new HttpReply(0, JSON, Map.of(), NOTHING, true);
    }

    /** The same with one more header. */
    HttpReply with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new HttpReply(status, mediaType, Map.copyOf(more), body, hangUp);
    }
}
