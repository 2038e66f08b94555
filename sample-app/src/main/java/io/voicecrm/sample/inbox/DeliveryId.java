package io.voicecrm.sample.inbox;

import io.voicecrm.ProviderId;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.webhook.DeliveryKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A delivery's key as one part of a path: it may hold anything, so it is not written as it is. */
final class DeliveryId {

    private DeliveryId() {}

    static String of(DeliveryKey key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws org.springframework.web.ErrorResponseException 404 if no delivery can have this id */
    static DeliveryKey parse(String id) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8).split("/", 2);
            if (parts.length == 2) {
                return new DeliveryKey(new ProviderId(parts[0]), parts[1]);
            }
        } catch (IllegalArgumentException e) {
            // Neither is it an id of ours.
        }
        throw Problems.notFound("delivery");
    }
}
