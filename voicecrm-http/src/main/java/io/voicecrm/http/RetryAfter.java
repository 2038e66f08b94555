package io.voicecrm.http;

import org.jspecify.annotations.Nullable;

/** The {@code Retry-After} header (RFC 9110 section 10.2.3), in its form with seconds. */
final class RetryAfter {

    private static final long LONGEST = 3_600;

    private RetryAfter() {}

    /** The seconds, at most an hour; null where the header is missing or is a date. */
    static @Nullable Long seconds(@Nullable String header) {
        if (header == null || !header.strip().matches("\\d{1,9}")) {
            return null;
        }
        return Math.min(LONGEST, Long.parseLong(header.strip()));
    }
}
