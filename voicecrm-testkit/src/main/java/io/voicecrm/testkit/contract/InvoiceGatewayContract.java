package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.Money;
import io.voicecrm.TenantId;
import io.voicecrm.billing.BillingException;
import io.voicecrm.billing.BillingException.Kind;
import io.voicecrm.billing.CustomerRef;
import io.voicecrm.billing.InvoiceDraft;
import io.voicecrm.billing.InvoiceDraft.Line;
import io.voicecrm.billing.InvoiceGateway;
import io.voicecrm.billing.InvoiceKey;
import io.voicecrm.billing.InvoiceReceipt;
import io.voicecrm.billing.InvoiceState;
import io.voicecrm.testkit.Fixtures;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What every {@link InvoiceGateway} must do. Extend it and answer {@link #open}. */
@NullMarked
public abstract class InvoiceGatewayContract extends SubjectContract<InvoiceGatewayContract.Subject> {

    private static final Currency USD = Currency.getInstance("USD");
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final InvoiceKey KEY = InvoiceKey.of(Fixtures.tenant(1), MARCH);

    /** A gateway, and what its server saw. */
    public interface Subject extends Opened {

        /** The gateway under test. */
        InvoiceGateway gateway();

        /** A tenant's account there; the same for the same tenant. */
        CustomerRef customer(TenantId tenant);

        /** How many invoices the server has. */
        int invoices();

        /** The server issues the next invoice that it is asked for, and its answer is lost. */
        void loseNextAnswer();

        /** Time passes, as far as the server is concerned. */
        void wait(Duration time);

        /** The payer pays. */
        void pay(String invoice);
    }

    @Test
    void issuesWhatTheDraftSaysToTheCent() {
        InvoiceReceipt receipt = issue(KEY, draft("99.00", "12.35"));

        assertThat(receipt.key()).isEqualTo(KEY);
        assertThat(receipt.state()).isEqualTo(InvoiceState.OPEN);
        assertThat(receipt.total()).isEqualTo(Money.of("111.35", USD));
        assertThat(receipt.paid()).isEqualTo(Money.zero(USD));
        assertThat(receipt.number()).isNotBlank();
        assertThat(receipt.page()).isNotNull();
        assertThat(subject().gateway().find(receipt.id())).isEqualTo(receipt);
    }

    @Test
    void issuesOneInvoicePerKeyHoweverOftenAndWheneverItIsAsked() {
        InvoiceReceipt first = issue(KEY, draft("99.00"));
        InvoiceReceipt atOnce = issue(KEY, draft("99.00"));
        subject().wait(Duration.ofHours(25));
        InvoiceReceipt nextDay = issue(KEY, draft("99.00"));

        assertThat(atOnce).isEqualTo(first);
        assertThat(nextDay).isEqualTo(first);
        assertThat(subject().invoices()).isEqualTo(1);
    }

    @Test
    void issuesOneInvoiceWhenTheAnswerIsLost() {
        subject().loseNextAnswer();

        assertThatThrownBy(() -> issue(KEY, draft("99.00", "12.35")))
                .isInstanceOfSatisfying(
                        BillingException.class,
                        e -> assertThat(e.kind().isTransient()).isTrue());
        InvoiceReceipt receipt = issue(KEY, draft("99.00", "12.35"));

        assertThat(receipt.total()).isEqualTo(Money.of("111.35", USD));
        assertThat(subject().invoices()).isEqualTo(1);
    }

    @Test
    void completesAnInvoiceThatWasBegunTheDayBeforeYesterday() {
        subject().loseNextAnswer();
        assertThatThrownBy(() -> issue(KEY, draft("99.00", "12.35"))).isInstanceOf(BillingException.class);
        subject().wait(Duration.ofHours(49));

        InvoiceReceipt receipt = issue(KEY, draft("99.00", "12.35"));

        assertThat(receipt.state()).isEqualTo(InvoiceState.OPEN);
        assertThat(receipt.total()).isEqualTo(Money.of("111.35", USD));
        assertThat(subject().invoices()).isEqualTo(1);
    }

    @Test
    void refusesAKeyThatStandsForSomethingElse() {
        issue(KEY, draft("99.00"));

        refuses(Kind.CONFLICT, () -> issue(KEY, draft("98.00")));
        subject().wait(Duration.ofHours(25));
        refuses(Kind.CONFLICT, () -> issue(KEY, draft("98.00")));
        assertThat(subject().invoices()).isEqualTo(1);
    }

    @Test
    void billsTheSameThingAgainUnderTheNextRevisionOnceItWasVoided() {
        InvoiceReceipt first = issue(KEY, draft("99.00"));
        InvoiceReceipt voided = subject().gateway().voidInvoice(first.id());
        InvoiceReceipt second = issue(KEY.next(), draft("98.00"));

        assertThat(voided.state()).isEqualTo(InvoiceState.VOID);
        assertThat(subject().gateway().voidInvoice(first.id())).isEqualTo(voided);
        assertThat(issue(KEY, draft("99.00"))).isEqualTo(voided);
        assertThat(second.state()).isEqualTo(InvoiceState.OPEN);
        assertThat(second.total()).isEqualTo(Money.of("98.00", USD));
    }

    @Test
    void knowsWhatIsPaidAndDoesNotTakeItBack() {
        InvoiceReceipt issued = issue(KEY, draft("99.00"));
        subject().pay(issued.id());

        InvoiceReceipt paid = subject().gateway().find(issued.id());

        assertThat(paid.state()).isEqualTo(InvoiceState.PAID);
        assertThat(paid.paid()).isEqualTo(paid.total());
        refuses(Kind.CONFLICT, () -> subject().gateway().voidInvoice(issued.id()));
    }

    @Test
    void keepsTenantsApart() {
        InvoiceReceipt first = issue(KEY, draft("99.00"));
        InvoiceDraft other = new InvoiceDraft(Fixtures.tenant(2), MARCH, List.of(line("50.00")));
        CustomerRef second = subject().customer(Fixtures.tenant(2));

        InvoiceReceipt receipt = subject().gateway().issue(second, InvoiceKey.of(Fixtures.tenant(2), MARCH), other);

        assertThat(receipt.id()).isNotEqualTo(first.id());
        assertThatThrownBy(() -> subject().gateway().issue(second, KEY.next(), draft("99.00")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tenant-1");
    }

    @Test
    void takesALineThatGivesSomethingBackButNoTotalBelowZero() {
        InvoiceReceipt receipt = issue(KEY, draft("99.00", "-9.00"));

        assertThat(receipt.total()).isEqualTo(Money.of("90.00", USD));
        assertThatThrownBy(() -> issue(KEY.next(), draft("9.00", "-9.01")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-0.01 USD");
    }

    @Test
    void saysThatAnInvoiceIsNotThere() {
        refuses(Kind.NOT_FOUND, () -> subject().gateway().find("in_nowhere"));
    }

    private InvoiceReceipt issue(InvoiceKey key, InvoiceDraft draft) {
        return subject().gateway().issue(subject().customer(Fixtures.tenant(1)), key, draft);
    }

    private static InvoiceDraft draft(String... amounts) {
        return new InvoiceDraft(
                Fixtures.tenant(1),
                MARCH,
                List.of(amounts).stream().map(InvoiceGatewayContract::line).toList());
    }

    private static Line line(String amount) {
        Money money = Money.of(amount, USD);
        return new Line("Something for " + amount, BigDecimal.ONE, "month", money.major(), money);
    }

    private static void refuses(Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        BillingException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
