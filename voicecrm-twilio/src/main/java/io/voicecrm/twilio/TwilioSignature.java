package io.voicecrm.twilio;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether Twilio signed a request. Ours, because the library's validator loses repeated parameters and changes
 * percent-encoded queries. Thread-safe.
 *
 * <p>Source: Twilio's security guide, and what its Java and Node libraries compute, 2026-11: HMAC-SHA1, in Base64, of the
 * URL as called followed by every form parameter's name and value, by name; a body of another type is named by its hash
 * in the URL instead.
 */
final class TwilioSignature {

    private static final String ALGORITHM = "HmacSHA1";
    private static final String BODY_HASH = "bodySHA256=";

    /** Base64 of the 20 bytes of a SHA-1. */
    private static final int LENGTH = 28;

    private final List<SecretKeySpec> keys;

    /** @param tokens the account's auth tokens: two while one is being replaced */
    TwilioSignature(List<String> tokens) {
        this.keys = tokens.stream()
                .map(token -> new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
    }

    /**
     * Whether the header is right for a form, or for no body at all.
     *
     * @param header what the request carries; null if nothing
     * @param url as Twilio called it, from the scheme to the query
     */
    boolean signsForm(@Nullable String header, String url, byte[] form) {
        byte[] claimed = claimed(header);
        return claimed != null && matches(claimed, url, sorted(form));
    }

    /** Whether the header and the hash in the URL are right for a body that is no form. */
    boolean signsBody(@Nullable String header, String url, byte[] body) {
        byte[] claimed = claimed(header);
        int at = url.indexOf(BODY_HASH);
        if (claimed == null || at < 0) {
            return false;
        }
        int end = url.indexOf('&', at);
        String hash = url.substring(at + BODY_HASH.length(), end < 0 ? url.length() : end);
        return MessageDigest.isEqual(hash.getBytes(StandardCharsets.UTF_8), hashOf(body)) && matches(claimed, url, "");
    }

    /** Cheap first: a header that can be no signature costs no hash. */
    private static byte @Nullable [] claimed(@Nullable String header) {
        return header == null || header.length() != LENGTH || header.charAt(LENGTH - 1) != '='
                ? null
                : header.getBytes(StandardCharsets.UTF_8);
    }

    /** Twilio signs the URL with the default port or without, whichever was configured. */
    private boolean matches(byte[] claimed, String url, String parameters) {
        String other = withOtherSpelling(url);
        for (SecretKeySpec key : keys) {
            Mac mac = mac(key);
            if (MessageDigest.isEqual(code(mac, url, parameters), claimed)
                    || (other != null && MessageDigest.isEqual(code(mac, other, parameters), claimed))) {
                return true;
            }
        }
        return false;
    }

    private static byte[] code(Mac mac, String url, String parameters) {
        mac.update(url.getBytes(StandardCharsets.UTF_8));
        // Compared as text: of the text's last character some bits stand for nothing, and would not be looked at.
        return Base64.getEncoder().encode(mac.doFinal(parameters.getBytes(StandardCharsets.UTF_8)));
    }

    /** The URL with its default port written out, or left out; null if it has another port. */
    private static @Nullable String withOtherSpelling(String url) {
        int host = url.indexOf("://") + 3;
        String port = url.startsWith("https") || url.startsWith("wss") ? ":443" : ":80";
        int end = host;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String authority = url.substring(host, end);
        if (authority.endsWith(port)) {
            return url.substring(0, end - port.length()) + url.substring(end);
        }
        boolean hasPort = authority.indexOf(':', Math.max(0, authority.lastIndexOf(']'))) >= 0;
        return hasPort ? null : url.substring(0, end) + port + url.substring(end);
    }

    /** Names and values, by name; of a name that comes more than once each value once, in order. */
    private static String sorted(byte[] form) {
        if (form.length == 0) {
            return "";
        }
        Map<String, TreeSet<String>> parameters = new TreeMap<>();
        String text = new String(form, StandardCharsets.UTF_8);
        int from = 0;
        while (from <= text.length()) {
            int end = text.indexOf('&', from);
            String pair = text.substring(from, end < 0 ? text.length() : end);
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                parameters
                        .computeIfAbsent(name, n -> new TreeSet<>())
                        .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
            if (end < 0) {
                break;
            }
            from = end + 1;
        }
        StringBuilder joined = new StringBuilder(text.length());
        parameters.forEach(
                (name, values) -> values.forEach(value -> joined.append(name).append(value)));
        return joined.toString();
    }

    /** A broken escape is kept as it is: the signature will not fit, which is all that is to be said. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static byte[] hashOf(byte[] body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: every Java platform has it", e);
        }
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(ALGORITHM + ": every Java platform has it", e);
        }
    }
}
