package io.voicecrm.sample.payment;

import io.voicecrm.sample.account.Tenants;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.web.MoneyJson;
import io.voicecrm.sample.web.Reference;
import java.util.List;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Payments that somebody has to look at. For the platform alone. */
@RestController
class UnsettledController {

    private final TopUps topUps;
    private final Tenants tenants;

    UnsettledController(TopUps topUps, Tenants tenants) {
        this.topUps = topUps;
        this.tenants = tenants;
    }

    /**
     * @param reference the payment's name at the gateway
     * @param asked what the client wanted to pay
     * @param paid what the gateway took
     * @param returned what it gave back since
     */
    record UnsettledJson(Reference client, String reference, MoneyJson asked, MoneyJson paid, MoneyJson returned) {}

    record UnsettledList(List<UnsettledJson> items) {}

    /** Of another amount than was asked for, so that nothing is credited. Each goes when all of it is given back. */
    @GetMapping("/api/unsettled-payments")
    UnsettledList list() {
        return new UnsettledList(topUps.unsettled().stream().map(this::json).toList());
    }

    private UnsettledJson json(TopUp topUp) {
        String name = tenants.find(topUp.tenant()).map(Tenant::name).orElseThrow();
        return new UnsettledJson(
                new Reference(topUp.tenant().value(), name),
                topUp.reference(),
                MoneyJson.of(topUp.amount()),
                MoneyJson.of(Objects.requireNonNull(topUp.paid(), "paid, since it was refused")),
                MoneyJson.of(topUp.returned()));
    }
}
