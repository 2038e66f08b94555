package io.voicecrm.http;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads JSON numbers as they are written, never through a double. */
public final class ExactNumbers extends JsonAdapter<BigDecimal> {

    /**
     * Reads a number, or a string that holds one; null stays null.
     *
     * @throws JsonDataException if it is none
     */
    @Override
    public @Nullable BigDecimal fromJson(JsonReader reader) throws IOException {
        if (reader.peek() == JsonReader.Token.NULL) {
            return reader.nextNull();
        }
        try {
            return new BigDecimal(reader.nextString());
        } catch (NumberFormatException e) {
            throw new JsonDataException("expected a number at " + reader.getPath(), e);
        }
    }

    /** Writes a number. */
    @Override
    public void toJson(JsonWriter writer, @Nullable BigDecimal value) throws IOException {
        writer.value(value);
    }
}
