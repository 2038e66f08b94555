package io.voicecrm.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.Direction;
import io.voicecrm.webhook.MalformedWebhookException;
import io.voicecrm.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TwilioCallStatusTest {

    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final String CALL = "CallSid=CA1&AccountSid=AC1&From=%2B12025550101&To=%2B12125550100";

    @Test
    void readsWhatTwilioTellsAtTheEndOfACall() {
        TwilioCallStatus status = read(CALL + "&Direction=inbound&CallStatus=completed&SequenceNumber=3"
                + "&CallDuration=49&Duration=1&Timestamp=Sun%2C+25+Mar+2018+09%3A53%3A19+%2B0000");

        assertThat(status.callSid()).isEqualTo("CA1");
        assertThat(status.direction()).isEqualTo(Direction.INBOUND);
        assertThat(status.sequence()).isEqualTo(3);
        assertThat(status.outcome()).contains(CallOutcome.ANSWERED);
        assertThat(status.talkTime()).as("seconds, not billed minutes").isEqualTo(Duration.ofSeconds(49));
        assertThat(status.at()).isEqualTo(Instant.parse("2018-03-25T09:53:19Z"));
        assertThat(status.from()).isNotNull();
    }

    @Test
    void comesToTheSameEndInWhateverOrderItIsTold() {
        List<TwilioCallStatus> told = new ArrayList<>(List.of(
                status("initiated", 0), status("ringing", 1), status("in-progress", 2), status("completed", 3)));
        told.add(status("ringing", 1));
        Random random = new Random(1);

        for (int i = 0; i < 50; i++) {
            Collections.shuffle(told, random);
            TwilioCallStatus last =
                    told.stream().reduce((known, next) -> next.after(known)).orElseThrow();

            assertThat(last.status()).isEqualTo("completed");
        }
    }

    @Test
    void keepsTheLatestWhileTheCallGoesOn() {
        TwilioCallStatus answered = status("in-progress", 2);

        assertThat(status("ringing", 1).after(answered)).isEqualTo(answered);
        assertThat(answered.after(status("ringing", 1))).isEqualTo(answered);
    }

    @Test
    void takesAWordThatItDoesNotKnowForNoEnd() {
        assertThat(status("teleported", 4).isFinal()).isFalse();
    }

    @Test
    void leavesOutACallerWhoIsNoNumber() {
        TwilioCallStatus status =
                read("CallSid=CA1&AccountSid=AC1&From=client%3Abob&To=sip%3Ax&CallStatus=ringing&SequenceNumber=x");

        assertThat(status.from()).isNull();
        assertThat(status.to()).isNull();
        assertThat(status.sequence()).isEqualTo(-1);
        assertThat(status.at()).isEqualTo(NOW);
    }

    @Test
    void refusesWhatIsNoStatus() {
        assertThatThrownBy(() -> read("CallSid=CA1&AccountSid=AC1"))
                .isInstanceOf(MalformedWebhookException.class)
                .hasMessageContaining("CallStatus");
        assertThatThrownBy(() -> read("CallSid=%zz")).isInstanceOf(MalformedWebhookException.class);
    }

    private static TwilioCallStatus status(String word, int sequence) {
        return read(CALL + "&CallStatus=" + word + "&SequenceNumber=" + sequence);
    }

    private static TwilioCallStatus read(String form) {
        return Twilio.read(WebhookRequest.of(Map.of(), form.getBytes(StandardCharsets.UTF_8), NOW));
    }
}
