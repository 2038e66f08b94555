package io.voicecrm.sample.account;

import io.voicecrm.TenantId;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.web.Problems;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens accounts for clients. */
@Component
public class ClientAccounts {

    private final Tenants tenants;
    private final Users users;
    private final Clock clock;

    ClientAccounts(Tenants tenants, Users users, Clock clock) {
        this.tenants = tenants;
        this.users = users;
        this.clock = clock;
    }

    /** A client on the wire. */
    public record TenantJson(
            String id,
            String name,
            String region,
            String timeZone,
            String planId,
            @Nullable String callerId,
            Instant createdAt,
            @Nullable UserJson user) {

        static TenantJson of(Tenant tenant, @Nullable UserJson user) {
            return new TenantJson(
                    tenant.id(),
                    tenant.name(),
                    tenant.region(),
                    tenant.zone().getId(),
                    tenant.plan().toString(),
                    tenant.callerId(),
                    tenant.createdAt(),
                    user);
        }
    }

    /** @param password only where it was made up, and only this once */
    public record UserJson(String email, @Nullable String password) {}

    /**
     * Opens an account, and a user for it where there is an email.
     *
     * @param password null makes one up
     */
    public TenantJson create(
            String name,
            String region,
            ZoneId zone,
            UUID plan,
            @Nullable String callerId,
            @Nullable String email,
            @Nullable String userName,
            @Nullable String password) {
        if (email != null && users.has(email)) {
            throw Problems.conflict("Somebody signs in with this email already.");
        }
        Tenant tenant = new Tenant(idFor(name), name, region, zone, plan, callerId, clock.instant());
        if (!tenants.add(tenant)) {
            throw Problems.conflict("There is a client with this name already.");
        }
        return TenantJson.of(tenant, email == null ? null : addUser(tenant.tenantId(), email, userName, password));
    }

    private UserJson addUser(TenantId tenant, String email, @Nullable String userName, @Nullable String password) {
        String chosen = password == null ? Secrets.password() : password;
        users.add(tenant, email, userName == null ? email : userName, chosen);
        return new UserJson(email, password == null ? chosen : null);
    }

    /** {@code Acme & Sons} becomes {@code acme-sons}. */
    private static String idFor(String name) {
        String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String bounded = id.length() > 40 ? id.substring(0, 40) : id;
        return bounded.isEmpty() ? "client-" + Secrets.next().substring(0, 8).toLowerCase(Locale.ROOT) : bounded;
    }
}
