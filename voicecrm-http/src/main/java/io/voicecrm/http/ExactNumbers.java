package io.voicecrm.http;

import com.squareup.moshi.FromJson;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.ToJson;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads JSON numbers as they are written, never through a double. */
public final class ExactNumbers {

    /** Reads a number, or a string that holds one; null stays null. */
    @FromJson
    @Nullable
    BigDecimal read(JsonReader reader) throws IOException {
        if (reader.peek() == JsonReader.Token.NULL) {
            return reader.nextNull();
        }
        return new BigDecimal(reader.nextString());
    }

    /** Writes a number. */
    @ToJson
    void write(JsonWriter writer, @Nullable BigDecimal value) throws IOException {
        writer.value(value);
    }
}
