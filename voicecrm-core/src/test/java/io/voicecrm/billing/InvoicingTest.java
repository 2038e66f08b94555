package io.voicecrm.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.voicecrm.IdSource;
import io.voicecrm.Money;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.billing.InvoiceDraft.Line;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.metering.Increment;
import io.voicecrm.metering.Meter;
import io.voicecrm.metering.UsageEntry;
import io.voicecrm.metering.UsageLedger;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bills of months that are long and short, with plans that change within them. */
class InvoicingTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final TenantId TENANT = new TenantId("acme");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final Plan STARTER =
            new Plan("Starter", usd("99.00"), 100, new BigDecimal("0.99"), Increment.PER_SECOND);
    private static final Plan PROFESSIONAL =
            new Plan("Professional", usd("299.00"), 500, new BigDecimal("0.60"), Increment.PER_MINUTE);

    private final UsageLedger usage = new InMemoryStores(new IdSource(Clock.systemUTC(), new Random(1))).usage();
    private final Invoicing invoicing = new Invoicing(usage);
    private int calls;

    @Test
    void knowsWhatTalkIsWorthThatWasPaidInAdvanceAndIsOnNoBill() {
        Plan prepaid = new Plan(
                "Prepaid",
                PlanKind.PREPAID_CREDITS,
                usd("0.00"),
                0,
                new BigDecimal("0.75"),
                Increment.PER_SECOND,
                usd("0.00"),
                0);
        PlanHistory history = PlanHistory.of(
                List.of(new PlanTerm(Instant.EPOCH, prepaid), new PlanTerm(at("2026-04-11T00:00"), STARTER)));
        talk("2026-04-10T23:59", 10 * 60 + 2);
        talk("2026-04-11T00:00", 400 * 60);
        YearMonth april = YearMonth.of(2026, 4);

        assertThat(invoicing.prepaid(TENANT, april, NEW_YORK, history)).isEqualTo(usd("7.53"));
        assertThat(invoicing.draft(TENANT, april, NEW_YORK, history, 0).lines())
                .extracting(Line::unitPrice)
                .doesNotContain(new BigDecimal("0.75"));
        assertThat(invoicing.prepaid(TENANT, MARCH, NEW_YORK, PlanHistory.always(STARTER)))
                .isEqualTo(usd("0.00"));
    }

    @Test
    void billsTwoPlansOfOneMonthByTheirShareOfIt() {
        // April has no change of the clocks: 10 of its 30 days are a third.
        PlanHistory history = PlanHistory.of(
                List.of(new PlanTerm(Instant.EPOCH, STARTER), new PlanTerm(at("2026-04-11T00:00"), PROFESSIONAL)));
        talk("2026-04-10T23:59", 40 * 60);
        talk("2026-04-11T00:00", 400 * 60 + 1);

        InvoiceDraft draft = invoicing.draft(TENANT, YearMonth.of(2026, 4), NEW_YORK, history, 0);

        assertThat(draft.lines())
                .extracting(Line::description)
                .containsExactly(
                        "Starter plan, 100 minutes included, 1 Apr to 10 Apr",
                        "Minutes beyond the plan, 1 Apr to 10 Apr",
                        "Professional plan, 500 minutes included, 11 Apr to 30 Apr",
                        "Minutes beyond the plan, 11 Apr to 30 Apr");
        assertThat(draft.lines())
                .extracting(Line::amount)
                .containsExactly(usd("33.00"), usd("6.60"), usd("199.33"), usd("40.60"));
    }

    @Test
    void billsAnOldMonthAsItWasThenWhateverThePlanIsNow() {
        talk("2026-03-05T12:00", 130 * 60);
        PlanHistory before = PlanHistory.of(List.of(new PlanTerm(Instant.EPOCH, STARTER)));
        PlanHistory after = PlanHistory.of(
                List.of(new PlanTerm(at("2026-04-01T00:00"), PROFESSIONAL), new PlanTerm(Instant.EPOCH, STARTER)));

        assertThat(invoicing.draft(TENANT, MARCH, NEW_YORK, after, 3))
                .isEqualTo(invoicing.draft(TENANT, MARCH, NEW_YORK, before, 3));
    }

    @ParameterizedTest
    @CsvSource({"2026-02", "2028-02", "2026-03", "2026-11", "2026-12"})
    void chargesAWholeFeeForAWholeMonthHoweverLongItIs(YearMonth month) {
        InvoiceDraft draft = invoicing.draft(TENANT, month, NEW_YORK, PlanHistory.always(STARTER), 0);

        assertThat(draft.total()).isEqualTo(usd("99.00"));
    }

    @Test
    void sharesAMonthOf743Hours170ToThePlanBeforeTheClocksWentForward() {
        PlanHistory history = PlanHistory.of(
                List.of(new PlanTerm(Instant.EPOCH, STARTER), new PlanTerm(at("2026-03-08T03:00"), PROFESSIONAL)));
        talk("2026-03-08T01:59:59", 60 * 60);
        talk("2026-03-08T03:00", 500 * 60);

        List<Line> lines = invoicing.draft(TENANT, MARCH, NEW_YORK, history, 0).lines();

        // 100 minutes' share of 170 hours is 1,372 seconds, 500 minutes' of 573 is 23,135.
        assertThat(lines)
                .extracting(Line::amount)
                .containsExactly(usd("22.65"), usd("36.76"), usd("230.59"), usd("68.65"));
    }

    @Test
    void tellsTheTwoHalfPastOnesOfTheNightApartInWhichTheClocksGoBack() {
        Instant second = Instant.parse("2026-11-01T06:30:00Z");
        PlanHistory history =
                PlanHistory.of(List.of(new PlanTerm(Instant.EPOCH, STARTER), new PlanTerm(second, PROFESSIONAL)));

        List<Line> lines = invoicing
                .draft(TENANT, YearMonth.of(2026, 11), NEW_YORK, history, 0)
                .lines();

        // Two and a half of 721 hours.
        assertThat(lines).extracting(Line::amount).containsExactly(usd("0.34"), usd("297.96"));
    }

    @Test
    void countsTheLastSecondOfALeapDayToFebruaryAndTheNextToMarch() {
        talk("2028-02-29T23:59:59", 60);
        talk("2028-03-01T00:00", 90);

        Plan payAsYouGo = plan(PlanKind.PAY_AS_YOU_GO);

        assertThat(invoicing
                        .draft(TENANT, YearMonth.of(2028, 2), NEW_YORK, payAsYouGo)
                        .total())
                .isEqualTo(usd("0.20"));
        assertThat(invoicing
                        .draft(TENANT, YearMonth.of(2028, 3), NEW_YORK, payAsYouGo)
                        .total())
                .isEqualTo(usd("0.30"));
    }

    @Test
    void chargesFromTheDayOnWhichTheTenantCame() {
        PlanHistory history = PlanHistory.of(List.of(new PlanTerm(at("2026-04-16T00:00"), STARTER)));

        assertThat(invoicing.draft(TENANT, MARCH, NEW_YORK, history, 0).total()).isEqualTo(usd("0.00"));
        assertThat(invoicing
                        .draft(TENANT, YearMonth.of(2026, 4), NEW_YORK, history, 0)
                        .total())
                .isEqualTo(usd("49.50"));
    }

    @Test
    void chargesNoFeeDuringTheTrialAndIncludesItsMinutes() {
        PlanHistory history = PlanHistory.of(List.of(new PlanTerm(at("2026-04-01T00:00"), STARTER.withTrialDays(15))));
        talk("2026-04-02T12:00", 101 * 60);

        InvoiceDraft draft = invoicing.draft(TENANT, YearMonth.of(2026, 4), NEW_YORK, history, 0);

        assertThat(draft.lines())
                .extracting(Line::description)
                .contains("Starter plan, 100 minutes included, free until 16 Apr");
        assertThat(draft.lines()).extracting(Line::amount).containsExactly(usd("49.50"), usd("0.99"));
    }

    @Test
    void chargesNumbersByTheLastPlanOfTheMonthAlsoDuringTheTrial() {
        PlanHistory history = PlanHistory.of(List.of(
                new PlanTerm(at("2026-04-01T00:00"), STARTER.withTrialDays(30).withNumberFee(usd("1.00"))),
                new PlanTerm(
                        at("2026-04-16T00:00"), PROFESSIONAL.withTrialDays(30).withNumberFee(usd("2.50")))));

        InvoiceDraft draft = invoicing.draft(TENANT, YearMonth.of(2026, 4), NEW_YORK, history, 3);

        assertThat(draft.total()).isEqualTo(usd("7.50"));
    }

    @Test
    void givesATrialOnceEvenIfThePlanChanges() {
        PlanHistory history = PlanHistory.of(List.of(
                new PlanTerm(at("2026-03-01T00:00"), STARTER.withTrialDays(10)),
                new PlanTerm(at("2026-04-01T00:00"), PROFESSIONAL.withTrialDays(10))));

        assertThat(invoicing
                        .draft(TENANT, YearMonth.of(2026, 4), NEW_YORK, history, 0)
                        .total())
                .isEqualTo(usd("299.00"));
    }

    @Test
    void billsEveryMinuteOfWhoPaysAsTheyGoAndNoneOfWhoPaidBefore() {
        talk("2026-03-05T12:00", 90);
        Plan payAsYouGo = plan(PlanKind.PAY_AS_YOU_GO);
        Plan prepaid = plan(PlanKind.PREPAID_CREDITS);

        assertThat(invoicing.draft(TENANT, MARCH, NEW_YORK, payAsYouGo).total()).isEqualTo(usd("0.30"));
        assertThat(invoicing.draft(TENANT, MARCH, NEW_YORK, prepaid).total()).isEqualTo(usd("0.00"));
        assertThat(invoicing.rate(TENANT, MARCH, NEW_YORK, prepaid).overageSeconds())
                .isEqualTo(90);
    }

    @Test
    void offersASubscriptionInWhichNobodyPaysTwiceForAMinute() {
        assertThat(SubscriptionOffer.of(plan(PlanKind.PAY_AS_YOU_GO)).ratePerMinute())
                .isEqualByComparingTo("0.20");
        assertThat(SubscriptionOffer.of(plan(PlanKind.PREPAID_CREDITS)).ratePerMinute())
                .isZero();
    }

    @Test
    void billsNumbersByThePlanThatTheMonthEndsWith() {
        PlanHistory history = PlanHistory.of(List.of(
                new PlanTerm(Instant.EPOCH, STARTER.withNumberFee(usd("5.00"))),
                new PlanTerm(at("2026-03-20T00:00"), PROFESSIONAL.withNumberFee(usd("4.00")))));

        List<Line> lines = invoicing.draft(TENANT, MARCH, NEW_YORK, history, 3).lines();

        assertThat(lines.get(lines.size() - 1))
                .isEqualTo(
                        new Line("Phone numbers", new BigDecimal(3), "number", new BigDecimal("4.00"), usd("12.00")));
    }

    @Test
    void includesNoMoreMinutesInItsPartsThanInAWholeMonth() {
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            YearMonth month = YearMonth.of(2020 + random.nextInt(10), 1 + random.nextInt(12));
            Instant start = Invoicing.start(month, NEW_YORK);
            long length = Invoicing.start(month.plusMonths(1), NEW_YORK).getEpochSecond() - start.getEpochSecond();
            Plan plan =
                    new Plan("P", usd("99.00"), random.nextInt(1_000), new BigDecimal("0.99"), Increment.PER_SECOND);
            PlanHistory history = PlanHistory.of(List.of(
                    new PlanTerm(Instant.EPOCH, plan),
                    new PlanTerm(start.plusSeconds(1 + (long) (random.nextDouble() * (length - 1))), plan)));

            List<PlanPart> parts = history.partsOf(start, start.plusSeconds(length));

            assertThat(parts).hasSize(2);
            assertThat(parts.get(0).includedSeconds() + parts.get(1).includedSeconds())
                    .isBetween(plan.includedMinutes() * 60 - 1, plan.includedMinutes() * 60);
            long cents = parts.get(0).fee().minorUnits() + parts.get(1).fee().minorUnits();
            assertThat(cents).isBetween(9_899L, 9_901L);
        }
    }

    @Test
    void refusesTermsThatCannotBeToldApartOrAdded() {
        Currency euro = Currency.getInstance("EUR");
        Plan inEuro = new Plan("E", Money.zero(euro), 0, BigDecimal.ONE, Increment.PER_SECOND);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanHistory.of(
                        List.of(new PlanTerm(Instant.EPOCH, STARTER), new PlanTerm(Instant.EPOCH, PROFESSIONAL))))
                .withMessageContaining("begin at once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanHistory.of(
                        List.of(new PlanTerm(Instant.EPOCH, STARTER), new PlanTerm(at("2026-03-01T00:00"), inEuro))))
                .withMessageContaining("one currency");
        assertThatIllegalArgumentException().isThrownBy(() -> PlanHistory.of(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plan(
                        "P",
                        PlanKind.PAY_AS_YOU_GO,
                        usd("0.00"),
                        10,
                        BigDecimal.ONE,
                        Increment.PER_SECOND,
                        usd("0.00"),
                        0))
                .withMessageContaining("included minutes 10 must be 0");
    }

    @Test
    void roundsTheOverageOnceHalfUp() {
        talk("2026-03-05T12:00", 1);

        assertThat(oneSecondAt("0.0333")).isEqualTo(usd("0.00"));
        assertThat(oneSecondAt("0.30")).isEqualTo(usd("0.01"));
    }

    private Money oneSecondAt(String rate) {
        Plan plan = new Plan("Odd", usd("0.00"), 0, new BigDecimal(rate), Increment.PER_SECOND);
        return invoicing.draft(TENANT, MARCH, NEW_YORK, plan).total();
    }

    private static Plan plan(PlanKind kind) {
        return new Plan("Plan", kind, usd("0.00"), 0, new BigDecimal("0.20"), Increment.PER_SECOND, usd("0.00"), 0);
    }

    private void talk(String endedAt, long seconds) {
        ProviderCallRef call = new ProviderCallRef(new ProviderId("p"), "call_" + ++calls);
        usage.post(List.of(new UsageEntry(TENANT, call, Meter.TALK_SECONDS, seconds, at(endedAt))));
    }

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(NEW_YORK).toInstant();
    }

    private static Money usd(String amount) {
        return Money.of(amount, USD);
    }
}
