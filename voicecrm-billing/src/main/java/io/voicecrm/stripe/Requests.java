package io.voicecrm.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.service.V1Services;
import java.util.regex.Pattern;

/** Sends requests through the library and says in our words how they failed. Thread-safe. */
final class Requests {

    private static final Pattern PLAIN = Pattern.compile("[!-~]{1,240}");

    private final StripeClient client;

    Requests(StripeClient client) {
        this.client = client;
    }

    /** A request. */
    @FunctionalInterface
    interface Request<T> {
        T send(V1Services v1) throws StripeException;
    }

    /**
     * The answer.
     *
     * @param what for messages, such as {@code create invoice}
     * @throws io.voicecrm.billing.BillingException if there is none, or a refusal
     */
    <T> T ask(String what, Request<T> request) {
        try {
            return request.send(client.v1());
        } catch (StripeException e) {
            throw Failures.of(what, e);
        }
    }

    /**
     * Sends what is created under a key of ours: whoever sends it again, this process or another one after a crash, gets
     * the same answer for a day. What changes something that exists is sent without: there, the state that was asked for
     * last is the right one, and an answer of yesterday is not.
     */
    static RequestOptions keyed(String key) {
        // A header holds no letters beyond ASCII, and a tenant's name may.
        String plain = PLAIN.matcher(key).matches() ? key : "sha256:" + Labels.hash(key);
        return RequestOptions.builder().setIdempotencyKey("voicecrm:" + plain).build();
    }
}
