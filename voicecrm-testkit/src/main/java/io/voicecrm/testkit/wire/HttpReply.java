package io.voicecrm.testkit.wire;

/**
 * What goes back over the wire.
 *
 * @param body empty for none
 * @param hangUp closes the connection without sending anything, as a crashing server does
 */
record HttpReply(int status, byte[] body, boolean hangUp) {

    private static final byte[] NOTHING = {};

    static HttpReply json(int status, Object value) {
        return new HttpReply(status, Json.write(value), false);
    }

    static HttpReply ok(Object value) {
        return json(200, value);
    }

    static HttpReply empty(int status) {
        return new HttpReply(status, NOTHING, false);
    }

    static HttpReply hangingUp() {
        return new HttpReply(0, NOTHING, true);
    }
}
