package io.voicecrm.sample.payment;

import io.voicecrm.billing.Payer;
import io.voicecrm.sample.AppSettings;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.account.Users;
import org.springframework.stereotype.Component;

/** Clients as a gateway knows them. */
@Component
public class Payers {

    private final Users users;
    private final AppSettings settings;

    Payers(Users users, AppSettings settings) {
        this.users = users;
        this.settings = settings;
    }

    /** Where nobody of the client signs in, the platform gets the gateway's mail. */
    public Payer of(Tenant tenant) {
        String email =
                users.firstEmailOf(tenant.tenantId()).orElse(settings.admin().email());
        return new Payer(tenant.tenantId(), tenant.name(), email);
    }
}
