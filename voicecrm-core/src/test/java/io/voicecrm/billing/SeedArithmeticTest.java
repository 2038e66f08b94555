package io.voicecrm.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.Money;
import io.voicecrm.TenantId;
import io.voicecrm.metering.Increment;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/** The business case in figures. What providers call a margin above 100 % is a markup; both are given. */
class SeedArithmeticTest {

    private static final Currency USD = Currency.getInstance("USD");
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
    void hasNoMarkupWithoutCostAndNoMarginWithoutRevenue() {
        assertThat(new Profit(usd("1.00"), usd("0.00")).markupPercent()).isEmpty();
        assertThat(new Profit(usd("0.00"), usd("1.00")).grossMarginPercent()).isEmpty();
    }

    @Test
    void roundsTheOverageOnceHalfUp() {
        InvoiceDraft bill = Invoicing.draft(
                new TenantId("acme"), YearMonth.of(2026, 3), plan("Odd", "0.00", 0, "0.0333"), RatedUsage.of(1, 0));
        InvoiceDraft more = Invoicing.draft(
                new TenantId("acme"), YearMonth.of(2026, 3), plan("Odd", "0.00", 0, "0.30"), RatedUsage.of(1, 0));

        assertThat(bill.total()).isEqualTo(usd("0.00"));
        assertThat(more.total()).isEqualTo(usd("0.01"));
    }

    private static InvoiceDraft bill(Plan plan, long minutes) {
        return Invoicing.draft(
                new TenantId("acme"), YearMonth.of(2026, 3), plan, RatedUsage.of(minutes * 60, plan.includedMinutes()));
    }

    private static Plan plan(String name, String fee, long minutes, String overageRate) {
        return new Plan(name, usd(fee), minutes, new BigDecimal(overageRate), Increment.PER_SECOND);
    }

    private static Money usd(String amount) {
        return Money.of(amount, USD);
    }
}
