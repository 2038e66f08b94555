package io.voicecrm.http;

import java.net.UnknownHostException;

/**
 * A URL that somebody gave us leads where we do not go on anybody's word. It is an {@link UnknownHostException} because a
 * resolver may throw nothing else.
 */
public final class ForbiddenUrlException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    ForbiddenUrlException(String message) {
        super(message);
    }
}
