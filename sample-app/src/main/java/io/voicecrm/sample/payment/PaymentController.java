package io.voicecrm.sample.payment;

import io.voicecrm.billing.Plan;
import io.voicecrm.billing.PlanKind;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.billing.PlanTerms;
import io.voicecrm.sample.web.MoneyJson;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a client can do about money by itself. */
@RestController
class PaymentController {

    private final Cashier cashier;
    private final TopUpLimits limits;
    private final PlanTerms terms;

    PaymentController(Cashier cashier, TopUpLimits limits, PlanTerms terms) {
        this.cashier = cashier;
        this.limits = limits;
        this.terms = terms;
    }

    /**
     * @param topUp null where the plan is not prepaid, or nobody takes payments
     * @param portal whether there is a page for cards and the gateway's invoices
     */
    record OptionsJson(@Nullable RangeJson topUp, boolean portal) {}

    record RangeJson(MoneyJson least, MoneyJson most) {}

    record PortalJson(URI url) {}

    @GetMapping("/api/payment-options")
    OptionsJson options(Tenant tenant) {
        Plan plan = terms.now(tenant).plan();
        boolean isThere = cashier.isThere();
        RangeJson range = new RangeJson(
                MoneyJson.price(limits.least(), plan.currency()), MoneyJson.price(limits.most(), plan.currency()));
        return new OptionsJson(isThere && plan.kind() == PlanKind.PREPAID_CREDITS ? range : null, isThere);
    }

    /** A page of the gateway, to be used at once and by nobody else. */
    @PostMapping("/api/payment-portal")
    PortalJson portal(Tenant tenant) {
        return new PortalJson(cashier.portalOf(tenant));
    }
}
