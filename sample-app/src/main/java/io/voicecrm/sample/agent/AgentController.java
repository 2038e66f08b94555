package io.voicecrm.sample.agent;

import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.agent.AgentType;
import io.voicecrm.engine.Stores;
import io.voicecrm.engine.VoiceAccount;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.sample.account.Caller;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.SnakeCase;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The agents that a client may use: its own, and those that the platform shares. */
@RestController
@RequestMapping("/api/agents")
class AgentController {

    private final Stores stores;
    private final VoiceCrm crm;
    private final KnownAgents agents;
    private final Clock clock;

    AgentController(Stores stores, VoiceCrm crm, KnownAgents agents, Clock clock) {
        this.stores = stores;
        this.crm = crm;
        this.agents = agents;
        this.clock = clock;
    }

    record AgentJson(
            String agentId,
            String agentName,
            String provider,
            String type,
            String prompt,
            String firstMessage,
            String voiceId,
            String language,
            String status,
            boolean shared,
            Instant createdAt) {

        static AgentJson of(Agent agent) {
            AgentSpec spec = agent.spec();
            return new AgentJson(
                    agent.id().value(),
                    spec.name(),
                    agent.id().provider().value(),
                    SnakeCase.of(agent.type()),
                    Objects.requireNonNullElse(spec.prompt(), ""),
                    Objects.requireNonNullElse(spec.firstMessage(), ""),
                    Objects.requireNonNullElse(spec.voiceId(), ""),
                    Objects.requireNonNullElse(spec.language(), ""),
                    agent.active() ? "active" : "inactive",
                    agent.onlyTenant().isEmpty(),
                    agent.createdAt());
        }
    }

    /** @param provider where the agent is made; null for the first account */
    record NewAgent(
            @NotBlank @Size(max = 200) String agentName,
            @NotBlank @Size(max = 50_000) String prompt,
            @NotNull @Size(max = 2_000) String firstMessage,
            @NotBlank @Size(max = 100) String voiceId,
            @Nullable String type,
            @Nullable @Size(max = 20) String language,
            @Nullable String provider) {}

    record AgentChange(
            @Nullable @Size(min = 1, max = 200) String agentName,
            @Nullable @Size(max = 50_000) String prompt,
            @Nullable @Size(max = 2_000) String firstMessage,
            @Nullable @Size(max = 100) String voiceId,
            @Nullable String type,
            @Nullable @Size(max = 20) String language,
            @Nullable String status) {}

    @GetMapping
    PageOf<AgentJson> list(Tenant tenant) {
        List<AgentJson> agents = stores.agents().usableBy(tenant.tenantId()).stream()
                .map(AgentJson::of)
                .toList();
        return new PageOf<>(agents, null);
    }

    @GetMapping("/{agent_id}")
    AgentJson get(Tenant tenant, @PathVariable("agent_id") String agentId) {
        return AgentJson.of(agents.get(tenant, agentId));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AgentJson create(Tenant tenant, @Valid @RequestBody NewAgent body) {
        AgentType type = body.type() == null ? AgentType.CUSTOM : type(body.type());
        AgentSpec spec = new AgentSpec(
                body.agentName(),
                body.prompt(),
                body.firstMessage(),
                body.voiceId(),
                body.language() == null ? "en" : body.language(),
                null);
        AgentId id = account(body.provider()).provider().agents().create(spec);
        Agent agent = new Agent(id, tenant.tenantId(), type, spec, true, clock.instant());
        stores.agents().save(agent);
        return AgentJson.of(agent);
    }

    @PatchMapping("/{agent_id}")
    AgentJson change(
            Tenant tenant,
            @PathVariable("agent_id") String agentId,
            @AuthenticationPrincipal Caller caller,
            @Valid @RequestBody AgentChange change) {
        Agent now = agents.get(tenant, agentId);
        if (now.onlyTenant().isEmpty() && !caller.isPlatform()) {
            throw Problems.forbidden("The platform shares this agent; only the platform changes it.");
        }
        Agent changed = apply(now, change);
        if (!changed.spec().equals(now.spec())) {
            crm.account(changed.id().provider()).provider().agents().update(changed.id(), changed.spec());
        }
        stores.agents().save(changed);
        return AgentJson.of(changed);
    }

    private static Agent apply(Agent now, AgentChange change) {
        AgentSpec old = now.spec();
        AgentSpec spec = new AgentSpec(
                Objects.requireNonNullElse(change.agentName(), old.name()),
                change.prompt() == null ? old.prompt() : change.prompt(),
                change.firstMessage() == null ? old.firstMessage() : change.firstMessage(),
                change.voiceId() == null ? old.voiceId() : change.voiceId(),
                change.language() == null ? old.language() : change.language(),
                old.maxCallDuration());
        AgentType type = change.type() == null ? now.type() : type(change.type());
        boolean active = change.status() == null ? now.active() : isActive(change.status());
        return new Agent(now.id(), now.owner(), type, spec, active, now.createdAt());
    }

    private static AgentType type(String word) {
        return SnakeCase.parse(AgentType.class, "type", word);
    }

    private static boolean isActive(String status) {
        if (!status.equals("active") && !status.equals("inactive")) {
            throw Problems.invalid("status", "must be active or inactive");
        }
        return status.equals("active");
    }

    private VoiceAccount account(@Nullable String provider) {
        if (provider == null) {
            return crm.accounts().get(0);
        }
        return crm.accounts().stream()
                .filter(account -> account.id().value().equals(provider))
                .findFirst()
                .orElseThrow(() -> Problems.invalid(
                        "provider",
                        "must be one of "
                                + crm.accounts().stream()
                                        .map(account -> account.id().value())
                                        .collect(Collectors.joining(", "))));
    }
}
