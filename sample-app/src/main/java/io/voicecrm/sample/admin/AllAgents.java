package io.voicecrm.sample.admin;

import io.voicecrm.sample.database.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every agent of every client with what it did lately: one statement for a page. */
@Component
class AllAgents {

    /** Long enough to see who works, short enough to be about now. */
    static final Duration LATELY = Duration.ofDays(30);

    private final Scope scope;
    private final Clock clock;

    AllAgents(Scope scope, Clock clock) {
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * Which agents are looked for; null matches all.
     *
     * @param text part of the name
     */
    record Filter(
            @Nullable String client,
            @Nullable String type,
            @Nullable String provider,
            @Nullable Boolean active,
            @Nullable String text) {}

    /**
     * @param clientId null where the platform shares it with all
     * @param calls that ended in the time that is looked at, and the rest of it
     * @param numbers that it answers
     */
    record Row(
            String provider,
            String agentId,
            String name,
            String type,
            boolean active,
            @Nullable String clientId,
            @Nullable String clientName,
            long calls,
            long answered,
            long failed,
            long talkSeconds,
            @Nullable OffsetDateTime lastCallAt,
            long numbers,
            OffsetDateTime createdAt) {

        @Nullable
        Instant lastCall() {
            return lastCallAt == null ? null : lastCallAt.toInstant();
        }
    }

    /** By provider and id, after a key of both. */
    List<Row> page(Filter filter, @Nullable String afterProvider, @Nullable String afterId, int limit) {
        return scope.platform(jdbc -> jdbc.sql("""
                with page as (
                    select provider, agent_id, tenant_id, type, name, active, created_at from agents
                    where (:afterProvider::text is null or (provider, agent_id) > (:afterProvider, :afterId))
                      and (:client::text is null or tenant_id = :client)
                      and (:type::text is null or type = :type)
                      and (:provider::text is null or provider = :provider)
                      and (:active::boolean is null or active = :active)
                      and (:text::text is null or position(lower(:text) in lower(name)) > 0)
                    order by provider, agent_id limit :limit
                ), did as (
                    select c.provider, c.agent_id, count(*) as calls,
                           count(*) filter (where c.outcome = 'ANSWERED') as answered,
                           count(*) filter (where c.outcome = 'FAILED') as failed,
                           sum(c.talk_seconds) as talk_seconds, max(c.ended_at) as last_call_at
                    from calls c join page p using (provider, agent_id)
                    where c.ended_at > :since group by c.provider, c.agent_id
                ), answers as (
                    select n.provider, n.agent_id, count(*) as numbers
                    from phone_numbers n join page p using (provider, agent_id)
                    where n.state = 'ASSIGNED' group by n.provider, n.agent_id
                )
                select p.provider, p.agent_id, p.name, p.type, p.active, p.tenant_id as client_id,
                       t.name as client_name, coalesce(d.calls, 0) as calls, coalesce(d.answered, 0) as answered,
                       coalesce(d.failed, 0) as failed, coalesce(d.talk_seconds, 0) as talk_seconds,
                       d.last_call_at, coalesce(a.numbers, 0) as numbers, p.created_at
                from page p
                left join tenants t on t.tenant_id = p.tenant_id
                left join did d using (provider, agent_id)
                left join answers a using (provider, agent_id)
                order by p.provider, p.agent_id""")
                .param("afterProvider", afterProvider)
                .param("afterId", afterId)
                .param("client", filter.client())
                .param("type", filter.type())
                .param("provider", filter.provider())
                .param("active", filter.active())
                .param("text", filter.text())
                .param("since", Timestamp.from(clock.instant().minus(LATELY)))
                .param("limit", limit)
                .query(Row.class)
                .list());
    }
}
