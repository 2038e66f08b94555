package io.voicecrm.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.IdSource;
import io.voicecrm.Money;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.metering.Increment;
import io.voicecrm.metering.Meter;
import io.voicecrm.metering.UsageEntry;
import io.voicecrm.metering.UsageLedger;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The business case in figures. What providers call a margin above 100 % is a markup; both are given. */
class SeedArithmeticTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final BigDecimal PER_MINUTE = new BigDecimal("0.15");
    private static final Plan STARTER = plan("Starter", "99.00", 100, "0.99");
    private static final Plan PROFESSIONAL = plan("Professional", "299.00", 500, "0.60");

    @Test
    void starterWithAllItsMinutesUsedCostsItsFee() {
        assertThat(bill(STARTER, 100).total()).isEqualTo(usd("99.00"));
    }

    @Test
    void starterEarns84DollarsWhichIsAMarkupOf560AndAMarginOf85Percent() {
        Profit profit = new Profit(usd("99.00"), usd("15.00"));

        assertThat(profit.profit()).isEqualTo(usd("84.00"));
        assertThat(profit.markupPercent()).contains(new BigDecimal("560.00"));
        assertThat(profit.grossMarginPercent()).contains(new BigDecimal("84.85"));
    }

    @Test
    void oneStarterClientAloneDoesNotPayForTheProvidersBaseFee() {
        Profit profit = new Profit(usd("99.00"), usd("99.00").plus(usd("15.00")));

        assertThat(profit.profit()).isEqualTo(usd("-15.00"));
    }

    @Test
    void tenStarterClientsEarn741Dollars() {
        Profit profit = new Profit(usd("990.00"), usd("99.00").plus(usd("150.00")));

        assertThat(profit.profit()).isEqualTo(usd("741.00"));
        assertThat(profit.markupPercent()).contains(new BigDecimal("297.59"));
        assertThat(profit.grossMarginPercent()).contains(new BigDecimal("74.85"));
    }

    @Test
    void professionalWith600MinutesPays60DollarsOfOverageAnd359InAll() {
        InvoiceDraft bill = bill(PROFESSIONAL, 600);

        assertThat(bill.lines()).hasSize(2);
        assertThat(bill.lines().get(1).amount()).isEqualTo(usd("60.00"));
        assertThat(bill.total()).isEqualTo(usd("359.00"));
    }

    @Test
    void professionalWith600MinutesEarns269DollarsWhichIsAMarkupOf299AndAMarginOf75Percent() {
        Profit profit = new Profit(usd("359.00"), usd("90.00"));

        assertThat(profit.profit()).isEqualTo(usd("269.00"));
        assertThat(profit.markupPercent()).contains(new BigDecimal("298.89"));
        assertThat(profit.grossMarginPercent()).contains(new BigDecimal("74.93"));
    }

    @Test
    void aMinuteIs99CentsWithStarterAnd59Point8WithProfessionalWhoseFurtherOnesAre60() {
        assertThat(bill(STARTER, 100).total().major().divide(new BigDecimal(100)))
                .isEqualByComparingTo("0.99");
        assertThat(bill(PROFESSIONAL, 500).total().major().divide(new BigDecimal(500)))
                .isEqualByComparingTo("0.598");
        assertThat(bill(STARTER, 101).total().minus(bill(STARTER, 100).total())).isEqualTo(usd("0.99"));
        assertThat(bill(PROFESSIONAL, 501).total().minus(bill(PROFESSIONAL, 500).total()))
                .isEqualTo(usd("0.60"));
    }

    @Test
    void hasNoMarkupWithoutCostAndNoMarginWithoutRevenue() {
        assertThat(new Profit(usd("1.00"), usd("0.00")).markupPercent()).isEmpty();
        assertThat(new Profit(usd("0.00"), usd("1.00")).grossMarginPercent()).isEmpty();
    }

    @Test
    void theProviderCharges114DollarsForItsPlanAnd100Minutes() {
        assertThat(whatIf(STARTER, 1, 100).statement().cost()).isEqualTo(usd("114.00"));
    }

    @Test
    void oneStarterClientLosesWhatTheContributionDoesNotPayOfTheBaseFee() {
        ProfitStatement statement = whatIf(STARTER, 1, 100).statement();

        assertThat(statement.contribution().profit()).isEqualTo(usd("84.00"));
        assertThat(statement.profit().profit()).isEqualTo(usd("-15.00"));
        assertThat(whatIf(STARTER, 1, 100).breakEvenClients()).hasValue(2);
    }

    @Test
    void tenStarterClientsCollect990AndCost249Dollars() {
        ProfitStatement statement = whatIf(STARTER, 10, 100).statement();

        assertThat(statement.revenue()).isEqualTo(usd("990.00"));
        assertThat(statement.cost()).isEqualTo(usd("249.00"));
        assertThat(statement.profit().profit()).isEqualTo(usd("741.00"));
    }

    @Test
    void professionalEarns269DollarsAnd170OnceItCarriesTheBaseFeeAlone() {
        ProfitStatement statement = whatIf(PROFESSIONAL, 1, 600).statement();

        assertThat(statement.contribution()).isEqualTo(new Profit(usd("359.00"), usd("90.00")));
        assertThat(statement.profit().profit()).isEqualTo(usd("170.00"));
        assertThat(statement.profit().markupPercent()).contains(new BigDecimal("89.95"));
        assertThat(statement.profit().grossMarginPercent()).contains(new BigDecimal("47.35"));
    }

    @Test
    void onlyAStarterThatUsesExactlyItsMinutesHasAMarkupAbove500Percent() {
        assertThat(markup(whatIf(STARTER, 1, 100))).isGreaterThan(new BigDecimal("500"));
        assertThat(markup(whatIf(PROFESSIONAL, 1, 600))).isLessThan(new BigDecimal("300"));
        assertThat(markup(whatIf(PROFESSIONAL, 1, 500))).isLessThan(new BigDecimal("500"));
    }

    @Test
    void aHundredNumbersAtADollarSoldForFiveToTenAreAMarkupOf400To900PercentOnceAllAreSold() {
        assertThat(numbers("5.00", 100).statement().contribution().markupPercent())
                .contains(new BigDecimal("400.00"));
        assertThat(numbers("10.00", 100).statement().contribution().markupPercent())
                .contains(new BigDecimal("900.00"));
        assertThat(numbers("5.00", 100).statement().contribution().grossMarginPercent())
                .contains(new BigDecimal("80.00"));
        assertThat(pool("5.00").breakEvenClients()).hasValue(20);
        assertThat(pool("10.00").breakEvenClients()).hasValue(10);
    }

    @Test
    void countsWhatCallsCostAndWhatTheBusinessCostsApart() {
        ProfitStatement statement = new ProfitStatement(
                usd("359.00"),
                new TreeMap<>(Map.of("call", usd("80.00"), "telephony", usd("10.00"))),
                usd("99.00"),
                usd("20.00"));

        assertThat(statement.contribution().profit()).isEqualTo(usd("269.00"));
        assertThat(statement.profit().profit()).isEqualTo(usd("150.00"));
    }

    @Test
    void takesTheBaseFeeAsItIsConfigured() {
        WhatIf dear = new WhatIf(STARTER, 1, 100, 0, PER_MINUTE, usd("0.00"), usd("299.00"));

        assertThat(dear.statement().profit().profit()).isEqualTo(usd("-215.00"));
    }

    @Test
    void warnsWhereTheMarginIsBelowItsFloor() {
        BigDecimal floor = new BigDecimal("60");

        assertThat(new Profit(usd("100.00"), usd("40.00")).isBelow(floor)).isFalse();
        assertThat(new Profit(usd("100.00"), usd("40.01")).isBelow(floor)).isTrue();
        assertThat(new Profit(usd("0.00"), usd("0.01")).isBelow(floor)).isTrue();
        assertThat(new Profit(usd("0.00"), usd("0.00")).isBelow(floor)).isFalse();
    }

    private static BigDecimal markup(WhatIf whatIf) {
        return whatIf.statement().contribution().markupPercent().orElseThrow();
    }

    private static WhatIf whatIf(Plan plan, long clients, long minutes) {
        return new WhatIf(plan, clients, minutes, 0, PER_MINUTE, usd("0.00"), usd("99.00"));
    }

    /** Each client has one number, bought for it. */
    private static WhatIf numbers(String price, long clients) {
        return new WhatIf(numberPlan(price), clients, 0, 1, PER_MINUTE, usd("1.00"), usd("0.00"));
    }

    /** A hundred numbers are there, whoever has one. */
    private static WhatIf pool(String price) {
        return new WhatIf(numberPlan(price), 1, 0, 1, PER_MINUTE, usd("0.00"), usd("100.00"));
    }

    private static Plan numberPlan(String price) {
        return plan("Number", "0.00", 0, "0.60").withNumberFee(usd(price));
    }

    private static InvoiceDraft bill(Plan plan, long minutes) {
        UsageLedger usage = new InMemoryStores(new IdSource(Clock.systemUTC(), new Random(1))).usage();
        TenantId tenant = new TenantId("acme");
        usage.post(List.of(new UsageEntry(
                tenant,
                new ProviderCallRef(new ProviderId("p"), "c"),
                Meter.TALK_SECONDS,
                minutes * 60,
                Instant.parse("2026-03-10T12:00:00Z"))));
        return new Invoicing(usage).draft(tenant, YearMonth.of(2026, 3), ZoneOffset.UTC, plan);
    }

    private static Plan plan(String name, String fee, long minutes, String overageRate) {
        return new Plan(name, usd(fee), minutes, new BigDecimal(overageRate), Increment.PER_SECOND);
    }

    private static Money usd(String amount) {
        return Money.of(amount, USD);
    }
}
