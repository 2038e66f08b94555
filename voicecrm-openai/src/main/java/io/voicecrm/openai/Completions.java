package io.voicecrm.openai;

import com.squareup.moshi.JsonDataException;
import io.voicecrm.http.JsonClient;
import io.voicecrm.http.Reply;
import io.voicecrm.openai.Answer.Concluded;
import io.voicecrm.openai.Answer.Failed;
import java.io.IOException;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Asks for one chat completion and says what became of it. Asking again is harmless: it only costs tokens. */
final class Completions {

    private static final int TRIES = 2;

    private final JsonClient http;
    private final HttpUrl url;

    Completions(JsonClient http) {
        this.http = http;
        this.url = http.url("chat/completions").build();
    }

    Answer ask(String body) {
        Answer answer = askOnce(body);
        for (int tries = 1; tries < TRIES && isWorthAnotherTry(answer); tries++) {
            answer = askOnce(body);
        }
        return answer;
    }

    /** A server that stumbles once answers the next time; one that asks us to wait is left alone. */
    private static boolean isWorthAnotherTry(Answer answer) {
        return answer instanceof Failed failed && failed.why() == Failure.UNAVAILABLE;
    }

    private Answer askOnce(String body) {
        Reply reply;
        try {
            reply = http.exchange("POST", url, body);
        } catch (IOException e) {
            return Failed.of(Failure.UNAVAILABLE, Tokens.NONE);
        }
        return reply.isSuccess() ? read(reply) : Refusals.of(reply);
    }

    /** First whether the model refused, then whether the answer is whole, and only then what it says. */
    private static Answer read(Reply reply) {
        Wire.ChatReply completion = parsed(Wire.ChatReply.class, reply.body());
        if (completion == null
                || completion.choices() == null
                || completion.choices().isEmpty()) {
            return Failed.of(Failure.UNREADABLE, Tokens.NONE);
        }
        Tokens tokens = Tokens.of(completion.usage());
        Wire.Choice choice = completion.choices().get(0);
        Wire.Reply message = Objects.requireNonNullElse(choice.message(), new Wire.Reply(null, null));
        if (message.refusal() != null) {
            return Failed.of(Failure.REFUSED, tokens);
        }
        String reason = Objects.requireNonNullElse(choice.finishReason(), "");
        if (reason.equals("length")) {
            return Failed.of(Failure.TRUNCATED, tokens);
        }
        if (reason.equals("content_filter")) {
            return Failed.of(Failure.FILTERED, tokens);
        }
        Wire.Conclusion conclusion = parsed(Wire.Conclusion.class, Objects.requireNonNullElse(message.content(), ""));
        return conclusion == null || conclusion.sentiment() == null || conclusion.doNotCall() == null
                ? Failed.of(Failure.UNREADABLE, tokens)
                : new Concluded(conclusion, tokens);
    }

    private static <T> @Nullable T parsed(Class<T> type, String json) {
        try {
            return Wire.adapter(type).fromJson(json);
        } catch (IOException | JsonDataException e) {
            return null;
        }
    }
}
