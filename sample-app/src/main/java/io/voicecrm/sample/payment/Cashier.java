package io.voicecrm.sample.payment;

import io.voicecrm.billing.BillingException;
import io.voicecrm.billing.CustomerRef;
import io.voicecrm.billing.HostedPage;
import io.voicecrm.billing.PaymentGateway;
import io.voicecrm.billing.ReturnUrls;
import io.voicecrm.sample.AppSettings;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.web.Problems;
import java.net.URI;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Opens the gateway's pages for a client, where there is a gateway. */
@Component
class Cashier {

    private final Payers payers;
    private final AppSettings settings;
    private final ObjectProvider<PaymentGateway> gateways;

    Cashier(Payers payers, AppSettings settings, ObjectProvider<PaymentGateway> gateways) {
        this.payers = payers;
        this.settings = settings;
        this.gateways = gateways;
    }

    boolean isThere() {
        return gateways.getIfAvailable() != null;
    }

    /**
     * The page on which a top-up is paid; empty if it was paid already, and we only have not heard of it.
     *
     * @throws BillingException if the gateway cannot be asked or refuses
     */
    Optional<HostedPage> pageFor(Tenant tenant, TopUp topUp) {
        PaymentGateway gateway = gateway();
        CustomerRef customer = gateway.customer(payers.of(tenant));
        try {
            return Optional.of(gateway.topUp(customer, topUp.reference(), topUp.amount(), backTo(topUp)));
        } catch (BillingException e) {
            if (e.kind() == BillingException.Kind.CONFLICT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The page on which a client sees to cards and to the gateway's invoices. */
    URI portalOf(Tenant tenant) {
        PaymentGateway gateway = gateway();
        return gateway.portal(
                gateway.customer(payers.of(tenant)), usagePage().build().toUri());
    }

    private PaymentGateway gateway() {
        PaymentGateway gateway = gateways.getIfAvailable();
        if (gateway == null) {
            throw Problems.conflict("Nobody takes payments here. Ask the platform for credit.");
        }
        return gateway;
    }

    private ReturnUrls backTo(TopUp topUp) {
        return new ReturnUrls(
                usagePage().queryParam("top_up", topUp.id()).build().toUri(),
                usagePage()
                        .queryParam("top_up", topUp.id())
                        .queryParam("cancelled", true)
                        .build()
                        .toUri());
    }

    private UriComponentsBuilder usagePage() {
        return usagePage(settings.publicUrl());
    }

    /** Where the app is reached: as somebody has said, or else as the one who asks reached it. */
    static UriComponentsBuilder usagePage(String publicUrl) {
        UriComponentsBuilder app = publicUrl.isBlank()
                ? ServletUriComponentsBuilder.fromCurrentContextPath()
                : UriComponentsBuilder.fromUriString(publicUrl);
        return app.path("/usage");
    }
}
