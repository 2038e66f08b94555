package io.voicecrm.retell;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.voicecrm.http.ExactNumbers;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was said. The provider times every single word, which makes most of a delivery: all but the first are passed
 * over without being read.
 */
final class UtteranceAdapter extends JsonAdapter<Wire.Utterance> {

    private static final JsonReader.Options NAMES = JsonReader.Options.of("role", "content", "words");
    private static final JsonReader.Options START = JsonReader.Options.of("start");

    private final ExactNumbers numbers = new ExactNumbers();

    @Override
    public Wire.@Nullable Utterance fromJson(JsonReader json) throws IOException {
        if (json.peek() == JsonReader.Token.NULL) {
            return json.nextNull();
        }
        String role = null;
        String content = null;
        BigDecimal start = null;
        json.beginObject();
        while (json.hasNext()) {
            switch (json.selectName(NAMES)) {
                case 0 -> role = text(json);
                case 1 -> content = text(json);
                case 2 -> start = firstStart(json);
                default -> skip(json);
            }
        }
        json.endObject();
        return new Wire.Utterance(role, content, start);
    }

    private @Nullable BigDecimal firstStart(JsonReader json) throws IOException {
        if (json.peek() == JsonReader.Token.NULL) {
            return json.nextNull();
        }
        BigDecimal start = null;
        json.beginArray();
        while (json.hasNext()) {
            if (start != null || json.peek() == JsonReader.Token.NULL) {
                json.skipValue();
            } else {
                start = start(json);
            }
        }
        json.endArray();
        return start;
    }

    private @Nullable BigDecimal start(JsonReader json) throws IOException {
        BigDecimal start = null;
        json.beginObject();
        while (json.hasNext()) {
            if (json.selectName(START) == 0) {
                start = numbers.fromJson(json);
            } else {
                skip(json);
            }
        }
        json.endObject();
        return start;
    }

    private static @Nullable String text(JsonReader json) throws IOException {
        return json.peek() == JsonReader.Token.NULL ? json.nextNull() : json.nextString();
    }

    private static void skip(JsonReader json) throws IOException {
        json.skipName();
        json.skipValue();
    }

    @Override
    public void toJson(JsonWriter writer, Wire.@Nullable Utterance utterance) {
        throw new UnsupportedOperationException("what was said is only read");
    }
}
