package io.voicecrm.testkit.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Idempotency keys, and what was answered under each; forgotten after a day. Guarded by the {@link StripeStore}. */
final class StripeKeys {

    private static final Duration REMEMBERED = Duration.ofHours(24);

    private final Map<String, Answered> answers = new HashMap<>();

    private record Answered(String request, HttpReply reply, Instant at) {}

    /**
     * What was answered before.
     *
     * @throws StripeError if the key was used for another request
     */
    Optional<HttpReply> find(String key, String request, Instant now) {
        Answered answered = answers.get(key);
        if (answered == null || !now.isBefore(answered.at().plus(REMEMBERED))) {
            return Optional.empty();
        }
        if (!answered.request().equals(request)) {
            throw new StripeError(
                    400,
                    "idempotency_error",
                    null,
                    null,
                    "Keys for idempotent requests can only be used with the same parameters they were first used with.");
        }
        return Optional.of(answered.reply().with("Idempotent-Replayed", "true"));
    }

    void keep(String key, String request, HttpReply reply, Instant now) {
        answers.put(key, new Answered(request, reply, now));
    }
}
