package io.voicecrm.jdbc;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptState;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.RetryPlan;
import io.voicecrm.campaign.Route;
import io.voicecrm.compliance.AttestedConsent;
import io.voicecrm.compliance.CallTerms;
import io.voicecrm.compliance.CallWindow;
import io.voicecrm.compliance.ConsentLevel;
import io.voicecrm.compliance.Purpose;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.contact.Contact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads campaigns and attempts out of rows. */
final class CampaignRows {

    /** What {@link #campaign} reads, of the alias {@code c}; no name collides with a target's or an attempt's. */
    static final String CAMPAIGN = """
            c.tenant_id, c.id as campaign, c.name, c.kind, c.provider, c.agent_id, c.caller_id,
            c.fallback_providers, c.fallback_agents, c.fallback_callers, c.objective, c.instructions, c.max_attempts, c.retry_outcomes, c.retry_millis, c.max_concurrent_calls, c.weight,
            c.start_at, c.end_at, c.purpose, c.consent_level, c.consent_text, c.consent_at, c.call_window,
            c.state as campaign_state, c.state_reason, c.created_at, c.started_at, c.finished_at""";

    /** What {@link Attempts} read, of the aliases {@code t} and {@code a}. */
    static final String ATTEMPT = """
            a.campaign_id, t.phone, t.language, t.voice_id, t.first_message, t.prompt, t.variable_names, t.variable_values,
            a.id as attempt, a.provider as attempt_provider, a.number, a.state as attempt_state, a.call_ref, a.claimed_at""";

    private CampaignRows() {}

    static Campaign campaign(ResultSet row) throws SQLException {
        CampaignSpec spec = new CampaignSpec(
                row.getString("name"),
                CampaignSpec.Kind.valueOf(row.getString("kind")),
                new AgentId(new ProviderId(row.getString("provider")), row.getString("agent_id")),
                PhoneNumber.of(row.getString("caller_id")),
                fallbacks(row),
                row.getString("objective"),
                row.getString("instructions"),
                retries(row),
                row.getInt("max_concurrent_calls"),
                row.getInt("weight"),
                Sql.instant(row, "start_at"),
                Sql.instant(row, "end_at"),
                terms(row));
        return new Campaign(
                new TenantId(row.getString("tenant_id")),
                new CampaignId(row.getObject("campaign", UUID.class)),
                spec,
                Campaign.State.valueOf(row.getString("campaign_state")),
                row.getString("state_reason"),
                Sql.instantOf(row, "created_at"),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "finished_at"));
    }

    /** Reads attempts of campaigns that were read before: there are many to each. */
    static final class Attempts {

        private final Map<UUID, Campaign> campaigns;

        Attempts(List<Campaign> campaigns) {
            this.campaigns = campaigns.stream()
                    .collect(Collectors.toMap(campaign -> campaign.id().value(), campaign -> campaign));
        }

        Attempt read(ResultSet row) throws SQLException {
            Campaign campaign = Objects.requireNonNull(campaigns.get(row.getObject("campaign_id", UUID.class)));
            ProviderId provider = new ProviderId(row.getString("attempt_provider"));
            String call = row.getString("call_ref");
            return new Attempt(
                    new AttemptId(row.getObject("attempt", UUID.class)),
                    campaign,
                    provider,
                    contact(row),
                    row.getInt("number"),
                    AttemptState.valueOf(row.getString("attempt_state")),
                    call == null ? null : new ProviderCallRef(provider, call),
                    Sql.instantOf(row, "claimed_at"));
        }
    }

    /** Of the alias {@code t} as in {@link #ATTEMPT}, or of a target alone. */
    static Contact contact(ResultSet row) throws SQLException {
        AgentOverrides overrides = new AgentOverrides(
                row.getString("language"),
                row.getString("voice_id"),
                row.getString("first_message"),
                row.getString("prompt"));
        return new Contact(
                PhoneNumber.of(row.getString("phone")), overrides, Sql.map(row, "variable_names", "variable_values"));
    }

    private static List<Route> fallbacks(ResultSet row) throws SQLException {
        List<String> providers = Sql.texts(row, "fallback_providers");
        List<String> agents = Sql.texts(row, "fallback_agents");
        List<String> callers = Sql.texts(row, "fallback_callers");
        return IntStream.range(0, providers.size())
                .mapToObj(i -> new Route(
                        new AgentId(new ProviderId(providers.get(i)), agents.get(i)), PhoneNumber.of(callers.get(i))))
                .toList();
    }

    private static CallTerms terms(ResultSet row) throws SQLException {
        String level = row.getString("consent_level");
        String window = row.getString("call_window");
        return new CallTerms(
                Purpose.valueOf(row.getString("purpose")),
                level == null
                        ? null
                        : new AttestedConsent(
                                ConsentLevel.valueOf(level),
                                row.getString("consent_text"),
                                Sql.instantOf(row, "consent_at")),
                window == null ? null : CallWindow.parse(window));
    }

    private static RetryPlan retries(ResultSet row) throws SQLException {
        List<String> outcomes = Sql.texts(row, "retry_outcomes");
        List<Long> millis = Sql.longs(row, "retry_millis");
        Map<CallOutcome, Duration> delays = new EnumMap<>(CallOutcome.class);
        for (int i = 0; i < outcomes.size(); i++) {
            delays.put(CallOutcome.valueOf(outcomes.get(i)), Duration.ofMillis(millis.get(i)));
        }
        return new RetryPlan(row.getInt("max_attempts"), delays);
    }
}
