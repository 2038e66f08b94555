package io.voicecrm.sample.payment;

import io.voicecrm.IdSource;
import io.voicecrm.Money;
import io.voicecrm.TenantId;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.sample.payment.TopUp.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The top-ups that clients asked for. From {@code OPEN} a top-up goes to one end, and stays there. */
@Component
class TopUps {

    private static final String COLUMNS = """
            select tenant_id, id, amount_minor, currency, state, asked_at, expires_at, paid_minor, paid_currency,
                   returned_minor
            from top_ups where
            """;

    private static final int SHOWN = 100;

    private final Scope scope;
    private final IdSource ids;
    private final Clock clock;

    TopUps(Scope scope, IdSource ids, Clock clock) {
        this.scope = scope;
        this.ids = ids;
        this.clock = clock;
    }

    /** The top-up of a key: a new one of this amount, or the one that it named before, whatever its amount. */
    TopUp ask(Tenant tenant, String key, Money amount) {
        return scope.tenant(tenant.tenantId(), jdbc -> {
            jdbc.sql("""
                    insert into top_ups (tenant_id, id, idempotency_key, amount_minor, currency, state, asked_at)
                    values (:tenant, :id, :key, :amount, :currency, 'OPEN', :now)
                    on conflict (tenant_id, idempotency_key) do nothing\
                    """)
                    .param("tenant", tenant.id())
                    .param("id", ids.next())
                    .param("key", key)
                    .param("amount", amount.minorUnits())
                    .param("currency", amount.currency().getCurrencyCode())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            return jdbc.sql(COLUMNS + "tenant_id = :tenant and idempotency_key = :key")
                    .param("tenant", tenant.id())
                    .param("key", key)
                    .query(TopUps::row)
                    .single();
        });
    }

    Optional<TopUp> find(TenantId tenant, UUID id) {
        return scope.tenant(
                tenant,
                jdbc -> jdbc.sql(COLUMNS + "tenant_id = :tenant and id = :id")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .query(TopUps::row)
                        .optional());
    }

    /** The latest of a client. */
    List<TopUp> latest(TenantId tenant, int limit) {
        return scope.tenant(
                tenant,
                jdbc -> jdbc.sql(COLUMNS + "tenant_id = :tenant order by asked_at desc, id desc limit :limit")
                        .param("tenant", tenant.value())
                        .param("limit", limit)
                        .query(TopUps::row)
                        .list());
    }

    /** Of all clients, those of which another amount was taken than is credited, and not all of it given back. */
    List<TopUp> unsettled() {
        return scope.platform(jdbc ->
                jdbc.sql(COLUMNS + """
                        state = 'REFUSED' and returned_minor < paid_minor order by closed_at desc limit :limit\
                        """).param("limit", SHOWN).query(TopUps::row).list());
    }

    void pageOpened(TopUp topUp, Instant expiresAt) {
        update(topUp, "expires_at = :at where state = 'OPEN' and", expiresAt, null);
    }

    void paid(TopUp topUp) {
        update(topUp, "state = 'PAID', closed_at = :at where state = 'OPEN' and", clock.instant(), null);
    }

    /** False if it was not open any more. */
    boolean refused(TopUp topUp, Money paid) {
        String change = "state = 'REFUSED', closed_at = :at, paid_minor = :minor, paid_currency = :currency"
                + " where state = 'OPEN' and";
        return update(topUp, change, clock.instant(), paid) == 1;
    }

    /** What came back only grows; an older word changes nothing. */
    void returned(TopUp topUp, Money allInAll) {
        update(topUp, "returned_minor = greatest(returned_minor, :minor) where", clock.instant(), allInAll);
    }

    private int update(TopUp topUp, String change, Instant at, @Nullable Money money) {
        return scope.platform(jdbc -> jdbc.sql("update top_ups set " + change + " tenant_id = :tenant and id = :id")
                .param("at", Timestamp.from(at))
                .param("minor", money == null ? null : money.minorUnits())
                .param("currency", money == null ? null : money.currency().getCurrencyCode())
                .param("tenant", topUp.tenant().value())
                .param("id", topUp.id())
                .update());
    }

    private static TopUp row(ResultSet row, int number) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        String paidCurrency = row.getString("paid_currency");
        Money paid =
                paidCurrency == null ? null : new Money(row.getLong("paid_minor"), Currency.getInstance(paidCurrency));
        Timestamp expiresAt = row.getTimestamp("expires_at");
        return new TopUp(
                new TenantId(row.getString("tenant_id")),
                row.getObject("id", UUID.class),
                new Money(row.getLong("amount_minor"), currency),
                State.valueOf(row.getString("state")),
                row.getTimestamp("asked_at").toInstant(),
                expiresAt == null ? null : expiresAt.toInstant(),
                paid,
                new Money(row.getLong("returned_minor"), paid == null ? currency : paid.currency()));
    }
}
