package io.voicecrm.sample.invoice;

import io.voicecrm.sample.AppSettings;
import io.voicecrm.sample.account.Users;
import io.voicecrm.sample.invoice.InvoiceMails.Mail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells clients by mail that an invoice was issued, was paid, or could not be collected: once for each, where a mail server
 * is set up. A crash between a mail and the note of it sends the mail again, under the same Message-ID.
 */
@Component
class InvoiceMailer {

    private static final Logger log = LoggerFactory.getLogger(InvoiceMailer.class);

    private final InvoiceMails mails;
    private final Invoices invoices;
    private final InvoicePdf pdf;
    private final Users users;
    private final InvoiceSettings settings;
    private final AppSettings app;
    private final ObjectProvider<JavaMailSender> senders;

    InvoiceMailer(
            InvoiceMails mails,
            Invoices invoices,
            InvoicePdf pdf,
            Users users,
            InvoiceSettings settings,
            AppSettings app,
            ObjectProvider<JavaMailSender> senders) {
        this.mails = mails;
        this.invoices = invoices;
        this.pdf = pdf;
        this.users = users;
        this.settings = settings;
        this.app = app;
        this.senders = senders;
    }

    /** Stops at the first mail that fails: it has its time to be tried again, and the others are tried at the next look. */
    @Scheduled(fixedDelayString = "${voicecrm.invoices.mail-every:30s}")
    void sendAll() {
        JavaMailSender sender = senders.getIfAvailable();
        if (sender == null) {
            return;
        }
        mails.collect();
        Optional<Mail> next = mails.claim();
        while (next.isPresent() && send(sender, next.get())) {
            next = mails.claim();
        }
    }

    private boolean send(JavaMailSender sender, Mail mail) {
        Optional<Invoice> invoice = invoices.find(mail.invoice()).filter(now -> now.stage() == mail.stage());
        Optional<String> address = users.firstEmailOf(mail.tenant());
        if (invoice.isEmpty()) {
            return true;
        }
        try {
            // Where nobody signs in, there is nobody to tell.
            if (address.isPresent()) {
                sender.send(message(sender, invoice.get(), address.get()));
            }
            mails.sent(mail);
            return true;
        } catch (MailException | MessagingException e) {
            // Its message may name the address.
            log.warn(
                    "mail about invoice {} is not sent yet: {}",
                    invoice.get().key(),
                    e.getClass().getSimpleName());
            return false;
        }
    }

    private MimeMessage message(JavaMailSender sender, Invoice invoice, String address) throws MessagingException {
        InvoiceLetter letter = InvoiceLetter.of(invoice, settings.issuer());
        InternetAddress from =
                new InternetAddress(settings.mailFrom().isBlank() ? app.admin().email() : settings.mailFrom());
        MimeMessage message = sender.createMimeMessage();
        message.setHeader("Message-ID", nameOf(invoice, from.getAddress()));
        MimeMessageHelper parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        parts.setFrom(from);
        parts.setTo(address);
        parts.setSubject(letter.subject());
        parts.setText(letter.text());
        if (letter.hasDocument()) {
            parts.addAttachment(
                    InvoicePdf.fileName(invoice), new ByteArrayResource(pdf.write(invoice)), "application/pdf");
        }
        return message;
    }

    /** The same for the same news. */
    private static String nameOf(Invoice invoice, String from) {
        return "<" + invoice.id() + "." + invoice.stage() + "@" + from.substring(from.lastIndexOf('@') + 1) + ">";
    }
}
