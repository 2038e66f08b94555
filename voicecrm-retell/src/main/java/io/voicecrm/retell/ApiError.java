package io.voicecrm.retell;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import io.voicecrm.http.Reply;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the provider says of a failure: a sentence, and no code.
 *
 * @param message the sentence, shortened, and with any number in it made unreadable; empty where it says nothing
 */
record ApiError(String message) {

    private static final Moshi MOSHI = new Moshi.Builder().build();
    private static final Pattern NUMBER = Pattern.compile("\\d{5,}");
    private static final int LONGEST = 160;

    static ApiError of(Reply reply) {
        try {
            Object body = MOSHI.adapter(Object.class).fromJson(reply.body());
            Object message = body instanceof Map<?, ?> map ? map.get("message") : null;
            return new ApiError(message == null ? "" : shown(message.toString()));
        } catch (IOException | JsonDataException e) {
            return new ApiError("");
        }
    }

    boolean isAbout(String word) {
        return message.toLowerCase(Locale.ROOT).contains(word);
    }

    private static String shown(String message) {
        String masked = NUMBER.matcher(message).replaceAll("…");
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
    }
}
