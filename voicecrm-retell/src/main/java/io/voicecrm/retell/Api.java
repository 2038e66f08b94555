package io.voicecrm.retell;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import io.voicecrm.http.ErrorMapper;
import io.voicecrm.http.Form;
import io.voicecrm.http.JsonClient;
import io.voicecrm.http.Reply;
import io.voicecrm.http.Shot;
import io.voicecrm.voice.VoiceProviderException;
import io.voicecrm.voice.VoiceProviderException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Requests whose failure is an exception. Dials are not among them. */
final class Api {

    private static final JsonAdapter<Object> JSON = new Moshi.Builder().build().adapter(Object.class);

    private final JsonClient http;

    Api(JsonClient http) {
        this.http = http;
    }

    /** @param body maps, lists and what is in them; null is written as such */
    static String json(Object body) {
        return JSON.serializeNulls().toJson(body);
    }

    HttpUrl.Builder url(String path) {
        return http.url(path);
    }

    /** The URL of one thing. */
    HttpUrl url(String path, String id) {
        HttpUrl url = http.url(path).addPathSegment(id).build();
        // A plus sign may stand in a path as it is; the provider asks for it in code all the same.
        return url.newBuilder()
                .encodedPath(url.encodedPath().replace("+", "%2B"))
                .build();
    }

    /** Sends a request that may be sent again, and reads its answer, whatever its status. */
    Reply send(String what, String method, HttpUrl url, @Nullable String json) {
        try {
            return http.exchange(method, url, json);
        } catch (IOException e) {
            throw ErrorMapper.noAnswer(Retell.ID, what, e);
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
        throw ErrorMapper.noAnswer(Retell.ID, what, null);
    }

    /** What is at a URL; empty if it does not exist. */
    <T> Optional<T> find(String what, HttpUrl url, Class<T> type) {
        Reply reply = send(what, "GET", url, null);
        return isMissing(reply) ? Optional.empty() : Optional.of(read(what, reply, type));
    }

    /** What is at a URL. @throws VoiceProviderException if it does not exist, too */
    <T> T get(String what, HttpUrl url, Class<T> type) {
        return read(what, send(what, "GET", url, null), type);
    }

    /** What is at a URL, member by member, to be changed and sent again. */
    Map<String, Object> readObject(String what, HttpUrl url) {
        Reply reply = send(what, "GET", url, null);
        if (!reply.isSuccess()) {
            throw failure(what, reply);
        }
        try {
            if (exact(JSON.fromJson(reply.body())) instanceof Map<?, ?> object) {
                Map<String, Object> members = new LinkedHashMap<>();
                object.forEach((name, value) -> {
                    if (value != null) {
                        members.put(String.valueOf(name), value);
                    }
                });
                return members;
            }
        } catch (IOException | JsonDataException e) {
            throw unreadable(what, reply, e);
        }
        throw unreadable(what, reply, null);
    }

    /** The JSON library reads numbers of no declared type as doubles; a whole one has to be sent back as it came. */
    private static @Nullable Object exact(@Nullable Object value) {
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return number.longValue();
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(exact(item)));
            return items;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), exact(member)));
            return members;
        }
        return value;
    }

    /** Deletes what is at a URL, or finds it gone. */
    void delete(String what, HttpUrl url) {
        Reply reply = send(what, "DELETE", url, null);
        if (!reply.isSuccess() && !isMissing(reply)) {
            throw failure(what, reply);
        }
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

    /** Whether what was asked for does not exist: this provider says so with 422. */
    static boolean isMissing(Reply reply) {
        return reply.status() == 422 || reply.status() == 404;
    }

    static VoiceProviderException failure(String what, Reply reply) {
        String said = ApiError.of(reply).message();
        return new VoiceProviderException(
                Retell.ID,
                reply.status() == 422 ? Kind.NOT_FOUND : ErrorMapper.kind(reply.status()),
                what + ": " + Retell.ID + " answered " + reply.status() + (said.isEmpty() ? "" : " (" + said + ")"),
                reply.requestId(),
                reply.retryAfter().orElse(null),
                null);
    }

    static VoiceProviderException unreadable(String what, Reply reply, @Nullable Throwable cause) {
        return new VoiceProviderException(
                Retell.ID,
                Kind.UNREADABLE_RESPONSE,
                what + ": the answer is not what the provider documents",
                reply.requestId(),
                null,
                cause);
    }
}
