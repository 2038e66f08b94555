package io.voicecrm.elevenlabs;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import io.voicecrm.http.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The three shapes of an error body: {@code detail} with a code, {@code detail} with a status, and a list of what is wrong
 * with the request.
 *
 * @param code the provider's word, such as {@code agent_not_found}, or the fields at fault; empty where it gives none
 */
record ApiError(String code) {

    private static final Moshi MOSHI = new Moshi.Builder().build();

    static ApiError of(Reply reply) {
        try {
            Object body = MOSHI.adapter(Object.class).fromJson(reply.body());
            return new ApiError(body instanceof Map<?, ?> map ? word(map.get("detail")) : "");
        } catch (IOException | JsonDataException e) {
            return new ApiError("");
        }
    }

    boolean isAbout(String word) {
        return code.contains(word);
    }

    private static String word(@Nullable Object detail) {
        if (detail instanceof Map<?, ?> map) {
            Object code = map.get("code") != null ? map.get("code") : map.get("status");
            return code == null ? "" : code.toString();
        }
        if (detail instanceof List<?> list) {
            return list.stream().map(ApiError::field).collect(Collectors.joining(", "));
        }
        return "";
    }

    private static String field(Object item) {
        return item instanceof Map<?, ?> map && map.get("loc") instanceof List<?> path
                ? path.stream().map(String::valueOf).collect(Collectors.joining("."))
                : "";
    }
}
