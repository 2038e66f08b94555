package io.voicecrm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.voicecrm.webhook.MalformedWebhookException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookJsonTest {

    private static final JsonAdapter<List<BigDecimal>> NUMBERS = new Moshi.Builder()
            .add(BigDecimal.class, new ExactNumbers())
            .build()
            .adapter(Types.newParameterizedType(List.class, BigDecimal.class));

    private static final JsonHead HEAD = new JsonHead(List.of("type", "at"), "data", List.of("id"));

    @Test
    void readsNumbersAsTheyAreWritten() {
        assertThat(WebhookJson.read(NUMBERS, bytes("[0.10, \"12345678901234567890.5\", null] ")))
                .containsExactly(new BigDecimal("0.10"), new BigDecimal("12345678901234567890.5"), null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1", "null", "[\"a few\"]", "[true]", "{}", "[1] [2]"})
    void refusesWhatIsNotTheWholeOfWhatIsDocumented(String body) {
        assertThatThrownBy(() -> WebhookJson.read(NUMBERS, bytes(body))).isInstanceOf(MalformedWebhookException.class);
    }

    @Test
    void readsTheHeadInAnyOrderAndNoFurtherThanItMust() {
        assertThat(HEAD.read(
                        bytes("{\"data\":{\"x\":[{}],\"id\":\"c1\",\"y\":0},\"at\":17,\"type\":\"ended\" and rubbish")))
                .contains(List.of("ended", "17", "c1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"type\":\"ended\",\"at\":17,\"data\":{}}",
                "{\"type\":\"ended\",\"at\":17,\"data\":null}",
                "{\"type\":null,\"at\":17,\"data\":{\"id\":\"c1\"}}",
                "{\"type\":\"ended\",\"id\":\"c1\",\"data\":{\"at\":17}}"
            })
    void findsNoHeadWhereAMemberIsMissing(String body) {
        assertThat(HEAD.read(bytes(body))).isEmpty();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
