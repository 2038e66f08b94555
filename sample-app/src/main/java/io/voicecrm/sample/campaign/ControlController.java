package io.voicecrm.sample.campaign;

import io.voicecrm.PhoneNumber;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.Priority;
import io.voicecrm.campaign.TargetChange;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.agent.CallingAgents;
import io.voicecrm.sample.campaign.CampaignView.CampaignJson;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.SnakeCase;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changing what a campaign does while it is under way, as a whole and for one person. */
@RestController
@RequestMapping("/api/campaigns/{id}")
class ControlController {

    private final VoiceCrm crm;
    private final CallingAgents agents;
    private final CampaignView view;
    private final Clock clock;

    ControlController(VoiceCrm crm, CallingAgents agents, CampaignView view, Clock clock) {
        this.crm = crm;
        this.agents = agents;
        this.view = view;
        this.clock = clock;
    }

    record Copy(@NotBlank @Size(max = 200) String name) {}

    record Retry(@NotEmpty Set<String> outcomes) {}

    record Retried(long reopened, CampaignJson campaign) {}

    record NewPriority(@NotBlank String priority) {}

    record CallBack(@NotNull Instant at) {}

    @PatchMapping
    CampaignJson change(Tenant tenant, @PathVariable UUID id, @Valid @RequestBody CampaignSettings settings) {
        Campaign campaign = view.find(tenant, id);
        return view.describe(
                tenant,
                crm.campaigns()
                        .change(
                                campaign,
                                settings.applyTo(campaign.spec(), clock.instant())
                                        .build()));
    }

    @PostMapping("/duplicate")
    @ResponseStatus(HttpStatus.CREATED)
    CampaignJson duplicate(Tenant tenant, @PathVariable UUID id, @Valid @RequestBody Copy body) {
        return view.describe(tenant, crm.campaigns().duplicate(view.find(tenant, id), body.name()));
    }

    @PostMapping("/retry")
    Retried retry(Tenant tenant, @PathVariable UUID id, @Valid @RequestBody Retry body) {
        Campaign campaign = view.find(tenant, id);
        agents.require(tenant, campaign.spec().agent());
        Set<CallOutcome> outcomes = body.outcomes().stream()
                .map(word -> SnakeCase.parse(CallOutcome.class, "outcomes", word))
                .collect(Collectors.toSet());
        long reopened = crm.campaigns().retry(campaign, outcomes);
        return new Retried(reopened, view.get(tenant, id));
    }

    @PostMapping("/targets/{phone}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(Tenant tenant, @PathVariable UUID id, @PathVariable String phone) {
        change(tenant, id, phone, new TargetChange.Cancel("taken out by a person"));
    }

    @PostMapping("/targets/{phone}/priority")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void prioritize(
            Tenant tenant, @PathVariable UUID id, @PathVariable String phone, @Valid @RequestBody NewPriority body) {
        Priority priority = SnakeCase.parse(Priority.class, "priority", body.priority());
        change(tenant, id, phone, new TargetChange.Prioritize(priority));
    }

    @PostMapping("/targets/{phone}/callback")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void callBack(Tenant tenant, @PathVariable UUID id, @PathVariable String phone, @Valid @RequestBody CallBack body) {
        if (body.at().isBefore(clock.instant())) {
            throw Problems.invalid("at", "must be in the future");
        }
        change(tenant, id, phone, new TargetChange.CallBack(body.at()));
    }

    private void change(Tenant tenant, UUID id, String phone, TargetChange change) {
        if (!crm.campaigns().change(view.find(tenant, id), PhoneNumber.of(phone), change)) {
            throw Problems.conflict("This contact is not waiting for a call.");
        }
    }
}
