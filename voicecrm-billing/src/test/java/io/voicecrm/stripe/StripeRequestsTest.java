package io.voicecrm.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.Money;
import io.voicecrm.Secret;
import io.voicecrm.TenantId;
import io.voicecrm.billing.BillingException;
import io.voicecrm.billing.BillingException.Kind;
import io.voicecrm.billing.CustomerRef;
import io.voicecrm.billing.InvoiceDraft;
import io.voicecrm.billing.InvoiceDraft.Line;
import io.voicecrm.billing.InvoiceKey;
import io.voicecrm.billing.InvoiceReceipt;
import io.voicecrm.billing.InvoiceState;
import io.voicecrm.billing.Payer;
import io.voicecrm.billing.ReturnUrls;
import io.voicecrm.billing.SubscriptionOffer;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.Faults;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire, how often, and what the answers mean. */
class StripeRequestsTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final InvoiceKey KEY = InvoiceKey.of(Fixtures.tenant(1), MARCH);

    private final Account account = new Account();
    private final CustomerRef customer = account.customer(Fixtures.tenant(1));

    @AfterEach
    void close() {
        account.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Faults.Kind.class,
            names = {"DROP_AFTER_ACCEPT", "BAD_GATEWAY_AFTER_ACCEPT", "FAIL_BEFORE_ACCEPT", "SLOW_ANSWER"})
    void issuesOneInvoiceWhateverGoesWrongWithAnyStep(Faults.Kind fault) {
        account.failNext("POST invoices", fault);
        account.failNext("POST invoiceitems", fault);
        account.failNext("POST invoices/*/finalize", fault);
        Stripe patient =
                account.builder().retries(2).timeout(Duration.ofMillis(500)).build();

        InvoiceReceipt receipt = patient.invoices().issue(customer, KEY, draft(draftLines()));

        assertThat(receipt.state()).isEqualTo(InvoiceState.OPEN);
        assertThat(receipt.total()).isEqualTo(Money.of("111.35", USD));
        assertThat(account.server.count("invoice")).isEqualTo(1);
        assertThat(account.server.count("invoiceitem")).isEqualTo(2);
        assertThat(account.server.requests("POST invoices/*/finalize")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"POST invoices", "POST invoiceitems", "POST invoices/*/finalize"})
    void issuesOneInvoiceWhenAskedAgainAfterADayByAProcessThatKnowsNothingOfTheFirst(String lost) {
        account.failNext(lost, Faults.Kind.DROP_AFTER_ACCEPT);
        assertThatThrownBy(() -> account.stripe().invoices().issue(customer, KEY, draft(draftLines())))
                .isInstanceOf(BillingException.class);
        account.pass(Duration.ofHours(25));

        InvoiceReceipt receipt = account.stripe().invoices().issue(customer, KEY, draft(draftLines()));

        assertThat(receipt.state()).isEqualTo(InvoiceState.OPEN);
        assertThat(receipt.total()).isEqualTo(Money.of("111.35", USD));
        assertThat(account.server.count("invoice")).isEqualTo(1);
        assertThat(account.server.count("invoiceitem")).isEqualTo(2);
    }

    @Test
    void issuesOneInvoiceWhenManyAskAtOnce() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<InvoiceReceipt> issue =
                    () -> account.builder().build().invoices().issue(customer, KEY, draft(draftLines()));
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(8, issue))) {
                assertThat(answer.get().total()).isEqualTo(Money.of("111.35", USD));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(account.server.count("invoice")).isEqualTo(1);
        assertThat(account.server.count("invoiceitem")).isEqualTo(2);
    }

    @Test
    void findsAnInvoiceBehindHundredsOfOthers() {
        InvoiceReceipt first = account.stripe().invoices().issue(customer, KEY, draft(draftLines()));
        for (int i = 1; i <= 101; i++) {
            account.server.bill(customer.id(), i);
        }
        account.pass(Duration.ofHours(25));

        assertThat(account.stripe().invoices().issue(customer, KEY, draft(draftLines())))
                .isEqualTo(first);
    }

    @Test
    void triesTheCardAgainAndSaysWhenItIsGivenUp() {
        Stripe charging = account.builder().daysUntilDue(0).build();
        account.server.card(customer.id(), false);

        InvoiceReceipt failed = charging.invoices().issue(customer, KEY, draft(draftLines()));
        account.pass(Duration.ofDays(3));
        InvoiceReceipt again = charging.invoices().find(failed.id());
        account.pass(Duration.ofDays(12));
        InvoiceReceipt givenUp = charging.invoices().find(failed.id());

        assertThat(failed.state()).isEqualTo(InvoiceState.PAYMENT_FAILED);
        assertThat(failed.attempts()).isEqualTo(1);
        assertThat(failed.nextAttempt()).isEqualTo(account.clock.instant().minus(Duration.ofDays(12)));
        assertThat(again.attempts()).isEqualTo(2);
        assertThat(again.isLastAttemptFailed()).isFalse();
        assertThat(givenUp.attempts()).isEqualTo(4);
        assertThat(givenUp.isLastAttemptFailed()).isTrue();
    }

    @Test
    void chargesACardThatWorksAtOnce() {
        account.server.card(customer.id(), true);

        InvoiceReceipt receipt =
                account.builder().daysUntilDue(0).build().invoices().issue(customer, KEY, draft(draftLines()));

        assertThat(receipt.state()).isEqualTo(InvoiceState.PAID);
        assertThat(receipt.paid()).isEqualTo(Money.of("111.35", USD));
    }

    @Test
    void saysInOurWordsWhatWentWrongAndNeverInTheirs() {
        Stripe stranger = Stripe.builder(Secret.of("sk_test_wrong_key"))
                .baseUrl(account.server.url())
                .build();
        refuses(Kind.NOT_AUTHORIZED, "check the API key", stranger::accountId);
        refuses(
                Kind.NOT_FOUND,
                "HTTP 404, code resource_missing",
                () -> account.stripe().invoices().find("in_of_ann_lee"));
        account.failNext("GET invoices/*", Faults.Kind.REFUSE_FOR_CAPACITY);
        refuses(
                Kind.RATE_LIMITED,
                "ask again later",
                () -> account.stripe().invoices().find("in_of_ann_lee"));
        account.failNext("GET invoices/*", Faults.Kind.FAIL_BEFORE_ACCEPT);
        refuses(Kind.UNAVAILABLE, "HTTP 503", () -> account.stripe().invoices().find("in_of_ann_lee"));
        account.failNext("GET invoices/*", Faults.Kind.BAD_GATEWAY_AFTER_ACCEPT);
        refuses(Kind.UNAVAILABLE, "HTTP 502", () -> account.stripe().invoices().find("in_of_ann_lee"));
        account.server.close();
        refuses(Kind.UNAVAILABLE, "no answer", () -> account.stripe().invoices().find("in_of_ann_lee"));
    }

    @Test
    void sendsEveryWriteUnderAKeyAndTellsNothingOfTheMachine() {
        account.stripe().invoices().issue(customer, KEY, draft(draftLines()));
        account.stripe().payments().portal(customer, URI.create("https://crm.example"));

        assertThat(account.exchanges).hasSizeGreaterThan(5).allSatisfy(exchange -> {
            assertThat(exchange.status()).as(exchange.toString()).isEqualTo(200);
            assertThat(exchange.headers()).contains("stripe-version").doesNotContain("x-stripe-client-user-agent");
            if (exchange.method().equals("POST")) {
                assertThat(exchange.headers()).as(exchange.toString()).contains("idempotency-key");
            }
        });
    }

    @Test
    void makesAPricePerOfferAndAnotherOneOnlyWhereItWasArchived() {
        SubscriptionOffer offer = new SubscriptionOffer("Starter", Money.of("99.00", USD), 0, new BigDecimal("0.25"));
        SubscriptionOffer same = new SubscriptionOffer("Starter", Money.of("99.00", USD), 0, new BigDecimal("0.250"));
        SubscriptionOffer free = new SubscriptionOffer("Starter", Money.of("99.00", USD), 0, BigDecimal.ZERO);
        List<Integer> prices = new ArrayList<>();
        for (SubscriptionOffer each : List.of(offer, same, free)) {
            subscribe(each);
            prices.add(account.server.count("price"));
        }
        account.server.archivePrices();
        account.pass(Duration.ofHours(25));
        subscribe(offer);
        subscribe(offer);

        assertThat(prices).containsExactly(2, 2, 3);
        assertThat(account.server.count("price")).isEqualTo(5);
        assertThat(account.server.count("billing.meter")).isEqualTo(1);
    }

    private void subscribe(SubscriptionOffer offer) {
        URI back = URI.create("https://crm.example");
        String reference = "subscription-" + account.server.requests("POST checkout/sessions");
        account.stripe().payments().subscribe(customer, reference, offer, new ReturnUrls(back, back));
    }

    @Test
    void speaksTheVersionThatItSaysItSpeaks() {
        assertThat(com.stripe.Stripe.API_VERSION).isEqualTo("2026-07-29.dahlia");
    }

    @Test
    void quotesTheRequestToStripesSupport() {
        assertThatThrownBy(() -> account.stripe().invoices().find("in_nowhere"))
                .isInstanceOfSatisfying(
                        BillingException.class,
                        e -> assertThat(e.requestId())
                                .hasValueSatisfying(id -> assertThat(id).startsWith("req_")));
    }

    @Test
    void asksWhoWeAre() {
        assertThat(account.stripe().accountId()).isEqualTo("acct_simulated");
    }

    @Test
    void refusesMoneyThatStripeCountsInAnotherUnit() {
        Money dinars = new Money(1_000, Currency.getInstance("KWD"));
        InvoiceDraft draft = draft(List.of(new Line("Fee", BigDecimal.ONE, "month", dinars.major(), dinars)));

        assertThatThrownBy(() -> account.stripe().invoices().issue(customer, KEY, draft))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("KWD");
    }

    @Test
    void searchesForATenantOfAnyName() {
        for (String name : List.of("o'hara", "back\\slash", "x'] OR metadata['y", "Bücher & mehr", "日本")) {
            Payer payer = new Payer(new TenantId(name), "Client", "client@clients.example");
            CustomerRef first = account.stripe().payments().customer(payer);
            account.pass(Duration.ofHours(25));

            assertThat(account.stripe().payments().customer(payer)).isEqualTo(first);
        }
    }

    @Test
    void showsNothingPersonalOfAPayer() {
        assertThat(new Payer(Fixtures.tenant(1), "Ann Lee", "ann@clients.example").toString())
                .isEqualTo("Payer[tenant-1]");
    }

    private void refuses(Kind kind, String message, ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        BillingException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(message)
                .hasMessageNotContaining("sk_test")
                .hasMessageNotContaining("ann_lee");
    }

    private static List<Line> draftLines() {
        return List.of(line("99.00"), line("12.35"));
    }

    private static InvoiceDraft draft(List<Line> lines) {
        return new InvoiceDraft(Fixtures.tenant(1), MARCH, lines);
    }

    private static Line line(String amount) {
        Money money = Money.of(amount, USD);
        return new Line("Minutes for " + amount, BigDecimal.ONE, "month", money.major(), money);
    }
}
