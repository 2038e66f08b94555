package io.voicecrm.twilio;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
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
    private static final byte[] NOTHING = {};

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
     */
    boolean signsForm(@Nullable String header, SignedUrl url, byte[] form) {
        byte[] claimed = claimed(header);
        return claimed != null && matches(claimed, url, SignedForm.bytesOf(form));
    }

    /** Whether the header and the hash in the URL are right for a body that is no form. */
    boolean signsBody(@Nullable String header, SignedUrl url, byte[] body) {
        byte[] claimed = claimed(header);
        String hash = url.bodyHash().orElse(null);
        return claimed != null
                && hash != null
                && MessageDigest.isEqual(hash.getBytes(StandardCharsets.UTF_8), hashOf(body))
                && matches(claimed, url, NOTHING);
    }

    /** Cheap first: a header that can be no signature costs no hash. */
    private static byte @Nullable [] claimed(@Nullable String header) {
        return header == null || header.length() != LENGTH || header.charAt(LENGTH - 1) != '='
                ? null
                : header.getBytes(StandardCharsets.UTF_8);
    }

    private boolean matches(byte[] claimed, SignedUrl url, byte[] parameters) {
        for (SecretKeySpec key : keys) {
            Mac mac = mac(key);
            for (byte[] spelling : url.spellings()) {
                mac.update(spelling);
                // Compared as text: of the text's last character some bits stand for nothing, and would not be looked
                // at.
                if (MessageDigest.isEqual(Base64.getEncoder().encode(mac.doFinal(parameters)), claimed)) {
                    return true;
                }
            }
        }
        return false;
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
