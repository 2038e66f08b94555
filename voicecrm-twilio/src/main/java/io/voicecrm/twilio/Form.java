package io.voicecrm.twilio;

import io.voicecrm.PhoneNumber;
import io.voicecrm.webhook.MalformedWebhookException;
import io.voicecrm.webhook.WebhookRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters of a request from Twilio; of a name that comes more than once the first. Immutable. */
final class Form {

    private final Map<String, String> parameters;

    private Form(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /** @throws MalformedWebhookException if an escape is broken */
    static Form of(WebhookRequest request) {
        Map<String, String> parameters = new HashMap<>();
        try {
            for (String pair : new String(request.body(), StandardCharsets.UTF_8).split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    parameters.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedWebhookException("body: " + request.size() + " bytes are no form", e);
        }
        return new Form(parameters);
    }

    /** The parameter; empty where it is missing or has no text. */
    Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * The parameter.
     *
     * @param expected what the request should be, for the message
     * @throws MalformedWebhookException if it is missing or has no text
     */
    String required(String name, String expected) {
        return text(name).orElseThrow(() -> missing(name, expected));
    }

    static MalformedWebhookException missing(String name, String expected) {
        return new MalformedWebhookException(name + ": is missing; expected " + expected, null);
    }

    /** The parameter as a number; empty where it is none: a caller may withhold it, or be a client or a SIP address. */
    Optional<PhoneNumber> phone(String name) {
        return text(name).filter(value -> value.matches("\\+[1-9][0-9]{7,14}")).map(PhoneNumber::of);
    }

    /** The parameter as a count; empty where it is none. */
    Optional<Long> count(String name) {
        return text(name).filter(value -> value.matches("[0-9]{1,9}")).map(Long::valueOf);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
