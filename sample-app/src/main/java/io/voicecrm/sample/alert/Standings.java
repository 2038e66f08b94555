package io.voicecrm.sample.alert;

import io.voicecrm.billing.Plan;
import io.voicecrm.billing.RatedUsage;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.ledger.Balance;
import io.voicecrm.ledger.CreditTerms;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.alert.Standing.Subject;
import io.voicecrm.sample.billing.PlanTerms;
import io.voicecrm.sample.billing.PlanTerms.ClientTerms;
import io.voicecrm.sample.credit.ReceivedCredit;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reckons how clients stand now. */
@Component
public class Standings {

    private static final int SECONDS_PER_MINUTE = 60;

    private final VoiceCrm crm;
    private final PlanTerms terms;
    private final ReceivedCredit received;
    private final Clock clock;

    Standings(VoiceCrm crm, PlanTerms terms, ReceivedCredit received, Clock clock) {
        this.crm = crm;
        this.terms = terms;
        this.received = received;
        this.clock = clock;
    }

    /** How a client stands; empty where nothing can run out. */
    public Optional<Standing> of(Tenant tenant) {
        ClientTerms own = terms.of(tenant);
        Plan plan = own.now().plan();
        return switch (plan.kind()) {
            case SUBSCRIPTION_INCLUDED -> plan.includedMinutes() == 0 ? Optional.empty() : minutes(tenant, own);
            case PREPAID_CREDITS -> credit(tenant, LedgerUnit.of(plan.currency()));
            case PAY_AS_YOU_GO -> Optional.empty();
        };
    }

    private Optional<Standing> minutes(Tenant tenant, ClientTerms own) {
        YearMonth month = YearMonth.now(clock.withZone(tenant.zone()));
        RatedUsage rated = crm.invoicing().rate(tenant.tenantId(), month, tenant.zone(), own.history());
        return Optional.of(new Standing(
                Subject.INCLUDED_MINUTES,
                month.toString(),
                rated.includedSeconds() + rated.overageSeconds(),
                own.now().plan().includedMinutes() * SECONDS_PER_MINUTE,
                LedgerUnit.SECONDS,
                // A plan that came in the middle of the month includes its share of the minutes only.
                rated.overageSeconds() > 0));
    }

    /**
     * Measured by what came in last, since that is what the client thought would do. What is held is not used yet: while
     * calls are up it moves to and fro, and only their payment is for good.
     */
    private Optional<Standing> credit(Tenant tenant, LedgerUnit unit) {
        return received.last(tenant.tenantId(), unit).map(last -> {
            Balance balance = crm.ledger().balance(tenant.tenantId(), unit);
            long left = balance.available() + balance.held();
            long nextCall = crm.ledger()
                    .terms(tenant.tenantId())
                    .map(Standings::heldPerCall)
                    .orElse(0L);
            return new Standing(Subject.CREDIT, last.key(), last.amount() - left, last.amount(), unit, left < nextCall);
        });
    }

    private static long heldPerCall(CreditTerms terms) {
        return terms.tariff().of(terms.holdFor().toSeconds());
    }
}
