package io.voicecrm.stripe;

import io.voicecrm.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What we write on objects at Stripe so that we know them again: their metadata. */
final class Labels {

    static final String TENANT = "voicecrm_tenant";
    static final String REFERENCE = "voicecrm_reference";
    static final String INVOICE = "voicecrm_invoice";
    static final String TERMS = "voicecrm_terms";
    static final String LINE = "voicecrm_line";

    private Labels() {}

    static @Nullable String text(@Nullable Map<String, String> metadata, String name) {
        return metadata == null ? null : metadata.get(name);
    }

    /** Whose object it is; empty for one that others made in the same account. */
    static Optional<TenantId> tenant(@Nullable Map<String, String> metadata) {
        String value = text(metadata, TENANT);
        return value == null || value.isBlank() || value.length() > 64 || value.equals("*")
                ? Optional.empty()
                : Optional.of(new TenantId(value));
    }

    /** The same for the same text, in 32 digits. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: every Java platform has it", e);
        }
    }
}
