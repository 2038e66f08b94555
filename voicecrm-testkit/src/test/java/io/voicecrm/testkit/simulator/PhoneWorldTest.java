package io.voicecrm.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.Transcript;
import io.voicecrm.call.Transcript.Speaker;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.simulator.SimulatedCall.HangUp;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhoneWorldTest {

    private static final int MANY = 4_000;
    private static final OutcomeMix EVERYBODY_ANSWERS = OutcomeMix.always(CallOutcome.ANSWERED);

    private final PhoneWorld world = new PhoneWorld(7, OutcomeMix.typical());
    private final PhoneWorld talkative = new PhoneWorld(7, EVERYBODY_ANSWERS);

    @Test
    void makesTheSameCallsOfTheSameSeedInAnyOrder() {
        List<Dial> dials =
                IntStream.range(0, 500).mapToObj(n -> dial(n, Map.of())).collect(Collectors.toList());
        List<SimulatedCall> calls = dials.stream().map(world::ring).toList();

        Collections.reverse(dials);
        PhoneWorld again = new PhoneWorld(7, OutcomeMix.typical());
        List<SimulatedCall> backwards = dials.parallelStream().map(again::ring).collect(Collectors.toList());
        Collections.reverse(backwards);

        assertThat(backwards).isEqualTo(calls);
    }

    @Test
    void makesOtherCallsOfAnotherSeed() {
        PhoneWorld other = new PhoneWorld(8, OutcomeMix.typical());

        assertThat(IntStream.range(0, 50).mapToObj(n -> other.ring(dial(n, Map.of()))))
                .isNotEqualTo(IntStream.range(0, 50)
                        .mapToObj(n -> world.ring(dial(n, Map.of())))
                        .toList());
    }

    @Test
    void endsCallsInTheProportionsOfItsMix() {
        Map<CallOutcome, Long> counts = IntStream.range(0, MANY)
                .mapToObj(n -> world.ring(dial(n, Map.of())).outcome())
                .collect(Collectors.groupingBy(outcome -> outcome, Collectors.counting()));

        assertThat(counts.get(CallOutcome.ANSWERED)).isBetween(1_450L, 1_750L);
        assertThat(counts.get(CallOutcome.NO_ANSWER)).isBetween(1_210L, 1_510L);
        assertThat(counts.get(CallOutcome.VOICEMAIL)).isBetween(460L, 660L);
        assertThat(counts.get(CallOutcome.BUSY)).isBetween(140L, 260L);
        assertThat(counts.get(CallOutcome.DECLINED)).isBetween(140L, 260L);
        assertThat(counts.get(CallOutcome.INVALID_NUMBER)).isBetween(40L, 130L);
    }

    @Test
    void letsPeopleTalkForAMinuteAndAHalfOnAverage() {
        double mean = IntStream.range(0, MANY)
                .mapToLong(n -> talkative.ring(dial(n, Map.of())).talkTime().toSeconds())
                .average()
                .orElseThrow();

        assertThat(mean).isBetween(80.0, 100.0);
    }

    @Test
    void extractsOnlyWhatThePersonSaid() {
        int emails = 0;
        for (int n = 0; n < 1_000; n++) {
            SimulatedCall call = talkative.ring(dial(n, Map.of()));
            String said = words(call.transcript(), Speaker.PERSON);
            Map<String, String> facts = call.analysis().extracted();

            assertThat(said).contains(facts.getOrDefault("name", ""));
            assertThat(said).contains(facts.getOrDefault("email", ""));
            assertThat(said).contains(facts.getOrDefault("callback_time", ""));
            assertThat(facts).containsKey("intent");
            emails += facts.containsKey("email") ? 1 : 0;
        }
        assertThat(emails).isBetween(350, 600);
    }

    @Test
    void knowsThePersonByTheNameThatTheCallerHas() {
        Map<String, String> known = Map.of("first_name", "Ann", "last_name", "Miller", "city", "Erie");

        List<String> names = IntStream.range(0, 200)
                .mapToObj(n -> talkative.ring(dial(n, known)).analysis().extracted())
                .filter(facts -> facts.containsKey("name"))
                .map(facts -> facts.get("name"))
                .distinct()
                .toList();

        assertThat(names).containsExactly("Ann Miller");
    }

    @Test
    void letsTalkFollowThePurposeOfTheAgent() {
        assertThat(allWords("Remind the customer of an overdue invoice and collect the payment."))
                .contains("past due")
                .doesNotContain("appointment");
        assertThat(allWords("Book an appointment and put it on the calendar."))
                .contains("appointment")
                .doesNotContain("past due");
    }

    @Test
    void leavesNoVariableUnfilled() {
        assertThat(allWords("Offer a discount.")).doesNotContain("{{").doesNotContain("}}");
    }

    @Test
    void cutsACallOffAtItsLongestTalkTimeAndForgetsWhatWasNotSaid() {
        Duration longest = Duration.ofSeconds(30);
        boolean cut = false;
        for (int n = 0; n < 200; n++) {
            SimulatedCall call = talkative.ring(
                    new Dial(Fixtures.phone(n), 1, "sell", "Hello!", "", Map.of(), Duration.ofSeconds(60), longest));
            String said = words(call.transcript(), Speaker.PERSON);

            assertThat(call.talkTime()).isLessThanOrEqualTo(longest);
            assertThat(said).contains(call.analysis().extracted().getOrDefault("email", ""));
            assertThat(said).contains(call.analysis().extracted().getOrDefault("name", ""));
            cut |= call.hangUp() == HangUp.TIME_LIMIT;
        }
        assertThat(cut).isTrue();
    }

    @Test
    void givesUpWhenThePhoneRangLongEnough() {
        SimulatedCall call = new PhoneWorld(7, EVERYBODY_ANSWERS)
                .ring(new Dial(
                        Fixtures.phone(3), 1, "", "", "", Map.of(), Duration.ofSeconds(1), Duration.ofSeconds(600)));

        assertThat(call.outcome()).isEqualTo(CallOutcome.NO_ANSWER);
        assertThat(call.ringTime()).isEqualTo(Duration.ofSeconds(1));
        assertThat(call.talkTime()).isZero();
    }

    @Test
    void leavesTheMessageOnAMachine() {
        PhoneWorld machines = new PhoneWorld(7, OutcomeMix.always(CallOutcome.VOICEMAIL));

        SimulatedCall call = machines.ring(new Dial(
                Fixtures.phone(3),
                1,
                "",
                "Hi!",
                "Hi Ann, I will try again later.",
                Map.of(),
                Duration.ofSeconds(60),
                Duration.ofSeconds(600)));

        assertThat(words(call.transcript(), Speaker.AGENT)).isEqualTo("Hi Ann, I will try again later.");
        assertThat(call.talkTime()).isPositive();
    }

    private static Dial dial(int n, Map<String, String> variables) {
        return dial(n, variables, "Find out whether the person wants a quote.");
    }

    private static Dial dial(int n, Map<String, String> variables, String prompt) {
        return new Dial(
                Fixtures.phone(n),
                1,
                prompt,
                "Hi, this is Ava from Northwind. Do you have a minute?",
                "",
                variables,
                Duration.ofSeconds(60),
                Duration.ofSeconds(600));
    }

    private String allWords(String prompt) {
        return IntStream.range(0, 200)
                .mapToObj(n -> talkative
                        .ring(dial(n, Map.of("city", "Erie"), prompt))
                        .transcript()
                        .asText())
                .collect(Collectors.joining("\n"));
    }

    private static String words(Transcript transcript, Speaker speaker) {
        return transcript.turns().stream()
                .filter(turn -> turn.speaker() == speaker)
                .map(Transcript.Turn::text)
                .collect(Collectors.joining("\n"));
    }
}
