package io.voicecrm.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.call.CallAnalysis;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.call.Transcript;
import io.voicecrm.call.Transcript.Speaker;
import io.voicecrm.call.Transcript.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A line that begins with a dash is the agent's. It is Tuesday noon in New York. */
class OfflineCallAnalyzerTest {

    private static final Instant NOON = Instant.parse("2026-11-17T17:00:00Z");
    private static final CallAnalyzer ANALYZER = new OfflineCallAnalyzer();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Yes, that is great, thank you.          | POSITIVE
            I know, not now.                        | NEUTRAL
            No, this is terrible.                   | NEGATIVE
            I am not happy with this.               | NEGATIVE
            No problem at all.                      | NEUTRAL
            No thanks, I'm not interested.          | NEGATIVE
            The notion is noted.                    | NEUTRAL
            """)
    void countsWholeWordsAndTurnsNegatedOnesAround(String said, Sentiment felt) {
        assertThat(analyze(said).sentiment()).isEqualTo(felt);
    }

    @Test
    void doesNotTakeTheAgentsMoodForThePersons() {
        assertThat(analyze("- Great, awesome, perfect!", "Hm.").sentiment()).isEqualTo(Sentiment.NEUTRAL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Sure, my name is Ann Lee.       | Ann Lee
            It's John O'Hara.               | John O'Hara
            Yes, Ann Lee, that's me.        | Ann Lee
            Mary-Jane Smith speaking.       | Mary-Jane Smith
            Élodie Dupont here.             | Élodie Dupont
            """)
    void hearsANameWhereOneIsGiven(String said, String name) {
        assertThat(analyze(said).facts()).containsEntry("name", name);
    }

    @Test
    void takesABareNameOnlyForAnAnswerToTheQuestion() {
        assertThat(analyze("- May I have your full name, please?", "Ann Lee.").facts())
                .containsEntry("name", "Ann Lee");
        assertThat(analyze("- Which city?", "New York.").facts()).doesNotContainKey("name");
    }

    @Test
    void keepsTheFullerOfTwoNames() {
        assertThat(analyze("My name is Ann Lee.", "Ann here, still listening.").facts())
                .containsEntry("name", "Ann Lee");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I'm Sorry, what?", "This is Monday.", "It's not for me.", "I am at work."})
    void takesNoOtherWordForAName(String said) {
        assertThat(analyze(said).facts()).doesNotContainKey("name");
    }

    @Test
    void hearsAnEmailWrittenOrSpelled() {
        assertThat(analyze("Use ann.lee+crm@example.com, please.").facts())
                .containsEntry("email", "ann.lee+crm@example.com");
        assertThat(analyze("it is ann dot lee at example dot co dot uk").facts())
                .containsEntry("email", "ann.lee@example.co.uk");
        assertThat(analyze("Meet me at example street.").facts()).doesNotContainKey("email");
    }

    @Test
    void hearsAnotherNumberThanTheOneThatWasCalled() {
        assertThat(analyze("Better call my office, (202) 555-0134.").facts()).containsEntry("phone", "+12025550134");
        assertThat(analyze("You called 202-555-0101, that is right.").facts()).doesNotContainKey("phone");
    }

    @Test
    void promisesACallAtTheTimeThatThePersonNames() {
        CallInsight insight = analyze(
                "Can you call me back?",
                "- When would be a good time to reach you?",
                "Maybe tomorrow after five, if that works.",
                "- I will call you then.");

        assertThat(insight.callBackAt()).isEqualTo(Instant.parse("2026-11-18T22:00:00Z"));
        assertThat(insight.facts()).containsEntry("intent", "wants to be called back");
        assertThat(insight.summary()).contains("2026-11-18 17:00");
    }

    @Test
    void takesTheTimeThatTheAgentProposesWhereThePersonNamesNone() {
        CallInsight insight =
                analyze("This is not a good time.", "- I will call you on Thursday at three.", "All right.");

        assertThat(insight.callBackAt()).isEqualTo(Instant.parse("2026-11-19T20:00:00Z"));
    }

    @Test
    void promisesNothingWhereATimeIsNamedForSomethingElse() {
        assertThat(analyze("I have an appointment tomorrow at five.").callBackAt())
                .isNull();
    }

    @Test
    void keepsAnAppointmentThatIsSettledWithDayAndHour() {
        CallInsight insight = analyze("Yes please.", "- You are booked for Thursday at ten fifteen. See you then!");

        assertThat(insight.appointmentAt()).isEqualTo(Instant.parse("2026-11-19T15:15:00Z"));
        assertThat(analyze("- We have Thursday at ten.", "Hm.").appointmentAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please take me off your list and do not call me again.",
                "Stop calling this number.",
                "Don’t ever call me again!",
                "I do not want any more calls.",
                "Never call here.",
                "Remove me, please."
            })
    void hearsThatNoMoreCallsAreWanted(String said) {
        CallInsight insight = analyze(said + " Call me back tomorrow at five?");

        assertThat(insight.doNotCall()).isTrue();
        assertThat(insight.interest()).isZero();
        assertThat(insight.callBackAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please don't call me before noon.",
                "Do not call me at work, call tomorrow.",
                "Could you stop for a second?",
                "Never mind, call me tomorrow."
            })
    void takesAWishForAnotherTimeForNoWishForSilence(String said) {
        assertThat(analyze(said).doNotCall()).isFalse();
    }

    @Test
    void doesNotTakeTheAgentsWordsForAWish() {
        assertThat(analyze("- Shall I take you off our list and never call you again?", "What?")
                        .doNotCall())
                .isFalse();
    }

    @Test
    void completesAndNeverContradictsWhatTheProviderSays() {
        CallAnalysis told = new CallAnalysis("Ann wants a quote.", true, Map.of("name", "Ann", "email", ""));

        CallAnalysis completed =
                analyze("My name is Bob Ray, bob@example.com, thank you.").completing(told);

        assertThat(completed.summary()).isEqualTo("Ann wants a quote.");
        assertThat(completed.successful()).isTrue();
        assertThat(completed.extracted())
                .containsEntry("name", "Ann")
                .containsEntry("email", "bob@example.com")
                .containsEntry("sentiment", "positive")
                .containsEntry("analyzed_by", "offline");
    }

    @Test
    void readsAVeryLongTurnInNoTime() {
        String endless = "a".repeat(200_000) + " at " + "dot a".repeat(20_000) + "1-".repeat(50_000);

        assertThat(analyze(endless, "call me " + "call ".repeat(50_000)).facts())
                .doesNotContainKey("email");
    }

    private static CallInsight analyze(String... lines) {
        List<Turn> turns = Stream.of(lines)
                .map(line -> line.startsWith("- ")
                        ? new Turn(Speaker.AGENT, line.substring(2), Duration.ZERO)
                        : new Turn(Speaker.PERSON, line, Duration.ZERO))
                .toList();
        return ANALYZER.analyze(new AnalysisRequest(
                new TenantId("acme"),
                new ProviderCallRef(new ProviderId("scripted"), "call-1"),
                new Transcript(turns),
                PhoneNumber.of("+12025550101"),
                NOON,
                ZoneId.of("America/New_York")));
    }
}
