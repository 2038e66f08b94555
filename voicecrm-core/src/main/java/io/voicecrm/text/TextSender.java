package io.voicecrm.text;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.PhoneNumber;

/** Sends text messages through a carrier. Thread-safe. */
@ExtensionPoint
public interface TextSender {

    /**
     * Sends at most one request. Nothing sends it again, not even the HTTP client: a second request is a second message.
     * Never throws for a failing carrier; the answer says what is known.
     *
     * @param id travels with the message, so that what the carrier tells about it later can be told from others
     */
    Sending send(TextId id, PhoneNumber from, PhoneNumber to, String body);
}
