package io.voicecrm.elevenlabs;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import io.voicecrm.http.Download;
import io.voicecrm.http.ErrorMapper;
import io.voicecrm.http.Form;
import io.voicecrm.http.JsonClient;
import io.voicecrm.http.Reply;
import io.voicecrm.http.Shot;
import io.voicecrm.voice.VoiceProviderException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Requests whose failure is an exception. Dials are not among them. */
final class Api {

    private final JsonClient http;

    Api(JsonClient http) {
        this.http = http;
    }

    /** A URL of the agents' part of the API. */
    HttpUrl.Builder url(String path) {
        return http.url("v1/convai/" + path);
    }

    /** A URL of the rest of it. */
    HttpUrl.Builder root(String path) {
        return http.url(path);
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
        return answered(what, http.once(url, json));
    }

    /** Sends a form that makes something new, at most once. */
    Reply create(String what, HttpUrl url, Form form) {
        return answered(what, http.once(url, form));
    }

    private static Reply answered(String what, Shot shot) {
        if (shot instanceof Shot.Answered answered) {
            return answered.reply();
        }
        throw ErrorMapper.noAnswer(ElevenLabs.ID, what, null);
    }

    /** Changes what is at a URL. @throws VoiceProviderException if it does not exist, too */
    void change(String what, HttpUrl url, Map<String, ? extends @Nullable Object> change) {
        succeeded(what, send(what, "PATCH", url, Body.of(change)));
    }

    /** Deletes what is at a URL, or finds it gone. */
    void delete(String what, HttpUrl url) {
        Reply reply = send(what, "DELETE", url, null);
        if (reply.status() != 404) {
            succeeded(what, reply);
        }
    }

    /** @throws VoiceProviderException if the answer is not a success */
    static void succeeded(String what, Reply reply) {
        if (!reply.isSuccess()) {
            throw failure(what, reply);
        }
    }

    /** Asks for something large, whatever the status of the answer. */
    Download download(String what, HttpUrl url) {
        try {
            return http.download(url);
        } catch (IOException e) {
            throw ErrorMapper.noAnswer(ElevenLabs.ID, what, e);
        }
    }

    <T> T get(String what, HttpUrl url, Class<T> type) {
        return read(what, send(what, "GET", url, null), type);
    }

    /** What is at a URL; empty if it does not exist. */
    <T> Optional<T> find(String what, HttpUrl url, Class<T> type) {
        Reply reply = send(what, "GET", url, null);
        return reply.status() == 404 ? Optional.empty() : Optional.of(read(what, reply, type));
    }

    /** The body of a success. @throws VoiceProviderException for anything else */
    <T> T read(String what, Reply reply, Class<T> type) {
        return read(what, reply, Wire.adapter(type));
    }

    /** The body of a success whose members have names of their own. @throws VoiceProviderException for anything else */
    <T> Map<String, T> readMap(String what, Reply reply, Class<T> type) {
        return read(what, reply, Wire.mapAdapter(type));
    }

    private static <T> T read(String what, Reply reply, JsonAdapter<T> adapter) {
        succeeded(what, reply);
        try {
            T value = adapter.fromJson(reply.body());
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

    /** The exception for a success that lacks what it is asked for. */
    static VoiceProviderException unreadable(String what, Reply reply) {
        return unreadable(what, reply, null);
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
