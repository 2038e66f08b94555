package io.voicecrm.http;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.voicecrm.webhook.MalformedWebhookException;
import java.io.IOException;
import okio.Buffer;

/** Reads the JSON that a provider posts. */
public final class WebhookJson {

    private WebhookJson() {}

    /**
     * The whole of a body, without making a text of it first.
     *
     * @throws MalformedWebhookException if it is not what {@code adapter} reads, or null, or more follows
     */
    public static <T> T read(JsonAdapter<T> adapter, byte[] body) {
        T value;
        boolean isAll;
        try {
            JsonReader json = JsonReader.of(new Buffer().write(body));
            value = adapter.fromJson(json);
            isAll = json.peek() == JsonReader.Token.END_DOCUMENT;
        } catch (IOException | JsonDataException e) {
            throw new MalformedWebhookException("body: is not what the provider documents", e);
        }
        if (value == null || !isAll) {
            throw new MalformedWebhookException(value == null ? "$: is null" : "$: more follows", null);
        }
        return value;
    }
}
