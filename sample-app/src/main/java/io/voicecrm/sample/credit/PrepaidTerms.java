package io.voicecrm.sample.credit;

import io.voicecrm.TenantId;
import io.voicecrm.billing.Plan;
import io.voicecrm.billing.PlanKind;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.ledger.CallTariff;
import io.voicecrm.ledger.CreditTerms;
import io.voicecrm.ledger.Ledger;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.billing.PlanTerms;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets the calls of clients with a prepaid plan be paid from credit, at the plan's rate and increment, and those of others not.
 *
 * <p>Credit is money of the plan's currency: a top-up is what was paid, and stays that when the rate changes. Minutes would
 * have to be revalued with each new rate, or be worth more to whoever bought them before it.
 */
@Component
public class PrepaidTerms {

    private static final Logger log = LoggerFactory.getLogger(PrepaidTerms.class);

    private static final int RATE_DECIMALS = 6;

    /** How late a changed plan may be for calls at the very beginning of its term. */
    private static final int LOOK_SECONDS = 10;

    private final PlanTerms plans;
    private final Ledger ledger;
    private final Clock clock;

    PrepaidTerms(PlanTerms plans, VoiceCrm crm, Clock clock) {
        this.plans = plans;
        this.ledger = crm.ledger();
        this.clock = clock;
    }

    /** The unit of a client's credit, whether or not calls are paid from it now. */
    LedgerUnit unitOf(Tenant tenant) {
        return LedgerUnit.of(plans.now(tenant).plan().currency());
    }

    /**
     * Follows the plan that a client has now. Where that was done before, nothing changes.
     *
     * @throws IllegalStateException if what the client owes grew at this moment; it is followed a little later
     */
    public void follow(Tenant tenant) {
        Plan plan = plans.now(tenant).plan();
        follow(tenant.tenantId(), plan, ledger.terms(tenant.tenantId()).orElse(null));
    }

    /** Terms begin by themselves, and whoever changed a plan may have died before its terms followed. */
    @Scheduled(fixedDelay = LOOK_SECONDS, timeUnit = TimeUnit.SECONDS)
    void followAll() {
        Map<TenantId, Plan> all = plans.allNow();
        Map<TenantId, CreditTerms> kept = ledger.terms(all.keySet());
        all.forEach((tenant, plan) -> {
            try {
                follow(tenant, plan, kept.get(tenant));
            } catch (IllegalStateException e) {
                log.warn("credit terms of {} do not follow the plan yet: {}", tenant, e.getMessage());
            }
        });
    }

    private void follow(TenantId tenant, Plan plan, @Nullable CreditTerms kept) {
        CreditTerms wanted = plan.kind() == PlanKind.PREPAID_CREDITS ? prepaid(tenant, plan, kept) : null;
        if (!Objects.equals(kept, wanted)) {
            ledger.setTerms(tenant, wanted);
        }
    }

    private CreditTerms prepaid(TenantId tenant, Plan plan, @Nullable CreditTerms kept) {
        LedgerUnit unit = LedgerUnit.of(plan.currency());
        long perMinute = plan.overageRate().movePointRight(RATE_DECIMALS).longValueExact();
        Instant since = kept == null ? clock.instant() : kept.since();
        CreditTerms usual = CreditTerms.prepaid(new CallTariff(unit, plan.increment(), perMinute), since);
        // A lower rate lowers the limit of debt too; what is owed already stays allowed until it is paid.
        return usual.withDebtLimit(
                Math.max(usual.debtLimit(), ledger.balance(tenant, unit).debt()));
    }
}
