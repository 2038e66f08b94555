package io.voicecrm.elevenlabs;

import com.squareup.moshi.JsonDataException;
import io.voicecrm.http.ErrorMapper;
import io.voicecrm.http.JsonClient;
import io.voicecrm.http.Reply;
import io.voicecrm.http.Shot;
import io.voicecrm.voice.VoiceProviderException;
import java.io.IOException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Requests whose failure is an exception. Dials are not among them. */
final class Api {

    private final JsonClient http;

    Api(JsonClient http) {
        this.http = http;
    }

    HttpUrl.Builder url(String path) {
        return http.url("v1/convai/" + path);
    }

    /** Sends a request that may be sent again, and reads its answer, whatever its status. */
    Reply send(String what, String method, HttpUrl url, @Nullable String json) {
        try {
            return http.exchange(method, url, json);
        } catch (IOException e) {
            throw ErrorMapper.noAnswer(ElevenLabs.ID, what, e);
        }
    }

    /** Sends a request that makes something new, at most once. */
    Reply create(String what, HttpUrl url, String json) {
        if (http.once(url, json) instanceof Shot.Answered answered) {
            return answered.reply();
        }
        throw ErrorMapper.noAnswer(ElevenLabs.ID, what, null);
    }

    <T> T get(String what, HttpUrl url, Class<T> type) {
        return read(what, send(what, "GET", url, null), type);
    }

    /** The body of a success. @throws VoiceProviderException for anything else */
    <T> T read(String what, Reply reply, Class<T> type) {
        if (!reply.isSuccess()) {
            throw failure(what, reply);
        }
        try {
            T value = Wire.adapter(type).fromJson(reply.body());
            if (value != null) {
                return value;
            }
        } catch (IOException | JsonDataException e) {
            throw unreadable(what, reply, e);
        }
        throw unreadable(what, reply, null);
    }

    static VoiceProviderException failure(String what, Reply reply) {
        return ErrorMapper.exception(
                ElevenLabs.ID, what, reply, ApiError.of(reply).code());
    }

    private static VoiceProviderException unreadable(String what, Reply reply, @Nullable Throwable cause) {
        return new VoiceProviderException(
                ElevenLabs.ID,
                VoiceProviderException.Kind.UNREADABLE_RESPONSE,
                what + ": the answer is not what the provider documents",
                reply.requestId(),
                null,
                cause);
    }
}
