package io.voicecrm.sample.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The key of a page's last row, in a form that nobody is tempted to build by hand. */
public final class Cursor {

    private Cursor() {}

    static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The key, null for the first page.
     *
     * @throws org.springframework.web.ErrorResponseException 400 if it is not one of ours
     */
    public static @Nullable String decode(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return null;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("after", "is not a cursor that a page gave");
        }
    }
}
