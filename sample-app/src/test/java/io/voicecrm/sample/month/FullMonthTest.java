package io.voicecrm.sample.month;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.Money;
import io.voicecrm.billing.CustomerRef;
import io.voicecrm.billing.Payer;
import io.voicecrm.billing.PaymentGateway;
import io.voicecrm.billing.ReturnUrls;
import io.voicecrm.billing.SubscriptionOffer;
import io.voicecrm.billing.UsageReport;
import io.voicecrm.billing.UsageReporter;
import io.voicecrm.billing.UsageReporter.Outcome;
import io.voicecrm.ledger.Balance;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.metering.Meter;
import io.voicecrm.sample.Api;
import io.voicecrm.sample.database.Scope;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What was talked, what was rated, what was billed, what was taken from credit and what the gateway has are one, to the cent:
 * a month of three clients on three kinds of plan, through both providers' HTTP.
 *
 * <p>{@code -Dvoicecrm.month.calls=20000} makes it as many calls as a busy platform has.
 */
class FullMonthTest {

    private static final int CALLS = Integer.getInteger("voicecrm.month.calls", 600);
    private static final Instant EVER = Instant.parse("2100-01-01T00:00:00Z");
    private static final Currency CHF = Currency.getInstance("CHF");
    private static final long MILLION = 1_000_000;

    private static Month month;
    private static HeardLog log;

    @BeforeAll
    static void letAMonthPass() {
        month = new Month(CALLS);
        log = new HeardLog();
        month.pass();
    }

    @AfterAll
    static void stop() {
        log.close();
        month.close();
    }

    @Test
    void callsThroughBothProvidersAndAcrossTheEndsOfEveryMonth() {
        assertThat(month.dialed()).hasSizeGreaterThanOrEqualTo(CALLS);
        assertThat(month.app.atElevenLabs()).hasSizeGreaterThan(CALLS / 3);
        assertThat(month.app.atRetell()).hasSizeGreaterThan(CALLS / 3);
        Duration near = Duration.ofMinutes(10);
        assertThat(seconds(client -> client.startOf(Month.MONTH).minus(near), client -> client.startOf(Month.MONTH)))
                .isPositive();
        assertThat(seconds(
                        client -> client.startOf(Month.MONTH),
                        client -> client.startOf(Month.MONTH).plus(near)))
                .isPositive();
        assertThat(seconds(client -> client.endOf(Month.MONTH).minus(near), client -> client.endOf(Month.MONTH)))
                .isPositive();
        assertThat(seconds(client -> client.endOf(Month.MONTH), client -> EVER)).isPositive();
        assertThat(seconds(client -> month.changedAt, client -> month.changedAt.plus(near)))
                .isPositive();
    }

    @Test
    void countsEverySecondOnceAndInTheMonthInWhichItsCallEnded() {
        assertThat(month.clients()).allSatisfy(client -> {
            Recount talked = month.recount(client);
            Map<Meter, Long> counted = month.app
                    .crm()
                    .stores()
                    .usage()
                    .totals(client.id(), client.startOf(Month.MONTH), client.endOf(Month.MONTH));
            Map<Meter, Long> ever = month.app.crm().stores().usage().totals(client.id(), Instant.EPOCH, EVER);

            assertThat(counted.get(Meter.TALK_SECONDS)).isEqualTo(talked.seconds());
            assertThat(counted.get(Meter.CALLS_ANSWERED)).isEqualTo(talked.answered());
            assertThat(ever.get(Meter.CALLS_PLACED))
                    .isEqualTo(Recount.of(client, month.dialed()).calls().size());
        });
    }

    @Test
    void billsEveryClientToTheCent() {
        assertThat(billed(month.prepaid)).isEqualTo(due(month.prepaid));
        assertThat(billed(month.subscriber)).isEqualTo(due(month.subscriber));
        assertThat(billed(month.payAsYouGo)).isEqualTo(due(month.payAsYouGo));
    }

    @Test
    void showsAtTheGatewayWhatIsOnTheInvoice() {
        Api gateway = Api.at(month.app.stripe().url())
                .with("Authorization", "Bearer " + month.app.stripe().apiKey());
        assertThat(month.clients()).allSatisfy(client -> {
            JsonNode ours = invoice(client);
            String page = ours.get("pay_page").asString();
            JsonNode theirs = gateway.get("/v1/invoices/" + page.substring(page.lastIndexOf('/') + 1))
                    .json();

            int decimals =
                    Currency.getInstance(ours.at("/total/currency").asString()).getDefaultFractionDigits();
            assertThat(BigDecimal.valueOf(theirs.get("amount_due").asLong(), decimals))
                    .isEqualByComparingTo(sum(due(client)));
            assertThat(theirs.at("/lines/data")
                            .valueStream()
                            .map(line -> BigDecimal.valueOf(line.get("amount").asLong(), decimals)))
                    .usingElementComparator(BigDecimal::compareTo)
                    .containsExactlyInAnyOrderElementsOf(due(client));
            assertThat(theirs.get("currency").asString())
                    .isEqualToIgnoringCase(ours.at("/total/currency").asString());
        });
    }

    @Test
    void takesFromCreditWhatEachCallCostsAndNothingElse() {
        LedgerUnit dollars = LedgerUnit.of(Currency.getInstance("USD"));
        Recount ever = Recount.of(month.prepaid, month.dialed());

        Balance balance = month.app.crm().ledger().balance(month.prepaid.id(), dollars);

        assertThat(balance.spent()).isEqualTo(ever.credit(Month.PREPAID));
        assertThat(balance.available() + balance.held()).isEqualTo(50_000 * MILLION - balance.spent());
        assertThat(balance.inFlight()).isZero();
        assertThat(settlements()).isEqualTo(ever.answered());
        assertThat(month.app.crm().ledger().audit().findings()).isEmpty();
        assertThat(month.app.crm().ledger().audit().sums().values()).allMatch(sum -> sum == 0);
    }

    @Test
    void reportsTheSameMinutesToTheGatewaysMeterHoweverOftenTheyAreReported() {
        MonthClient client = month.subscriber;
        PaymentGateway payments = month.app.app().bean(PaymentGateway.class);
        CustomerRef customer = payments.customer(new Payer(client.id(), client.name(), "steady@clients.example"));

        // Nobody buys it: to be offered is what makes the gateway count.
        payments.subscribe(
                customer,
                "offered",
                new SubscriptionOffer("Steady", Money.of("99.00", CHF), 0, new BigDecimal("0.99")),
                new ReturnUrls(URI.create("https://crm.example.com/paid"), URI.create("https://crm.example.com/")));

        List<Outcome> first = reportByDay(client, customer);
        List<Outcome> again = reportByDay(client, customer);

        long billed = before(client).billedSeconds(month.before) + after(client).billedSeconds(month.after);
        assertThat(first).containsOnly(Outcome.SENT);
        assertThat(again).containsOnly(Outcome.SENT_BEFORE);
        assertThat(month.app.stripe().usageOf(customer.id())).isEqualTo(billed);
    }

    @Test
    void changesNothingWhenEveryWebhookComesAgain() {
        month.app.doWhatIsScheduled();
        Tables tables = new Tables(month.app.app().bean(Scope.class));
        Map<String, String> digests = tables.digests();
        int issued = month.app.stripe().count("invoice");

        Redelivery redelivery = new Redelivery(month.app);
        int sent = redelivery.sendAll();
        int handled = redelivery.handleAll();
        month.app.doWhatIsScheduled();

        assertThat(sent).isEqualTo(handled).isGreaterThan(3 * CALLS / 2);
        assertThat(tables.digests()).isEqualTo(digests);
        assertThat(month.app.stripe().count("invoice")).isEqualTo(issued);
        assertThat(month.app.crm().ledger().audit().findings()).isEmpty();
    }

    @Test
    void tellsWhatEachNumberEarnedThatPeopleSaw() {
        MonthClient client = month.payAsYouGo;
        Set<String> shown = client.api()
                .get("/api/campaigns")
                .json()
                .get("items")
                .valueStream()
                .map(campaign -> campaign.get("caller_id").asString())
                .collect(Collectors.toSet());

        JsonNode report = month.app
                .platform()
                .get("/api/profit?by=number&month=" + Month.MONTH + "&currency=JPY")
                .json();

        assertThat(report.get("rows").valueStream().map(row -> row.get("key").asString()))
                .containsExactlyInAnyOrderElementsOf(shown);
        assertThat(report.get("rows")
                        .valueStream()
                        .mapToLong(row -> row.get("talk_seconds").asLong())
                        .sum())
                .isEqualTo(month.recount(client).seconds());
        assertThat(report.at("/total/revenue/amount").asString())
                .isEqualTo(sum(due(client)).toPlainString());
    }

    @Test
    void tellsNoClientWhatCallsCostThePlatform() {
        TenantView view = new TenantView(month);

        assertThat(view.leaksToClients()).isEmpty();
        assertThat(view.leaksAtTheGateway()).isEmpty();
        assertThat(log.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(view.scanner().figuresIn(line)).isEmpty());
        assertThat(view.leaksToThePlatform())
                .as("what is told to the platform, as a proof that it would be found")
                .isNotEmpty();
    }

    private static long seconds(Function<MonthClient, Instant> from, Function<MonthClient, Instant> to) {
        return month.clients().stream()
                .mapToLong(client -> Recount.of(client, month.dialed())
                        .ended(from.apply(client), to.apply(client))
                        .seconds())
                .sum();
    }

    private List<BigDecimal> due(MonthClient client) {
        if (client.equals(month.prepaid)) {
            return List.of(new BigDecimal(Month.PREPAID.fee()));
        }
        Duration whole = Duration.between(client.startOf(Month.MONTH), client.endOf(Month.MONTH));
        if (client.equals(month.payAsYouGo)) {
            BigDecimal talk = month.recount(client).overage(Month.PAY_AS_YOU_GO, whole, whole, 0);
            return List.of(new BigDecimal(Month.PAY_AS_YOU_GO.fee()), talk);
        }
        Duration first = Duration.between(client.startOf(Month.MONTH), month.changedAt);
        Duration second = Duration.between(month.changedAt, client.endOf(Month.MONTH));
        return List.of(
                Recount.fee(month.before, first, whole, 2),
                before(client).overage(month.before, first, whole, 2),
                Recount.fee(month.after, second, whole, 2),
                after(client).overage(month.after, second, whole, 2));
    }

    private static Recount before(MonthClient client) {
        return month.recount(client).ended(Instant.EPOCH, month.changedAt);
    }

    private static Recount after(MonthClient client) {
        return month.recount(client).ended(month.changedAt, EVER);
    }

    private static JsonNode invoice(MonthClient client) {
        JsonNode items = client.api().get("/api/invoices").json().get("items");
        assertThat(items.size()).isEqualTo(1);
        return items.get(0);
    }

    private static List<BigDecimal> billed(MonthClient client) {
        JsonNode invoice = invoice(client);
        List<BigDecimal> lines = invoice.get("lines")
                .valueStream()
                .map(line -> new BigDecimal(line.at("/amount/amount").asString()))
                .toList();
        assertThat(new BigDecimal(invoice.at("/total/amount").asString())).isEqualByComparingTo(sum(lines));
        assertThat(lines.size() == 1 || lines.get(1).signum() > 0)
                .as("more was talked than the plan includes")
                .isTrue();
        return lines;
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static long settlements() {
        return month.app
                .app()
                .bean(Scope.class)
                .tenant(
                        month.prepaid.id(),
                        jdbc -> jdbc.sql("select count(*) from ledger_entries where kind = 'SETTLEMENT'")
                                .query(Long.class)
                                .single());
    }

    /** What each day's calls are billed as, under the plan that they ended in. */
    private static List<Outcome> reportByDay(MonthClient client, CustomerRef customer) {
        UsageReporter reporter = month.app.app().bean(UsageReporter.class);
        List<Outcome> outcomes = new ArrayList<>();
        Instant end = client.endOf(Month.MONTH);
        for (Instant day = client.startOf(Month.MONTH); day.isBefore(end); day = day.plus(Duration.ofDays(1))) {
            Instant next = day.plus(Duration.ofDays(1)).isBefore(end) ? day.plus(Duration.ofDays(1)) : end;
            long seconds = before(client).ended(day, next).billedSeconds(month.before)
                    + after(client).ended(day, next).billedSeconds(month.after);
            outcomes.add(reporter.send(new UsageReport("day-" + day, customer, seconds, day)));
        }
        return outcomes;
    }
}
