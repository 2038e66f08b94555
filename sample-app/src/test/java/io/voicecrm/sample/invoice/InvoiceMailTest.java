package io.voicecrm.sample.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.voicecrm.Money;
import io.voicecrm.billing.BillingEvent.InvoiceChanged;
import io.voicecrm.billing.InvoiceReceipt;
import io.voicecrm.billing.InvoiceState;
import io.voicecrm.sample.AppSettings;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.account.Users;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.testkit.VirtualClock;
import io.voicecrm.testkit.wire.SimulatedStripe;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.JsonNode;

/** Mail to a client about its invoice of March, by a mail server in memory. */
@RunningApp
class InvoiceMailTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Scope scope;

    @Autowired
    private Invoices invoices;

    @Autowired
    private InvoiceEvents events;

    @Autowired
    private InvoicePdf pdf;

    @Autowired
    private Users users;

    @Autowired
    private AppSettings app;

    @Autowired
    private SimulatedStripe stripe;

    @Autowired
    private Clock now;

    private VirtualClock clock;
    private GreenMail server;
    private JavaMailSenderImpl sender;
    private InvoiceMailer mailer;
    private BilledClient client;
    private String address;

    @BeforeEach
    void openAnAccount() {
        clock = VirtualClock.startingAt(now.instant().plusSeconds(60));
        server = listening(0);
        sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        mailer = mailer(sender);
        mailer.sendAll();
        client = BilledClient.open(port, scope);
        address = "books@" + client.id().value() + ".example";
        users.add(client.id(), address, "Bookkeeper", "a-long-enough-password");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void tellsAClientOnceOfEachStage() throws MessagingException {
        JsonNode issued = client.run("2026-03").get("invoice");
        String number = issued.get("number").asString();

        mailer.sendAll();
        clock.advance(Duration.ofHours(2));
        mailer.sendAll();

        MimeMessage first = only(received());
        assertThat(first.getSubject()).isEqualTo("Invoice " + number + " for March 2026");
        assertThat(first.getFrom()[0]).hasToString("Acme Billing <billing@acme.example>");
        assertThat(first.getMessageID()).isEqualTo("<" + issued.get("id").asString() + ".ISSUED@acme.example>");
        String body = GreenMailUtil.getWholeMessage(first);
        assertThat(body)
                .contains("100.00 CHF", issued.get("pay_page").asString(), "Acme Calls")
                .contains("filename=invoice-" + number + ".pdf");
        stripe.payInvoice(BilledClient.gatewayId(issued));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> client.one(issued).get("state").asString().equals("paid"));
        mailer.sendAll();
        mailer.sendAll();
        assertThat(received()).hasSize(2);
        assertThat(received().get(1).getSubject()).isEqualTo("Paid: invoice " + number);
        assertThat(GreenMailUtil.getWholeMessage(received().get(1))).doesNotContain("Pay it here");
    }

    @Test
    void triesAgainLaterWhenTheMailServerWasDown() {
        client.run("2026-03");
        int smtp = server.getSmtp().getPort();
        server.stop();

        mailer.sendAll();

        server = listening(smtp);
        mailer.sendAll();
        assertThat(received()).as("at once").isEmpty();
        clock.advance(Duration.ofMinutes(1));
        mailer.sendAll();
        assertThat(received()).as("after a minute").hasSize(1);
    }

    @Test
    void tellsOfAPaymentThatFailed() throws MessagingException {
        JsonNode issued = client.run("2026-03").get("invoice");
        Money total = Money.of("100.00", Currency.getInstance("CHF"));
        events.handle(new InvoiceChanged(
                client.id(),
                new InvoiceReceipt(
                        BilledClient.gatewayId(issued),
                        null,
                        null,
                        null,
                        InvoiceState.PAYMENT_FAILED,
                        total,
                        Money.zero(total.currency()),
                        1,
                        Instant.parse("2026-04-20T12:00:00Z"),
                        null,
                        null)));

        mailer.sendAll();

        MimeMessage told = only(received());
        assertThat(told.getSubject())
                .isEqualTo("Payment failed: invoice " + issued.get("number").asString());
        assertThat(GreenMailUtil.getBody(told)).contains("It is tried again on 20 April 2026.");
    }

    @Test
    void tellsNothingThatIsNotTrueAnyMore() {
        JsonNode issued = client.run("2026-03").get("invoice");
        client.platform()
                .post("/api/all-invoices/" + issued.get("id").asString() + "/void")
                .json();

        mailer.sendAll();

        assertThat(received()).isEmpty();
    }

    @Test
    void tellsNothingThatIsDaysOld() {
        client.run("2026-03");
        clock.advance(InvoiceMails.WORTH_TELLING.plusDays(1));

        mailer.sendAll();

        assertThat(received()).isEmpty();
    }

    @Test
    void keepsNothingForMailWhereNoServerIsSetUp() {
        client.run("2026-03");

        new InvoiceMailer(
                        new InvoiceMails(scope, clock),
                        invoices,
                        pdf,
                        users,
                        new InvoiceSettings("Acme Calls", "", ""),
                        app,
                        new DefaultListableBeanFactory().getBeanProvider(JavaMailSender.class))
                .sendAll();

        long kept = scope.platform(jdbc -> jdbc.sql("select count(*) from invoice_mails where tenant_id = :tenant")
                .param("tenant", client.id().value())
                .query(Long.class)
                .single());
        assertThat(kept).isZero();
    }

    private InvoiceMailer mailer(JavaMailSender by) {
        DefaultListableBeanFactory factory = new DefaultListableBeanFactory();
        factory.registerSingleton("sender", by);
        return new InvoiceMailer(
                new InvoiceMails(scope, clock),
                invoices,
                pdf,
                users,
                new InvoiceSettings("Acme Calls", "", "Acme Billing <billing@acme.example>"),
                app,
                factory.getBeanProvider(JavaMailSender.class));
    }

    private static GreenMail listening(int port) {
        GreenMail started = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        started.start();
        return started;
    }

    private List<MimeMessage> received() {
        return Stream.of(server.getReceivedMessagesForDomain(address)).toList();
    }

    private static MimeMessage only(List<MimeMessage> messages) {
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }
}
