package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.Money;
import io.voicecrm.billing.BillingEvent;
import io.voicecrm.billing.BillingEvent.CheckoutCompleted;
import io.voicecrm.billing.BillingException;
import io.voicecrm.billing.CustomerRef;
import io.voicecrm.billing.HostedPage;
import io.voicecrm.billing.Payer;
import io.voicecrm.billing.PaymentGateway;
import io.voicecrm.billing.PaymentGateway.CancelAt;
import io.voicecrm.billing.ReturnUrls;
import io.voicecrm.billing.Subscription;
import io.voicecrm.billing.Subscription.State;
import io.voicecrm.billing.SubscriptionOffer;
import io.voicecrm.testkit.Fixtures;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What every {@link PaymentGateway} must do. Extend it and answer {@link #open}. */
@NullMarked
public abstract class PaymentGatewayContract extends SubjectContract<PaymentGatewayContract.Subject> {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Payer PAYER = new Payer(Fixtures.tenant(1), "Northwind", "billing@northwind.example");
    private static final SubscriptionOffer OFFER =
            new SubscriptionOffer("Starter", Money.of("99.00", USD), 500 * 60, new BigDecimal("0.25"));
    private static final ReturnUrls URLS =
            new ReturnUrls(URI.create("https://crm.example/done"), URI.create("https://crm.example/back"));

    /** A gateway, and what its server saw. */
    public interface Subject extends Opened {

        /** The gateway under test. */
        PaymentGateway gateway();

        /** The payer pays on a page. */
        void pay(HostedPage page);

        /** What was told so far, oldest first, each fact once. */
        List<BillingEvent> events();

        /** How many customers the server has. */
        int customers();

        /** Time passes, as far as the server is concerned. */
        void wait(Duration time);
    }

    @Test
    void knowsAPayerAgainAtOnceAndLater() {
        CustomerRef first = subject().gateway().customer(PAYER);
        CustomerRef atOnce = subject().gateway().customer(PAYER);
        subject().wait(Duration.ofHours(25));
        CustomerRef renamed =
                subject().gateway().customer(new Payer(PAYER.tenant(), "Northwind Ltd", "other@northwind.example"));

        assertThat(atOnce).isEqualTo(first);
        assertThat(renamed).isEqualTo(first);
        assertThat(subject().customers()).isEqualTo(1);
    }

    @Test
    void sellsATopUpOnce() {
        CustomerRef customer = subject().gateway().customer(PAYER);
        HostedPage page = subject().gateway().topUp(customer, "top-up-1", Money.of("50.00", USD), URLS);
        HostedPage again = subject().gateway().topUp(customer, "top-up-1", Money.of("50.00", USD), URLS);

        subject().pay(page);

        assertThat(again.id()).isEqualTo(page.id());
        assertThat(completed()).satisfies(event -> {
            assertThat(event.tenant()).isEqualTo(PAYER.tenant());
            assertThat(event.reference()).isEqualTo("top-up-1");
            assertThat(event.checkout()).isEqualTo(page.id());
            assertThat(event.paid()).isEqualTo(Money.of("50.00", USD));
            assertThat(event.isTopUp()).isTrue();
        });
    }

    @Test
    void sellsNothingTwiceUnderOneReference() {
        CustomerRef customer = subject().gateway().customer(PAYER);
        HostedPage first = subject().gateway().topUp(customer, "top-up-1", Money.of("50.00", USD), URLS);
        subject().wait(Duration.ofHours(25));
        HostedPage second = subject().gateway().topUp(customer, "top-up-1", Money.of("50.00", USD), URLS);
        subject().pay(second);

        assertThat(second.id()).as("the first page is not open any more").isNotEqualTo(first.id());
        for (Duration later : List.of(Duration.ZERO, Duration.ofHours(25))) {
            subject().wait(later);
            assertThatThrownBy(() -> subject().gateway().topUp(customer, "top-up-1", Money.of("50.00", USD), URLS))
                    .isInstanceOfSatisfying(
                            BillingException.class,
                            e -> assertThat(e.kind()).isEqualTo(BillingException.Kind.CONFLICT));
        }
        assertThat(completed().checkout()).isEqualTo(second.id());
    }

    @Test
    void tellsNothingOfWhatWasNotPaid() {
        CustomerRef customer = subject().gateway().customer(PAYER);

        subject().gateway().topUp(customer, "top-up-1", Money.of("50.00", USD), URLS);

        assertThat(subject().events()).noneMatch(CheckoutCompleted.class::isInstance);
    }

    @Test
    void sellsASubscriptionAndEndsItWithItsPeriod() {
        Subscription begun = subscribe("subscription-1");

        Subscription ending = subject().gateway().cancel(begun.id(), CancelAt.PERIOD_END);

        assertThat(begun.tenant()).isEqualTo(PAYER.tenant());
        assertThat(begun.state()).isEqualTo(State.ACTIVE);
        assertThat(begun.periodEnd()).isAfter(begun.periodStart().plus(Duration.ofDays(27)));
        assertThat(begun.endsWithPeriod()).isFalse();
        assertThat(ending.endsWithPeriod()).isTrue();
        assertThat(ending.state()).isEqualTo(State.ACTIVE);
        assertThat(subject().gateway().cancel(begun.id(), CancelAt.PERIOD_END)).isEqualTo(ending);
    }

    @Test
    void endsASubscriptionAtOnce() {
        Subscription begun = subscribe("subscription-1");

        Subscription ended = subject().gateway().cancel(begun.id(), CancelAt.NOW);

        assertThat(ended.state()).isEqualTo(State.ENDED);
        assertThat(ended.state().isServed()).isFalse();
        assertThat(subject().gateway().cancel(begun.id(), CancelAt.NOW).state()).isEqualTo(State.ENDED);
    }

    @Test
    void opensAPageToSeeToThingsAlone() {
        CustomerRef customer = subject().gateway().customer(PAYER);

        URI page = subject().gateway().portal(customer, URLS.done());

        assertThat(page.isAbsolute()).isTrue();
    }

    @Test
    void refusesToSellNothing() {
        CustomerRef customer = subject().gateway().customer(PAYER);

        assertThatThrownBy(() -> subject().gateway().topUp(customer, "top-up-1", Money.zero(USD), URLS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.00 USD");
        assertThatThrownBy(() -> subject().gateway().topUp(customer, " ", Money.of("1.00", USD), URLS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reference");
    }

    private Subscription subscribe(String reference) {
        CustomerRef customer = subject().gateway().customer(PAYER);
        subject().pay(subject().gateway().subscribe(customer, reference, OFFER, URLS));
        return subject()
                .gateway()
                .subscription(Objects.requireNonNull(completed().subscription()));
    }

    private CheckoutCompleted completed() {
        List<CheckoutCompleted> completed = subject().events().stream()
                .filter(CheckoutCompleted.class::isInstance)
                .map(CheckoutCompleted.class::cast)
                .toList();
        assertThat(completed).hasSize(1);
        return completed.get(0);
    }
}
