package io.voicecrm.sample.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.sample.campaign.CampaignRun.CallSeen;
import io.voicecrm.sample.campaign.CampaignRun.Person;
import io.voicecrm.testkit.wire.Faults;
import io.voicecrm.testkit.wire.Faults.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two thousand people, called once on a calm day and once in a storm, each time by an app of its own. */
class CampaignRunTest {

    private static final int CONTACTS = 2_000;

    private static final Faults STORM = Faults.builder()
            .rate(Kind.WEBHOOK_TWICE, 1)
            .rate(Kind.WEBHOOK_LATE, 0.10)
            .rate(Kind.WEBHOOK_LOST, 0.05)
            .rate(Kind.WEBHOOK_REORDERED, 0.30)
            .rate(Kind.DROP_AFTER_ACCEPT, 0.03)
            .build();

    private static final int UNHEARD = 200;

    private static CampaignRun calm;
    private static CampaignRun storm;
    private static CampaignRun unheard;

    @BeforeAll
    static void callEverybody() {
        calm = CampaignRun.of(CONTACTS, Faults.none());
        storm = CampaignRun.of(CONTACTS, STORM);
        unheard = CampaignRun.of(
                UNHEARD, Faults.builder().rate(Kind.WEBHOOK_LOST, 1).build());
    }

    private enum Day {
        CALM,
        STORM;

        CampaignRun run() {
            return this == CALM ? calm : storm;
        }
    }

    @ParameterizedTest
    @EnumSource
    void dialsAsOftenAsItKeepsAttempts(Day day) {
        CampaignRun run = day.run();
        int attempts = run.people().stream().mapToInt(Person::attempts).sum();

        assertThat(run.people()).hasSize(CONTACTS);
        assertThat(attempts).isGreaterThan(CONTACTS);
        assertThat(run.journal().dials()).isEqualTo(attempts);
    }

    @ParameterizedTest
    @EnumSource
    void ringsNobodyTwiceForOneAttempt(Day day) {
        assertThat(day.run().journal().usersDialedTwice()).isEmpty();
        assertThat(day.run().rungMoreOftenThanTried()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void keepsARecordOfEveryCall(Day day) {
        CampaignRun run = day.run();

        assertThat(run.calls()).hasSize(run.journal().dials()).allMatch(CallSeen::hasAttempt);
    }

    @ParameterizedTest
    @EnumSource
    void metersEveryCallAndMakesALeadOfEveryAnsweredOne(Day day) {
        assertThat(day.run().calls()).allMatch(CallSeen::placedMetered);
        assertThat(day.run().calls())
                .filteredOn(call -> "ANSWERED".equals(call.outcome()))
                .hasSizeGreaterThan(CONTACTS / 4)
                .allMatch(CallSeen::hasLead)
                .allSatisfy(call -> assertThat(call.talkMetered()).isEqualTo(call.talkSeconds()));
    }

    @ParameterizedTest
    @EnumSource
    void billsWhatWasTalkedToTheCent(Day day) {
        CampaignRun run = day.run();
        long seconds = run.calls().stream().mapToLong(CallSeen::talkSeconds).sum();
        BigDecimal overage = BigDecimal.valueOf(Math.max(0, seconds - 500 * 60))
                .multiply(new BigDecimal("0.60"))
                .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);

        assertThat(overage).isPositive();
        assertThat(run.preview().at("/total/amount").asString())
                .isEqualTo(new BigDecimal("299.00").add(overage).toPlainString());
    }

    @Test
    void comesOutOfAStormAsOutOfACalmDay() {
        assertThat(storm.journal().injected(Kind.DROP_AFTER_ACCEPT)).isPositive();
        assertThat(storm.journal().injected(Kind.WEBHOOK_LOST)).isPositive();
        assertThat(storm.people()).isEqualTo(calm.people());
        assertThat(storm.calls()).isEqualTo(calm.calls());
        assertThat(storm.progress().get("counts")).isEqualTo(calm.progress().get("counts"));
        assertThat(storm.preview()).isEqualTo(calm.preview());
    }

    @Test
    void learnsTheSameOfEveryCallWhenNoWebhookComesAtAll() {
        Set<String> phones = unheard.people().stream().map(Person::phone).collect(Collectors.toSet());

        assertThat(unheard.journal().webhooksDelivered()).isZero();
        assertThat(unheard.people())
                .hasSize(UNHEARD)
                .isEqualTo(calm.people().stream()
                        .filter(person -> phones.contains(person.phone()))
                        .toList());
        assertThat(unheard.calls())
                .isEqualTo(calm.calls().stream()
                        .filter(call -> phones.contains(call.phone()))
                        .toList());
    }
}
