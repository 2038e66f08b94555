package io.voicecrm.sample.campaign;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.voicecrm.ProviderId;
import io.voicecrm.agent.Agent;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.Route;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.sample.AppSettings;
import io.voicecrm.sample.AppSettings.Routing;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.agent.CallingAgents;
import io.voicecrm.sample.campaign.CampaignView.CampaignJson;
import io.voicecrm.sample.number.CallerIds;
import io.voicecrm.sample.web.Cursor;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.SnakeCase;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns: making, listing and steering them. */
@RestController
@RequestMapping("/api/campaigns")
class CampaignController {

    private final VoiceCrm crm;
    private final CallingAgents agents;
    private final CallerIds callerIds;
    private final CampaignView view;
    private final AppSettings settings;
    private final Clock clock;

    CampaignController(
            VoiceCrm crm,
            CallingAgents agents,
            CallerIds callerIds,
            CampaignView view,
            AppSettings settings,
            Clock clock) {
        this.crm = crm;
        this.agents = agents;
        this.callerIds = callerIds;
        this.view = view;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The settings are beside the name, not in an object of their own.
     *
     * @param fallbackAgentIds who calls while the agent's provider fails, the preferred one first, each at another provider;
     *     null for nobody
     * @param routing {@code order} as they are named, or {@code cheapest}; null as the platform has it
     */
    record NewCampaign(
            @NotBlank @Size(max = 200) String name,
            @NotBlank String agentId,
            @Nullable @Size(max = 5) List<@NotBlank String> fallbackAgentIds,
            @Nullable String routing,
            @JsonUnwrapped @Valid @Nullable CampaignSettings settings) {}

    @GetMapping
    PageOf<CampaignJson> list(
            Tenant tenant,
            @RequestParam @Nullable String state,
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String after) {
        int bounded = PageOf.bounded(limit);
        String key = Cursor.decode(after);
        String wanted = state == null
                ? null
                : SnakeCase.parse(Campaign.State.class, "state", state).name();
        List<UUID> page = view.page(tenant, wanted, key == null ? null : UUID.fromString(key), bounded + 1);
        return PageOf.of(view.shown(tenant, page), bounded, CampaignJson::id, campaign -> campaign);
    }

    @GetMapping("/{id}")
    CampaignJson get(Tenant tenant, @PathVariable UUID id) {
        return view.get(tenant, id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CampaignJson create(Tenant tenant, @Valid @RequestBody NewCampaign body) {
        Route route = callerIds.route(tenant, agents.require(tenant, body.agentId()));
        CampaignSpec spec = CampaignSpec.builder(body.name(), route.agent(), route.callerId())
                .fallbacks(fallbacks(tenant, route, Objects.requireNonNullElse(body.fallbackAgentIds(), List.of())))
                .retries(settings.retries())
                .build();
        CampaignSpec routed = routing(body.routing()) == Routing.CHEAPEST ? spec.routedBy(crm.cheapestFirst()) : spec;
        CampaignSpec chosen = body.settings() == null
                ? routed
                : body.settings().applyTo(routed, clock.instant()).build();
        return view.describe(tenant, crm.campaigns().create(tenant.tenantId(), chosen));
    }

    private Routing routing(@Nullable String word) {
        return word == null ? settings.routing() : SnakeCase.parse(Routing.class, "routing", word);
    }

    @PostMapping("/{id}/start")
    CampaignJson start(Tenant tenant, @PathVariable UUID id) {
        return started(tenant, id);
    }

    @PostMapping("/{id}/pause")
    CampaignJson pause(Tenant tenant, @PathVariable UUID id) {
        return view.describe(tenant, crm.campaigns().pause(view.find(tenant, id), null));
    }

    @PostMapping("/{id}/resume")
    CampaignJson resume(Tenant tenant, @PathVariable UUID id) {
        return started(tenant, id);
    }

    @PostMapping("/{id}/cancel")
    CampaignJson cancel(Tenant tenant, @PathVariable UUID id) {
        return view.describe(tenant, crm.campaigns().cancel(view.find(tenant, id)));
    }

    private CampaignJson started(Tenant tenant, UUID id) {
        Campaign campaign = view.find(tenant, id);
        agents.require(tenant, campaign.spec().agent());
        return view.describe(tenant, crm.campaigns().start(campaign));
    }

    private List<Route> fallbacks(Tenant tenant, Route preferred, List<String> agentIds) {
        Set<ProviderId> providers = new HashSet<>(Set.of(preferred.provider()));
        List<Route> fallbacks = new ArrayList<>();
        for (String id : agentIds) {
            Agent agent = agents.require(tenant, id);
            if (!providers.add(agent.id().provider())) {
                throw Problems.invalid(
                        "fallback_agent_ids",
                        agent.spec().name() + " is at " + agent.id().provider()
                                + ", as one before it: each has to be at another provider");
            }
            fallbacks.add(callerIds.route(tenant, agent));
        }
        return fallbacks;
    }
}
