package io.voicecrm.testkit.wire;

/**
 * What goes back over the wire.
 *
 * @param mediaType what the body is
 * @param body empty for none
 * @param hangUp closes the connection without sending anything, as a crashing server does
 */
record HttpReply(int status, String mediaType, byte[] body, boolean hangUp) {

    private static final String JSON = "application/json";
    private static final byte[] NOTHING = {};

    static HttpReply json(int status, Object value) {
        return new HttpReply(status, JSON, Json.write(value), false);
    }

    static HttpReply ok(Object value) {
        return json(200, value);
    }

    /** A success whose body is something else than JSON. */
    static HttpReply ok(String mediaType, byte[] body) {
        return new HttpReply(200, mediaType, body, false);
    }

    static HttpReply empty(int status) {
        return new HttpReply(status, JSON, NOTHING, false);
    }

    static HttpReply hangingUp() {
        return new HttpReply(0, JSON, NOTHING, true);
    }
}
