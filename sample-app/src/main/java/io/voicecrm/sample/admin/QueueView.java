package io.voicecrm.sample.admin;

import io.voicecrm.sample.database.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who waits for a slot and who has one, read from the store that all processes share. */
@Component
class QueueView {

    private final Scope scope;
    private final Clock clock;

    QueueView(Scope scope, Clock clock) {
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * @param live calls that are being placed or are up
     * @param due people who may be called as soon as there is a slot
     * @param later people whose time has not come
     * @param maxConcurrentCalls null for no limit of its own
     */
    record TenantQueue(
            String id,
            String name,
            long runningCampaigns,
            long live,
            long due,
            long later,
            int weight,
            @Nullable Integer maxConcurrentCalls) {}

    /** Those who have somebody to call or a call that is up first. */
    List<TenantQueue> byTenant() {
        return scope.platform(jdbc -> jdbc.sql("""
                with live as (
                    select tenant_id, count(*) as calls from attempts
                    where state in ('CLAIMED', 'SUBMITTING', 'UNKNOWN', 'PLACED') group by tenant_id
                ), waiting as (
                    select c.tenant_id, count(distinct c.id) as campaigns,
                           count(t.phone) filter (where t.due_at <= :now and coalesce(c.start_at <= :now, true)) as due,
                           count(t.phone) as all_of_them
                    from campaigns c
                    left join targets t on t.tenant_id = c.tenant_id and t.campaign_id = c.id
                        and t.state in ('QUEUED', 'WAITING')
                    where c.state = 'RUNNING' group by c.tenant_id
                )
                select n.tenant_id as id, n.name, coalesce(w.campaigns, 0) as running_campaigns,
                       coalesce(l.calls, 0) as live, coalesce(w.due, 0) as due,
                       coalesce(w.all_of_them - w.due, 0) as later, coalesce(s.weight, 1) as weight,
                       nullif(s.max_concurrent_calls, :unlimited) as max_concurrent_calls
                from tenants n
                left join live l using (tenant_id)
                left join waiting w using (tenant_id)
                left join tenant_shares s using (tenant_id)
                order by coalesce(l.calls, 0) + coalesce(w.all_of_them, 0) desc, n.name limit 500""")
                .param("now", Timestamp.from(clock.instant()))
                .param("unlimited", Integer.MAX_VALUE)
                .query(TenantQueue.class)
                .list());
    }

    long startedLastSecond() {
        return scope.platform(jdbc -> jdbc.sql("select count(*) from attempts where submitted_at > :since")
                .param("since", Timestamp.from(clock.instant().minusSeconds(1)))
                .query(Long.class)
                .single());
    }
}
