package io.voicecrm.sample.campaign;

import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignProgress;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.compliance.AttestedConsent;
import io.voicecrm.engine.Stores;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.campaign.CampaignSettings.Schedule;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.SnakeCase;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Campaigns as the wire shows them. */
@Component
class CampaignView {

    private final Stores stores;
    private final Scope scope;

    CampaignView(Stores stores, Scope scope) {
        this.stores = stores;
        this.scope = scope;
    }

    record CampaignJson(
            String id,
            String name,
            String agentId,
            String agentName,
            String callerId,
            String provider,
            List<Fallback> fallbacks,
            String state,
            @Nullable String stateReason,
            @Nullable Schedule schedule,
            @Nullable Integer maxConcurrentCalls,
            int weight,
            int maxAttempts,
            String purpose,
            @Nullable Consent consent,
            @Nullable String callingHours,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            Counts counts) {}

    /** Who calls while the provider fails. */
    record Fallback(String agentId, String agentName, String provider, String callerId) {}

    /** The client's word for everybody on the list. */
    record Consent(String level, String textVersion, Instant at) {

        static @Nullable Consent of(@Nullable AttestedConsent consent) {
            return consent == null
                    ? null
                    : new Consent(SnakeCase.of(consent.level()), consent.textVersion(), consent.at());
        }
    }

    record Counts(
            long total,
            StateCounts byState,
            Map<String, Long> byOutcome,
            long attempts,
            long talkSeconds,
            long leads) {}

    record StateCounts(
            long queued, long calling, long waiting, long reached, long notReached, long suppressed, long canceled) {}

    private record Talk(UUID campaignId, long talkSeconds, long leads) {}

    Campaign find(Tenant tenant, UUID id) {
        return stores.campaigns()
                .find(tenant.tenantId(), new CampaignId(id))
                .orElseThrow(() -> Problems.notFound("campaign"));
    }

    CampaignJson get(Tenant tenant, UUID id) {
        return describe(tenant, find(tenant, id));
    }

    CampaignJson describe(Tenant tenant, Campaign campaign) {
        return describe(tenant, List.of(campaign), id -> agentName(tenant, id)).get(0);
    }

    /** Campaigns in the order of their ids: a page of them takes as many questions to the database as one. */
    List<CampaignJson> shown(Tenant tenant, List<UUID> ids) {
        List<Campaign> campaigns = stores.campaigns()
                .findAll(tenant.tenantId(), ids.stream().map(CampaignId::new).toList());
        Map<AgentId, String> names = stores.agents().usableBy(tenant.tenantId()).stream()
                .collect(Collectors.toMap(Agent::id, agent -> agent.spec().name()));
        return describe(tenant, campaigns, id -> names.getOrDefault(id, ""));
    }

    private List<CampaignJson> describe(Tenant tenant, List<Campaign> campaigns, Function<AgentId, String> agentNames) {
        Set<CampaignId> ids = campaigns.stream().map(Campaign::id).collect(Collectors.toSet());
        Map<CampaignId, CampaignProgress> progress = stores.campaigns().progress(tenant.tenantId(), ids);
        Map<CampaignId, Talk> talk = talk(tenant, ids);
        return campaigns.stream()
                .map(campaign -> json(
                        campaign,
                        agentNames,
                        counts(
                                progress.getOrDefault(campaign.id(), CampaignProgress.NONE),
                                talk.getOrDefault(
                                        campaign.id(), new Talk(campaign.id().value(), 0, 0)))))
                .toList();
    }

    private static CampaignJson json(Campaign campaign, Function<AgentId, String> agentNames, Counts counts) {
        CampaignSpec spec = campaign.spec();
        int most = spec.maxConcurrentCalls();
        return new CampaignJson(
                campaign.id().toString(),
                spec.name(),
                spec.agent().value(),
                agentNames.apply(spec.agent()),
                spec.callerId().e164(),
                spec.agent().provider().value(),
                spec.fallbacks().stream()
                        .map(route -> new Fallback(
                                route.agent().value(),
                                agentNames.apply(route.agent()),
                                route.provider().value(),
                                route.callerId().e164()))
                        .toList(),
                SnakeCase.of(campaign.state()),
                campaign.stateReason(),
                spec.startAt() == null && spec.endAt() == null ? null : new Schedule(spec.startAt(), spec.endAt()),
                most == Integer.MAX_VALUE ? null : most,
                spec.weight(),
                spec.retries().maxAttempts(),
                SnakeCase.of(spec.terms().purpose()),
                Consent.of(spec.terms().consent()),
                Objects.toString(spec.terms().window(), null),
                campaign.createdAt(),
                campaign.startedAt(),
                campaign.finishedAt(),
                counts);
    }

    private String agentName(Tenant tenant, AgentId id) {
        return stores.agents()
                .find(tenant.tenantId(), id)
                .map(agent -> agent.spec().name())
                .orElse("");
    }

    /** Ids of a tenant's lists, newest first. */
    List<UUID> page(Tenant tenant, @Nullable String state, @Nullable UUID after, int limit) {
        return scope.tenant(
                tenant.tenantId(),
                jdbc -> jdbc.sql("""
                select id from campaigns
                where tenant_id = :tenant and kind = 'LIST' and (:state::text is null or state = :state)
                and (:after::uuid is null or id < :after)
                order by id desc limit :limit""")
                        .param("tenant", tenant.id())
                        .param("state", state)
                        .param("after", after)
                        .param("limit", limit)
                        .query(UUID.class)
                        .list());
    }

    private static Counts counts(CampaignProgress progress, Talk talk) {
        Map<String, Long> outcomes = new HashMap<>();
        for (Map.Entry<CallOutcome, Long> outcome : progress.byOutcome().entrySet()) {
            outcomes.put(SnakeCase.of(outcome.getKey()), outcome.getValue());
        }
        return new Counts(
                progress.total(),
                new StateCounts(
                        progress.in(TargetState.QUEUED),
                        progress.in(TargetState.CALLING),
                        progress.in(TargetState.WAITING),
                        progress.in(TargetState.REACHED),
                        progress.in(TargetState.NOT_REACHED),
                        progress.in(TargetState.SUPPRESSED),
                        progress.in(TargetState.CANCELED)),
                outcomes,
                progress.attempts(),
                talk.talkSeconds(),
                talk.leads());
    }

    /** By the calls' key: as long as a table has no statistics, any other index may lose against reading all of a tenant. */
    private Map<CampaignId, Talk> talk(Tenant tenant, Set<CampaignId> campaigns) {
        if (campaigns.isEmpty()) {
            return Map.of();
        }
        List<Talk> talk = scope.tenant(
                tenant.tenantId(),
                jdbc -> jdbc.sql("""
                select a.campaign_id, coalesce(sum(c.talk_seconds), 0)::bigint as talk_seconds,
                       count(distinct l.id) as leads
                from attempts a
                join calls c on c.tenant_id = a.tenant_id and c.provider = a.provider and c.ref = a.call_ref
                left join leads l on l.tenant_id = c.tenant_id and l.phone = c.phone and c.outcome = 'ANSWERED'
                where a.tenant_id = :tenant and a.campaign_id in (:campaigns)
                group by a.campaign_id""")
                        .param("tenant", tenant.id())
                        .param(
                                "campaigns",
                                campaigns.stream().map(CampaignId::value).toList())
                        .query(Talk.class)
                        .list());
        return talk.stream().collect(Collectors.toMap(one -> new CampaignId(one.campaignId()), Function.identity()));
    }
}
