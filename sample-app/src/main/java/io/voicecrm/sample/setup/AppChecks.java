package io.voicecrm.sample.setup;

import io.voicecrm.sample.AppSettings;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.sample.setup.Check.Status;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** What the app itself has: its database, its clients, and whether it was ever tried out. */
@Component
class AppChecks {

    private final Scope scope;
    private final AppSettings settings;
    private final ObjectProvider<JavaMailSender> mailSenders;

    AppChecks(Scope scope, AppSettings settings, ObjectProvider<JavaMailSender> mailSenders) {
        this.scope = scope;
        this.settings = settings;
        this.mailSenders = mailSenders;
    }

    List<Check> run() {
        return List.of(database(), mode(), plans(), callerIds(), mail(), testCall(), testCampaign());
    }

    private Check database() {
        String id = "database";
        String title = "The database answers";
        return Check.of(id, title, () -> {
            String version = text("select current_setting('server_version')");
            String durable = text("select current_setting('synchronous_commit')");
            return durable.equals("off")
                    ? new Check(
                            id,
                            title,
                            Status.WARNING,
                            "PostgreSQL " + version + " confirms before it has written.",
                            "Switch synchronous_commit on: a webhook that is confirmed and then lost is not sent"
                                    + " again.",
                            null)
                    : Check.ok(id, title, "PostgreSQL " + version + ".");
        });
    }

    private Check mode() {
        String id = "mode";
        String title = "Real people are called";
        return settings.isSandbox()
                ? new Check(
                        id,
                        title,
                        Status.NOT_YET,
                        "This is the sandbox: calls are simulated, and nobody's phone rings.",
                        "Set ELEVENLABS_API_KEY or RETELL_API_KEY when everything else is as it should be.",
                        null)
                : Check.ok(id, title, "A provider account is set.");
    }

    private Check plans() {
        String id = "plans";
        String title = "Every client has a plan";
        return Check.of(id, title, () -> {
            long clients = number("select count(*) from tenants");
            return clients == 0
                    ? new Check(
                            id, title, Status.NOT_YET, "There is no client yet.", "Open the first account.", "/clients")
                    : Check.ok(
                            id, title, clients + (clients == 1 ? " client, with" : " clients, each with") + " a plan.");
        });
    }

    private Check callerIds() {
        String id = "caller_ids";
        String title = "Every client has a number to call from";
        return Check.of(id, title, () -> {
            List<String> without =
                    scope.platform(jdbc -> jdbc.sql("select name from tenants where caller_id is null order by name")
                            .query(String.class)
                            .list());
            return without.isEmpty()
                    ? Check.ok(id, title, "Nobody is without one.")
                    : new Check(
                            id,
                            title,
                            Status.WARNING,
                            "Without a number: " + ProviderChecks.names(without) + ".",
                            "Their campaigns cannot call. Give each a number of the provider account.",
                            "/clients");
        });
    }

    private Check mail() {
        String id = "mail";
        String title = "Clients get mail about their invoices";
        if (mailSenders.getIfAvailable() == null) {
            return new Check(
                    id, title, Status.NOT_YET, "No mail is sent.", "Set SPRING_MAIL_HOST to your mail server.", null);
        }
        return Check.of(id, title, () -> {
            long waiting = number("""
                    select count(*) from invoice_mails
                    where sent_at is null and tries > 0 and due_at > now() - interval '1 hour'""");
            return waiting == 0
                    ? Check.ok(id, title, "The mail server takes them.")
                    : new Check(
                            id,
                            title,
                            Status.WARNING,
                            waiting + (waiting == 1 ? " mail" : " mails") + " could not be sent so far.",
                            "Look into the log of the app, and at the settings that begin with SPRING_MAIL.",
                            null);
        });
    }

    private Check testCall() {
        String id = "test_call";
        String title = "A single call was tried";
        return Check.of(
                id,
                title,
                () -> number("select count(*) from (select from calls where outcome is not null limit 1) one") == 1
                        ? Check.ok(id, title, "A call has come to its end here.")
                        : new Check(
                                id,
                                title,
                                Status.NOT_YET,
                                "No call has ended yet.",
                                "Call yourself from a lead.",
                                "/leads"));
    }

    private Check testCampaign() {
        String id = "test_campaign";
        String title = "A campaign was tried";
        return Check.of(
                id,
                title,
                () -> number("select count(*) from (select from campaigns where state = 'FINISHED' limit 1) one") == 1
                        ? Check.ok(id, title, "A campaign has come to its end here.")
                        : new Check(
                                id,
                                title,
                                Status.NOT_YET,
                                "No campaign has finished yet.",
                                "Start one with a few numbers of your own.",
                                "/campaigns"));
    }

    private String text(String sql) {
        return scope.platform(jdbc -> jdbc.sql(sql).query(String.class).single());
    }

    private long number(String sql) {
        return scope.platform(jdbc -> jdbc.sql(sql).query(Long.class).single());
    }
}
