package io.voicecrm.http;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC with SHA-256 (RFC 2104) over bytes as they came. Thread-safe. */
public final class HmacSha256 {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final String name;

    /**
     * @param secret the whole secret, as text
     * @throws IllegalArgumentException if it is empty
     */
    public HmacSha256(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        // Eight digits of a code under the secret tell one secret from another, and nothing of either.
        this.name = HexFormat.of()
                .formatHex(code("name".getBytes(StandardCharsets.UTF_8), new byte[0]))
                .substring(0, 8);
    }

    /** Names the secret, the same on every machine, without telling anything of it; for people to see which is in use. */
    public String name() {
        return name;
    }

    /** Whether {@code hex} is the code of {@code prefix} followed by {@code body}. Takes the same time wherever it differs. */
    public boolean matches(String hex, String prefix, byte[] body) {
        return matches(hex, prefix.getBytes(StandardCharsets.UTF_8), body);
    }

    /** Whether {@code hex} is the code of {@code body} followed by {@code suffix}. Takes the same time wherever it differs. */
    public boolean matches(String hex, byte[] body, String suffix) {
        return matches(hex, body, suffix.getBytes(StandardCharsets.UTF_8));
    }

    private boolean matches(String hex, byte[] first, byte[] second) {
        byte[] claimed;
        try {
            claimed = HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return MessageDigest.isEqual(code(first, second), claimed);
    }

    private byte[] code(byte[] first, byte[] second) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(first);
            return mac.doFinal(second);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(ALGORITHM + ": every Java platform has it", e);
        }
    }
}
