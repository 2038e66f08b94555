package io.voicecrm.sample.reconciliation;

import io.voicecrm.TenantId;
import io.voicecrm.billing.Invoicing;
import io.voicecrm.sample.database.Scope;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** A provider's charges beside what was recorded of the same calls, always as it is now. */
@Component
class Comparison {

    /**
     * Charges of known calls, whenever these were; and the calls of the month that cost something and are not charged. Less
     * than what the file's amounts are rounded to is no difference.
     */
    private static final String COMPARED = """
            with compared as (
                select l.ref, l.tenant_id, l.accepted_at, coalesce(o.amount, 0) as ours, l.amount_nanos::numeric as theirs,
                    case when l.tenant_id is null then 'THEIRS_ONLY'
                         when abs(coalesce(o.amount, 0) - l.amount_nanos) * 2 <= l.rows * power(10::numeric, 9 - i.decimals)
                         then 'MATCHED' else 'DIFFERING' end as state
                from provider_invoices i
                join provider_invoice_calls l on l.invoice_id = i.id
                left join lateral (
                    select sum(amount_nanos) as amount from call_costs k
                    where k.tenant_id = l.tenant_id and k.provider = i.provider and k.ref = l.ref
                        and k.source = 'PROVIDER' and k.unit = i.unit) o on true
                where i.id = :id
                union all
                select c.ref, c.tenant_id, null, o.amount, 0, 'OURS_ONLY'
                from provider_invoices i
                join calls c on c.provider = i.provider and c.ended_at >= :from and c.ended_at < :to
                join lateral (
                    select sum(amount_nanos) as amount from call_costs k
                    where k.tenant_id = c.tenant_id and k.provider = c.provider and k.ref = c.ref
                        and k.source = 'PROVIDER' and k.unit = i.unit having sum(amount_nanos) <> 0) o on true
                where i.id = :id
                    and not exists (select 1 from provider_invoice_calls l where l.invoice_id = i.id and l.ref = c.ref))
            """;

    private final Scope scope;
    private final Clock clock;

    Comparison(Scope scope, Clock clock) {
        this.scope = scope;
        this.clock = clock;
    }

    /** How a call compares. */
    enum State {
        DIFFERING,
        THEIRS_ONLY,
        OURS_ONLY,
        MATCHED
    }

    /** @param tenant null for a call that we do not know */
    record Row(
            String ref,
            @Nullable TenantId tenant,
            @Nullable String client,
            State state,
            BigDecimal ours,
            BigDecimal theirs,
            @Nullable Instant acceptedAt) {

        BigDecimal difference() {
            return theirs.subtract(ours);
        }
    }

    record Total(State state, long calls, BigDecimal ours, BigDecimal theirs) {}

    /** One for each state that there is. */
    List<Total> totals(ProviderInvoice invoice) {
        return scope.platform(jdbc -> ask(jdbc, invoice, """
                select state, count(*) as calls, sum(ours) / 1e9 as ours, sum(theirs) / 1e9 as theirs
                from compared group by 1""").query(Total.class).list());
    }

    /**
     * Rows by call, after one of them.
     *
     * @param state null for all that do not match
     */
    List<Row> page(ProviderInvoice invoice, @Nullable State state, @Nullable String after, int limit) {
        return scope.platform(jdbc -> ask(jdbc, invoice, """
                select c.ref, c.tenant_id, t.name as client, c.state, c.ours / 1e9 as ours, c.theirs / 1e9 as theirs,
                    c.accepted_at
                from compared c left join tenants t on t.tenant_id = c.tenant_id
                where (c.state = :state or (:state::text is null and c.state <> 'MATCHED'))
                    and (:after::text is null or c.ref > :after)
                order by c.ref limit :limit""")
                .param("state", state == null ? null : state.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> {
                    String tenant = row.getString("tenant_id");
                    Timestamp acceptedAt = row.getTimestamp("accepted_at");
                    return new Row(
                            row.getString("ref"),
                            tenant == null ? null : new TenantId(tenant),
                            row.getString("client"),
                            State.valueOf(row.getString("state")),
                            row.getBigDecimal("ours"),
                            row.getBigDecimal("theirs"),
                            acceptedAt == null ? null : acceptedAt.toInstant());
                })
                .list());
    }

    /** Notes that a call's charge was accepted. */
    void accepted(UUID invoice, String ref) {
        scope.platform(jdbc -> jdbc.sql(
                        "update provider_invoice_calls set accepted_at = :now where invoice_id = :id and ref = :ref")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", invoice)
                .param("ref", ref)
                .update());
    }

    /** The month is that of the platform's clock. */
    private StatementSpec ask(JdbcClient jdbc, ProviderInvoice invoice, String question) {
        return jdbc.sql(COMPARED + question)
                .param("id", invoice.id())
                .param("from", Timestamp.from(Invoicing.start(invoice.month(), clock.getZone())))
                .param("to", Timestamp.from(Invoicing.start(invoice.month().plusMonths(1), clock.getZone())));
    }
}
