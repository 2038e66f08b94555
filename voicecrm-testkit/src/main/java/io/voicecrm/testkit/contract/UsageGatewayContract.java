package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.TenantId;
import io.voicecrm.billing.BillingException;
import io.voicecrm.billing.CustomerRef;
import io.voicecrm.billing.SentUsageStore;
import io.voicecrm.billing.UsageGateway;
import io.voicecrm.billing.UsageReport;
import io.voicecrm.billing.UsageReporter;
import io.voicecrm.billing.UsageReporter.Outcome;
import io.voicecrm.testkit.Fixtures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What every {@link UsageGateway} must do, and what a {@link UsageReporter} makes of it. Extend it and answer {@link #open}. */
@NullMarked
public abstract class UsageGatewayContract extends SubjectContract<UsageGatewayContract.Subject> {

    private final SentUsageStore sent = SentUsageStore.inMemory();

    /** A gateway, and what its server saw. */
    public interface Subject extends Opened {

        /** The gateway under test. */
        UsageGateway gateway();

        /** A tenant's account there; the same for the same tenant. */
        CustomerRef customer(TenantId tenant);

        /** The seconds of a customer that the server counts, of whatever time. */
        long counted(CustomerRef customer);

        /** The server counts the next report, and its answer is lost. */
        void loseNextAnswer();

        /** The server's time, and that of the reporter. */
        Clock clock();

        /** Time passes. */
        void wait(Duration time);
    }

    @Test
    void countsAReportOnceHoweverOftenItIsSent() {
        UsageReport report = report("call-1", 61);

        assertThat(reporter().send(report)).isEqualTo(Outcome.SENT);
        assertThat(reporter().send(report)).isEqualTo(Outcome.SENT_BEFORE);
        subject().gateway().report(report);
        subject().wait(Duration.ofHours(25));
        assertThat(reporter().send(report)).isEqualTo(Outcome.SENT_BEFORE);
        assertThat(subject().counted(customer(1))).isEqualTo(61);
    }

    @Test
    void countsAReportOnceWhoseAnswerWasLost() {
        UsageReport report = report("call-1", 61);
        subject().loseNextAnswer();

        assertThatThrownBy(() -> reporter().send(report)).isInstanceOf(BillingException.class);
        subject().wait(Duration.ofHours(1));

        assertThat(reporter().send(report)).isEqualTo(Outcome.SENT);
        assertThat(subject().counted(customer(1))).isEqualTo(61);
    }

    @Test
    void sendsNothingTwiceThatTheGatewayWouldNotKnowAgain() {
        UsageReport report = report("call-1", 61);
        subject().loseNextAnswer();
        assertThatThrownBy(() -> reporter().send(report)).isInstanceOf(BillingException.class);
        subject().wait(subject().gateway().remembers().plusHours(1));

        assertThat(reporter().send(report)).isEqualTo(Outcome.DOUBTFUL);
        assertThat(subject().counted(customer(1))).isEqualTo(61);
    }

    @Test
    void keepsWhatIsTooOldForAnInvoice() {
        UsageReport report = report("call-1", 61);
        subject().wait(subject().gateway().accepts().plusMinutes(1));

        assertThat(reporter().send(report)).isEqualTo(Outcome.TOO_OLD);
        assertThat(subject().counted(customer(1))).isZero();
    }

    @Test
    void keepsTenantsApartThatNameTheirCallsAlike() {
        reporter().send(report("call-1", 61));
        reporter().send(new UsageReport("call-1", customer(2), 30, now()));
        String longest = "c".repeat(100);
        reporter().send(report(longest, 5));
        reporter().send(new UsageReport(longest, customer(2), 7, now()));

        assertThat(subject().counted(customer(1))).isEqualTo(66);
        assertThat(subject().counted(customer(2))).isEqualTo(37);
    }

    private UsageReporter reporter() {
        return new UsageReporter(subject().gateway(), sent, subject().clock());
    }

    private UsageReport report(String id, long seconds) {
        return new UsageReport(id, customer(1), seconds, now());
    }

    private CustomerRef customer(int n) {
        return subject().customer(Fixtures.tenant(n));
    }

    private Instant now() {
        return subject().clock().instant();
    }
}
