package io.voicecrm.elevenlabs;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * What tells one delivery from another, read without reading the rest: it stands at the beginning, and the transcript that
 * follows is a hundred times as long. Not thread-safe.
 */
final class EnvelopeHead {

    private static final JsonReader.Options ENVELOPE = JsonReader.Options.of("type", "event_timestamp", "data");
    private static final JsonReader.Options DATA = JsonReader.Options.of("conversation_id");

    private @Nullable String type;
    private @Nullable String timestamp;
    private @Nullable String conversation;

    private EnvelopeHead() {}

    /** Type, conversation and time, the same for each retry of a delivery; empty if one of them is missing. */
    static Optional<String> read(byte[] body) {
        EnvelopeHead head = new EnvelopeHead();
        try (JsonReader json = JsonReader.of(new Buffer().write(body))) {
            head.readEnvelope(json);
        } catch (IOException | JsonDataException | NumberFormatException e) {
            return Optional.empty();
        }
        return head.isComplete()
                ? Optional.of(head.type + ":" + head.conversation + ":" + head.timestamp)
                : Optional.empty();
    }

    private boolean isComplete() {
        return type != null && timestamp != null && conversation != null && !conversation.isBlank();
    }

    private void readEnvelope(JsonReader json) throws IOException {
        json.beginObject();
        while (!isComplete() && json.hasNext()) {
            switch (json.selectName(ENVELOPE)) {
                case 0 -> type = json.nextString();
                case 1 -> timestamp = new BigDecimal(json.nextString()).toPlainString();
                case 2 -> readData(json);
                default -> skip(json);
            }
        }
    }

    private void readData(JsonReader json) throws IOException {
        json.beginObject();
        while (!isComplete() && json.hasNext()) {
            if (json.selectName(DATA) == 0) {
                conversation = json.nextString();
            } else {
                skip(json);
            }
        }
        if (!isComplete()) {
            json.endObject();
        }
    }

    private static void skip(JsonReader json) throws IOException {
        json.skipName();
        json.skipValue();
    }
}
