package io.voicecrm.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.ProviderId;
import io.voicecrm.analysis.AnalysisRequest;
import io.voicecrm.analysis.CallAnalyzer;
import io.voicecrm.analysis.CallInsight;
import io.voicecrm.analysis.OfflineCallAnalyzer;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.testkit.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much the offline analyzer understands of two thousand people whose wishes are known. Seed 5. */
class HeardInTheWorldTest {

    private static final int PEOPLE = 2_000;
    private static final Instant TUESDAY_NOON = Instant.parse("2026-11-17T17:00:00Z");

    private static final List<Heard> ALL = listen();

    /** A call, and what was made of its words. */
    private record Heard(SimulatedCall call, CallInsight insight) {

        Map<String, String> said() {
            return call.analysis().extracted();
        }
    }

    @Test
    void hearsEveryWishForSilenceAndImaginesNone() {
        assertThat(share(
                        heard -> heard.said().containsKey("do_not_call"),
                        heard -> heard.insight().doNotCall()))
                .isEqualTo(1);
        assertThat(share(
                        heard -> !heard.said().containsKey("do_not_call"),
                        heard -> !heard.insight().doNotCall()))
                .isEqualTo(1);
    }

    @Test
    void understandsWhenToCallBackAndPromisesNobodyElse() {
        assertThat(share(
                        heard -> heard.said().containsKey("callback_time"),
                        heard -> heard.insight().callBackAt() != null))
                .isEqualTo(1);
        assertThat(share(
                        heard -> !heard.said().containsKey("callback_time"),
                        heard -> heard.insight().callBackAt() == null))
                .isEqualTo(1);
    }

    @Test
    void hearsAlmostEveryNameAndEmail() {
        assertThat(share(heard -> heard.said().containsKey("name"), heard -> isHeard(heard, "name")))
                .isGreaterThan(0.97);
        assertThat(share(heard -> heard.said().containsKey("email"), heard -> isHeard(heard, "email")))
                .isGreaterThan(0.99);
    }

    @Test
    void feelsAsMostPeopleDo() {
        BiPredicate<Heard, SimulatedCall.Sentiment> feels =
                (heard, felt) -> heard.call().sentiment() == felt;

        assertThat(share(
                        heard -> feels.test(heard, SimulatedCall.Sentiment.POSITIVE),
                        heard -> heard.insight().sentiment().name().equals("POSITIVE")))
                .isGreaterThan(0.85);
        assertThat(share(
                        heard -> feels.test(heard, SimulatedCall.Sentiment.NEGATIVE),
                        heard -> !heard.insight().sentiment().name().equals("POSITIVE")))
                .isGreaterThan(0.85);
    }

    private static boolean isHeard(Heard heard, String name) {
        return heard.said().get(name).equals(heard.insight().facts().get(name));
    }

    private static double share(Predicate<Heard> whose, Predicate<Heard> right) {
        List<Heard> some = ALL.stream().filter(whose).toList();
        assertThat(some).hasSizeGreaterThan(20);
        return (double) some.stream().filter(right).count() / some.size();
    }

    private static List<Heard> listen() {
        PhoneWorld world = new PhoneWorld(5, OutcomeMix.always(CallOutcome.ANSWERED));
        CallAnalyzer analyzer = new OfflineCallAnalyzer();
        return IntStream.range(0, PEOPLE)
                .mapToObj(n -> new Dial(
                        Fixtures.phone(n),
                        1,
                        n % 2 == 0 ? "Find people who want a quote." : "Book an appointment.",
                        "Hi, this is Ava. Do you have a minute?",
                        "",
                        Map.of("city", "Erie"),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(10)))
                .map(dial -> heard(world.ring(dial), dial, analyzer))
                .toList();
    }

    private static Heard heard(SimulatedCall call, Dial dial, CallAnalyzer analyzer) {
        AnalysisRequest request = new AnalysisRequest(
                Fixtures.tenant(1),
                new ProviderCallRef(new ProviderId("simulated"), "call-" + dial.to()),
                call.transcript(),
                dial.to(),
                TUESDAY_NOON,
                ZoneId.of("America/New_York"));
        return new Heard(call, analyzer.analyze(request));
    }
}
