package io.voicecrm.text;

import io.voicecrm.PhoneNumber;

/**
 * A message from a person. Its text is personal: {@link #toString} leaves it out.
 *
 * @param reference the carrier's name for it; the same when it is told twice
 * @param to one of our numbers
 */
public record InboundText(String reference, PhoneNumber from, PhoneNumber to, String body) {

    /** Without the body. */
    @Override
    public String toString() {
        return "InboundText[" + reference + ", from " + from + "]";
    }
}
