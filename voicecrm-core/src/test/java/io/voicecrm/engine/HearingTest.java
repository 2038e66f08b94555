package io.voicecrm.engine;

import static io.voicecrm.fixture.People.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.ProviderId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallAnalysis;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CallOwner;
import io.voicecrm.call.CallRecord;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.call.Transcript;
import io.voicecrm.call.Transcript.Speaker;
import io.voicecrm.call.Transcript.Turn;
import io.voicecrm.compliance.LiveAnswer;
import io.voicecrm.compliance.LiveAnswer.Heard;
import io.voicecrm.fixture.People;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HearingTest {

    private static final ProviderCallRef CALL = new ProviderCallRef(new ProviderId("p"), "c");
    private static final Instant END = Instant.parse("2026-03-02T15:00:00Z");

    /** P1200: the person says a word of 350 ms 1.2 s after the answer; A: the agent does. Talk time is ten seconds. */
    @ParameterizedTest
    @CsvSource({
        "A0 P1500, AGENT",
        "A2000, AGENT",
        "A2001, SILENCE",
        "P500 A2850, AGENT",
        "P500 A2851, SILENCE",
        "P7650, AGENT",
        "P7649, SILENCE",
        "P1000 P9500, SILENCE",
        "'', UNMEASURED"
    })
    void tellsWhetherAnybodySpokeToThePersonWithinTwoSeconds(String said, Heard heard) {
        assertThat(heard(outbound(), CallOutcome.ANSWERED, said)).isEqualTo(heard);
    }

    @Test
    void waitsForTheEndOfALongGreeting() {
        Turn greeting = new Turn(Speaker.PERSON, "Hello, this is Mark from the office", Duration.ZERO);
        Transcript inTime = new Transcript(List.of(greeting, new Turn(Speaker.AGENT, "Hi", Duration.ofMillis(4_450))));
        Transcript late = new Transcript(List.of(greeting, new Turn(Speaker.AGENT, "Hi", Duration.ofMillis(4_451))));

        assertThat(heard(record(outbound(), CallOutcome.ANSWERED, inTime))).isEqualTo(Heard.AGENT);
        assertThat(heard(record(outbound(), CallOutcome.ANSWERED, late))).isEqualTo(Heard.SILENCE);
    }

    @Test
    void measuresNothingWithoutATranscript() {
        assertThat(heard(outbound(), CallOutcome.ANSWERED, null)).isEqualTo(Heard.UNMEASURED);
    }

    @Test
    void measuresNothingOfACallThatThePersonPlaced() {
        assertThat(heard(new CallOwner(ACME, null, People.phone(1)), CallOutcome.ANSWERED, "P0 A9000"))
                .isEqualTo(Heard.UNMEASURED);
    }

    @Test
    void findsNobodyInACallThatAMachineTook() {
        CallRecord record = record(outbound(), CallOutcome.VOICEMAIL, transcript("P0 A9000"));

        assertThat(Hearing.of(record, null, END)).isEmpty();
    }

    private static Heard heard(CallOwner owner, CallOutcome outcome, @Nullable String said) {
        return heard(record(owner, outcome, said == null ? null : transcript(said)));
    }

    private static Heard heard(CallRecord record) {
        LiveAnswer answer = Hearing.of(record, null, END.plusSeconds(9)).orElseThrow();
        assertThat(answer.at()).isEqualTo(END);
        assertThat(answer.call()).isEqualTo("p/c");
        return answer.heard();
    }

    private static CallOwner outbound() {
        return new CallOwner(ACME, new AttemptId(new UUID(0, 1)), People.phone(1));
    }

    private static CallRecord record(CallOwner owner, CallOutcome outcome, @Nullable Transcript said) {
        CallRecord ended = CallRecord.begin(CALL, owner)
                .after(new CallEvent.Ended(CALL, owner.attempt(), END, outcome, "", Duration.ofSeconds(10)));
        return said == null
                ? ended
                : ended.after(
                        new CallEvent.Analyzed(CALL, owner.attempt(), END, said, new CallAnalysis("", null, Map.of())));
    }

    private static Transcript transcript(String said) {
        List<Turn> turns = new ArrayList<>();
        for (String turn : said.isEmpty() ? new String[0] : said.split(" ")) {
            turns.add(new Turn(
                    turn.charAt(0) == 'A' ? Speaker.AGENT : Speaker.PERSON,
                    "words",
                    Duration.ofMillis(Long.parseLong(turn.substring(1)))));
        }
        return new Transcript(turns);
    }
}
