package io.voicecrm.elevenlabs;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.voicecrm.http.ExactNumbers;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was said. A delivery is hardly anything else, so this is by hand, without reflection; and once all is there
 * that we need of a turn, the rest of it is passed over without even its names being read.
 */
final class TurnAdapter extends JsonAdapter<Wire.Turn> {

    private static final JsonReader.Options NAMES =
            JsonReader.Options.of("role", "message", "time_in_call_secs", "tool_results");

    private final JsonAdapter<BigDecimal> numbers = new ExactNumbers();
    private final JsonAdapter<List<Wire.ToolResult>> results;

    TurnAdapter(JsonAdapter<List<Wire.ToolResult>> results) {
        this.results = results;
    }

    @Override
    public Wire.@Nullable Turn fromJson(JsonReader json) throws IOException {
        if (json.peek() == JsonReader.Token.NULL) {
            return json.nextNull();
        }
        String role = null;
        String message = null;
        BigDecimal seconds = null;
        List<Wire.ToolResult> toolResults = null;
        json.beginObject();
        while (json.hasNext()) {
            boolean isWhole = role != null && message != null && seconds != null && toolResults != null;
            switch (isWhole ? -1 : json.selectName(NAMES)) {
                case 0 -> role = text(json);
                case 1 -> message = text(json);
                case 2 -> seconds = numbers.fromJson(json);
                case 3 -> toolResults = results.fromJson(json);
                default -> {
                    json.skipName();
                    json.skipValue();
                }
            }
        }
        json.endObject();
        return new Wire.Turn(role, message, seconds, toolResults);
    }

    private static @Nullable String text(JsonReader json) throws IOException {
        return json.peek() == JsonReader.Token.NULL ? json.nextNull() : json.nextString();
    }

    @Override
    public void toJson(JsonWriter writer, Wire.@Nullable Turn turn) {
        throw new UnsupportedOperationException("what was said is only read");
    }
}
