package io.voicecrm.elevenlabs;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the bodies of requests. A null is sent as such: the provider takes it for "no longer". */
final class Body {

    private static final JsonAdapter<Object> JSON =
            new Moshi.Builder().build().adapter(Object.class).serializeNulls();

    private Body() {}

    static String of(Map<String, ? extends @Nullable Object> members) {
        return JSON.toJson(members);
    }
}
