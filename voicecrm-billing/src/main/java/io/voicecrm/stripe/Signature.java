package io.voicecrm.stripe;

import io.voicecrm.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC with SHA-256 under one endpoint's secret, which is used as it is written. Thread-safe. */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final String name;

    Signature(Secret secret) {
        key = new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM);
        // Eight digits of a code under the secret tell one secret from another, and nothing of either.
        name = HexFormat.of().formatHex(code("name", new byte[0])).substring(0, 8);
    }

    /** Names the secret without telling anything of it. */
    String name() {
        return name;
    }

    /** Whether one of {@code codes} is that of {@code prefix} and {@code body}; as slow wherever they differ. */
    boolean isAmong(List<String> codes, String prefix, byte[] body) {
        byte[] right = code(prefix, body);
        boolean isAmong = false;
        for (String code : codes) {
            isAmong |= isSame(right, code);
        }
        return isAmong;
    }

    private static boolean isSame(byte[] right, String claimed) {
        try {
            return MessageDigest.isEqual(right, HexFormat.of().parseHex(claimed));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private byte[] code(String prefix, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(prefix.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + ": every Java platform has it", e);
        }
    }
}
