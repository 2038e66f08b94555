package io.voicecrm.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.Money;
import io.voicecrm.billing.BillingEvent;
import io.voicecrm.billing.BillingEvent.CheckoutCompleted;
import io.voicecrm.billing.BillingEvent.InvoiceChanged;
import io.voicecrm.billing.BillingEvent.PaymentDisputed;
import io.voicecrm.billing.BillingEvent.PaymentRefunded;
import io.voicecrm.billing.BillingEvent.SubscriptionChanged;
import io.voicecrm.billing.BillingEvent.Unrecognized;
import io.voicecrm.billing.CustomerRef;
import io.voicecrm.billing.HostedPage;
import io.voicecrm.billing.InvoiceReceipt;
import io.voicecrm.billing.InvoiceState;
import io.voicecrm.billing.ReturnUrls;
import io.voicecrm.billing.Subscription;
import io.voicecrm.billing.Subscription.State;
import io.voicecrm.billing.SubscriptionOffer;
import io.voicecrm.billing.UsageReport;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.testkit.wire.Faults;
import io.voicecrm.webhook.WebhookRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is made of Stripe's webhooks, from the click on its page to the events that the host works on. */
class StripeWebhooksTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final ReturnUrls URLS =
            new ReturnUrls(URI.create("https://crm.example/done"), URI.create("https://crm.example/back"));
    private static final SubscriptionOffer OFFER =
            new SubscriptionOffer("Starter", Money.of("99.00", USD), 500 * 60, new BigDecimal("0.25"));

    private final Account account = new Account();
    private final CustomerRef customer = account.customer(Fixtures.tenant(1));

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void creditsATopUpThatWasPaid() {
        HostedPage page = topUp("top-up-1");
        assertThat(account.server.pay(page.id(), false)).as("declined").isFalse();
        assertThat(account.server.pay(page.id(), true)).isTrue();

        account.deliver();

        assertThat(account.facts(CheckoutCompleted.class))
                .containsExactly(
                        new CheckoutCompleted(Fixtures.tenant(1), page.id(), "top-up-1", Money.of("50.00", USD), null));
    }

    @Test
    void tellsEachFactOnceWhenEveryWebhookComesTwice() {
        account.server.pay(topUp("top-up-1").id(), true);
        account.deliver();
        int told = account.told.size();

        account.deliver();
        account.deliver();

        assertThat(account.told).hasSize(told);
    }

    /** The inbox forgets after a month; the facts keep their names. */
    @Test
    void namesAFactTheSameWheneverAndByWhicheverEventItIsTold() {
        account.server.pay(subscribe("subscription-1").id(), true);
        account.deliver();
        List<BillingEvent> facts = account.facts();

        account.told.clear();
        replayAll();

        assertThat(account.facts()).containsExactlyInAnyOrderElementsOf(facts);
    }

    @Test
    void tellsTheSameInWhateverOrderWebhooksCome() {
        Subscription subscription = begun("subscription-1");
        account.server.card(customer.id(), false);
        account.pass(Duration.ofDays(32));
        List<WebhookRequest> letters = new ArrayList<>(account.server.webhooks());

        for (int seed = 1; seed <= 5; seed++) {
            account.told.clear();
            Collections.shuffle(letters, new Random(seed));
            handAll(letters);

            assertThat(account.facts(SubscriptionChanged.class))
                    .as("seed %d", seed)
                    .extracting(event -> event.subscription().state())
                    .containsOnly(State.PAST_DUE);
            assertThat(account.facts(InvoiceChanged.class))
                    .as("seed %d", seed)
                    .extracting(event -> event.invoice().state())
                    .containsExactlyInAnyOrder(InvoiceState.PAID, InvoiceState.PAYMENT_FAILED);
        }
        assertThat(account.stripe().payments().subscription(subscription.id()).state())
                .isEqualTo(State.PAST_DUE);
    }

    @Test
    void billsAMonthOfUseBeyondWhatTheFeeIncludes() {
        Subscription subscription = begun("subscription-1");
        report("call-1", 500 * 60);
        report("call-2", 10 * 60);
        report("call-3", 30);

        account.pass(Duration.ofDays(31).plusHours(2));
        account.deliver();

        InvoiceReceipt second = invoicesOf(subscription).get(1);
        assertThat(second.state()).isEqualTo(InvoiceState.PAID);
        assertThat(second.total()).as("99.00 and 10.5 minutes at 0.25").isEqualTo(Money.of("101.63", USD));
    }

    @Test
    void followsASubscriptionThatNobodyPaysToItsEnd() {
        Subscription subscription = begun("subscription-1");
        account.server.card(customer.id(), false);

        account.pass(Duration.ofDays(31).plusHours(2));
        account.deliver();
        InvoiceReceipt failed = invoicesOf(subscription).get(1);
        State late = stateOf(subscription);
        account.pass(Duration.ofDays(16));
        account.deliver();

        assertThat(failed.state()).isEqualTo(InvoiceState.PAYMENT_FAILED);
        assertThat(failed.isLastAttemptFailed()).isFalse();
        assertThat(late).isEqualTo(State.PAST_DUE);
        assertThat(late.isServed()).isTrue();
        assertThat(invoicesOf(subscription)).last().satisfies(last -> {
            assertThat(last.isLastAttemptFailed()).isTrue();
            assertThat(last.attempts()).isEqualTo(4);
        });
        assertThat(stateOf(subscription)).isEqualTo(State.ENDED);
    }

    @Test
    void restoresASubscriptionThatIsPaidLate() {
        Subscription subscription = begun("subscription-1");
        account.server.card(customer.id(), false);
        account.pass(Duration.ofDays(31).plusHours(2));
        account.deliver();
        account.server.card(customer.id(), true);
        account.pass(Duration.ofDays(3));
        account.deliver();

        assertThat(stateOf(subscription)).isEqualTo(State.ACTIVE);
        assertThat(invoicesOf(subscription))
                .last()
                .satisfies(paid -> assertThat(paid.state()).isEqualTo(InvoiceState.PAID));
    }

    @Test
    void tellsThatATopUpWasRefundedInPartAndThenInFull() {
        HostedPage page = topUp("top-up-1");
        account.server.pay(page.id(), true);
        String payment = account.server.paymentOf(page.id());

        account.server.refund(payment, 2_000);
        account.deliver();
        account.server.refund(payment, 3_000);
        account.deliver();

        assertThat(account.facts(PaymentRefunded.class))
                .containsExactly(
                        new PaymentRefunded(Fixtures.tenant(1), payment, "top-up-1", Money.of("20.00", USD)),
                        new PaymentRefunded(Fixtures.tenant(1), payment, "top-up-1", Money.of("50.00", USD)));
    }

    @Test
    void tellsThatAPaymentIsDisputedAndHowThatEnds() {
        HostedPage page = topUp("top-up-1");
        account.server.pay(page.id(), true);

        String dispute = account.server.dispute(page.id());
        account.deliver();
        account.server.decide(dispute, false);
        account.deliver();

        assertThat(account.facts(PaymentDisputed.class))
                .extracting(PaymentDisputed::reference, PaymentDisputed::disputed, PaymentDisputed::isWon)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("top-up-1", Money.of("50.00", USD), null),
                        org.assertj.core.groups.Tuple.tuple("top-up-1", Money.of("50.00", USD), false));
    }

    @Test
    void findsWhatNoWebhookToldOf() {
        HostedPage page = topUp("top-up-1");
        account.server.pay(page.id(), true);
        Instant later = account.pass(Duration.ofDays(2));
        account.server.pay(subscribe("subscription-1").id(), true);

        int told = account.stripe().catchUp(later.minus(Duration.ofDays(3)), account.told::add);
        List<BillingEvent> facts = account.facts();
        account.deliver();

        assertThat(told).isEqualTo(4).isEqualTo(facts.size());
        assertThat(account.facts(CheckoutCompleted.class))
                .extracting(CheckoutCompleted::reference)
                .containsExactly("top-up-1", "subscription-1");
        assertThat(account.facts())
                .filteredOn(fact -> !(fact instanceof Unrecognized))
                .containsExactlyInAnyOrderElementsOf(facts);
        assertThat(account.stripe().catchUp(later, account.told::add)).isEqualTo(3);
    }

    @Test
    void keepsWhatNobodyKnowsYet() {
        String body = "{\"id\":\"evt_new\",\"type\":\"moon.landed\",\"data\":{\"object\":{\"id\":\"moon_1\"}}}";

        account.deliver(List.of(letter(body)));

        assertThat(account.told).containsExactly(new Unrecognized("evt_new", "moon.landed", body));
        assertThat(account.told.get(0).toString()).doesNotContain("moon_1");
    }

    @Test
    void keepsWhatIsNoneOfOurs() {
        String theirs = account.server.createCustomer("Somebody else's");
        String gone = "{\"id\":\"evt_1\",\"type\":\"invoice.paid\",\"data\":{\"object\":{\"id\":\"in_gone\"}}}";
        String upcoming = "{\"id\":\"evt_2\",\"type\":\"invoice.upcoming\",\"data\":{\"object\":{}}}";
        account.server.bill(theirs, 500);

        account.deliver(List.of(letter(gone), letter(upcoming)));
        account.deliver();

        assertThat(account.facts(InvoiceChanged.class)).isEmpty();
        assertThat(account.facts(Unrecognized.class))
                .extracting(Unrecognized::type)
                .contains("invoice.paid", "invoice.upcoming", "invoice.finalized");
    }

    @Test
    void putsAsideWhatMakesNoSense() {
        for (String body :
                List.of("", "{", "null", "[]", "{}", "\u0000", "{\"id\":1,\"type\":\"x\"}", "[".repeat(100_000))) {
            account.deliver(List.of(letter(body)));
        }

        assertThat(account.told).isEmpty();
        assertThat(account.inbox.claim(10, account.clock.instant(), account.clock.instant()))
                .isEmpty();
    }

    @Test
    void looksAgainLaterWhileStripeCannotBeAsked() {
        account.server.pay(topUp("top-up-1").id(), true);
        account.failNext("GET checkout/sessions/*", Faults.Kind.FAIL_BEFORE_ACCEPT);
        account.deliver();
        int before = account.facts(CheckoutCompleted.class).size();

        account.pass(Duration.ofSeconds(2));
        account.deliver(List.of());

        assertThat(before).isZero();
        assertThat(account.facts(CheckoutCompleted.class)).hasSize(1);
    }

    private HostedPage topUp(String reference) {
        return account.stripe().payments().topUp(customer, reference, Money.of("50.00", USD), URLS);
    }

    private HostedPage subscribe(String reference) {
        return account.stripe().payments().subscribe(customer, reference, OFFER, URLS);
    }

    private Subscription begun(String reference) {
        account.server.pay(subscribe(reference).id(), true);
        account.deliver();
        CheckoutCompleted completed = account.facts(CheckoutCompleted.class).get(0);
        return account.stripe().payments().subscription(Objects.requireNonNull(completed.subscription()));
    }

    private void report(String call, long seconds) {
        account.stripe().usage().report(new UsageReport(call, customer, seconds, account.clock.instant()));
    }

    private State stateOf(Subscription subscription) {
        return account.stripe().payments().subscription(subscription.id()).state();
    }

    private List<InvoiceReceipt> invoicesOf(Subscription subscription) {
        return account.facts(InvoiceChanged.class).stream()
                .map(InvoiceChanged::invoice)
                .filter(invoice -> subscription.id().equals(invoice.subscription()))
                .toList();
    }

    private void replayAll() {
        handAll(account.server.webhooks());
    }

    /** To an inbox that has seen none of them. */
    private void handAll(List<WebhookRequest> letters) {
        var intake = new io.voicecrm.webhook.WebhookIntake(
                List.of(account.stripe().webhooks(account.told::add)),
                new io.voicecrm.memory.InMemoryStores().inbox(),
                events -> io.voicecrm.webhook.CallEventHandler.Result.HANDLED,
                account.clock);
        letters.forEach(letter -> intake.accept(Stripe.ID, again(letter)));
        while (intake.drain(100) == 100) {
            // There are more.
        }
    }

    /** Signed now, as Stripe signs each try. */
    private WebhookRequest again(WebhookRequest letter) {
        return letter(new String(letter.body(), java.nio.charset.StandardCharsets.UTF_8));
    }

    private WebhookRequest letter(String body) {
        return SignedWebhooks.stripe(account.server.webhookSecret(), body, account.clock.instant());
    }
}
