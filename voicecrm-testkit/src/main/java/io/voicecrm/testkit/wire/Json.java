package io.voicecrm.testkit.wire;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * JSON as trees of {@link JsonObject}, {@link List}, {@link String}, {@link Number}, {@link Boolean} and null.
 *
 * <p>Trees and not records, because the provider gives an agent's configuration back as it was sent, fields that we have
 * never heard of included. Whole numbers stay whole.
 */
final class Json {

    private Json() {}

    /**
     * Reads an object.
     *
     * @throws IOException if {@code bytes} are not JSON, or are JSON but no object
     */
    static JsonObject read(byte[] bytes) throws IOException {
        try (JsonReader reader = JsonReader.of(new Buffer().write(bytes))) {
            JsonObject object = object(reader);
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw new IOException("text after the end of the JSON object");
            }
            return object;
        } catch (RuntimeException e) {
            throw new IOException("not a JSON object", e);
        }
    }

    static byte[] write(Object value) {
        Buffer buffer = new Buffer();
        try (JsonWriter writer = JsonWriter.of(buffer)) {
            writer.setSerializeNulls(true);
            write(value, writer);
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory cannot fail", e);
        }
        return buffer.readByteArray();
    }

    private static void write(@Nullable Object value, JsonWriter writer) throws IOException {
        if (value instanceof JsonObject object) {
            writer.beginObject();
            for (Map.Entry<String, @Nullable Object> member : object.members().entrySet()) {
                writer.name(member.getKey());
                write(member.getValue(), writer);
            }
            writer.endObject();
        } else if (value instanceof List<?> list) {
            writer.beginArray();
            for (Object element : list) {
                write(element, writer);
            }
            writer.endArray();
        } else if (value instanceof Number number) {
            writer.value(number);
        } else if (value instanceof Boolean bool) {
            writer.value(bool);
        } else {
            writer.value(value == null ? null : value.toString());
        }
    }

    private static @Nullable Object value(JsonReader reader) throws IOException {
        switch (reader.peek()) {
            case BEGIN_OBJECT:
                return object(reader);
            case BEGIN_ARRAY:
                return array(reader);
            case NUMBER:
                return number(reader.nextString());
            case BOOLEAN:
                return reader.nextBoolean();
            case NULL:
                return reader.nextNull();
            default:
                return reader.nextString();
        }
    }

    private static JsonObject object(JsonReader reader) throws IOException {
        JsonObject object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            object.with(name, value(reader));
        }
        reader.endObject();
        return object;
    }

    private static List<@Nullable Object> array(JsonReader reader) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            elements.add(value(reader));
        }
        reader.endArray();
        return elements;
    }

    private static Number number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return new BigDecimal(text);
        }
    }
}
