package io.voicecrm.sample.lead;

import io.voicecrm.IdSource;
import io.voicecrm.PhoneNumber;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.RetryPlan;
import io.voicecrm.campaign.Route;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.contact.Contact;
import io.voicecrm.contact.PhoneNumberReader;
import io.voicecrm.engine.Stores;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.lead.Lead;
import io.voicecrm.lead.LeadId;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.agent.CallingAgents;
import io.voicecrm.sample.campaign.IdempotencyKeys;
import io.voicecrm.sample.lead.LeadView.LeadDetail;
import io.voicecrm.sample.lead.LeadView.LeadJson;
import io.voicecrm.sample.number.CallerIds;
import io.voicecrm.sample.web.Cursor;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.SnakeCase;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Leads: adding, editing and calling them. */
@RestController
@RequestMapping("/api/leads")
class LeadController {

    private final Stores stores;
    private final VoiceCrm crm;
    private final CallingAgents agents;
    private final CallerIds callerIds;
    private final IdempotencyKeys keys;
    private final LeadView view;
    private final IdSource ids;
    private final Clock clock;

    LeadController(
            Stores stores,
            VoiceCrm crm,
            CallingAgents agents,
            CallerIds callerIds,
            IdempotencyKeys keys,
            LeadView view,
            IdSource ids,
            Clock clock) {
        this.stores = stores;
        this.crm = crm;
        this.agents = agents;
        this.callerIds = callerIds;
        this.keys = keys;
        this.view = view;
        this.ids = ids;
        this.clock = clock;
    }

    record NewLead(
            @NotBlank @Size(max = 200) String name,
            @NotBlank String phone,
            @Nullable @Email String email,
            @Nullable @Size(max = 10_000) String notes) {}

    record LeadChange(
            @Nullable @Size(min = 1, max = 200) String name,
            @Nullable @Email String email,
            @Nullable String status,
            @Nullable @Size(max = 10_000) String notes) {}

    record LeadCall(@NotBlank String agentId) {}

    record LeadCallStarted(String campaignId) {}

    @GetMapping
    PageOf<LeadJson> list(
            Tenant tenant,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String status,
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String after) {
        int bounded = PageOf.bounded(limit);
        String key = Cursor.decode(after);
        String wanted = status == null
                ? null
                : SnakeCase.parse(Lead.Status.class, "status", status).name();
        List<UUID> page = view.page(tenant, q, wanted, key == null ? null : UUID.fromString(key), bounded + 1);
        return PageOf.of(view.shown(tenant, page), bounded, LeadJson::id, lead -> lead);
    }

    @GetMapping("/{id}")
    LeadDetail get(Tenant tenant, @PathVariable UUID id) {
        return view.detail(tenant, view.find(tenant, id));
    }

    @PostMapping
    ResponseEntity<LeadJson> add(Tenant tenant, @Valid @RequestBody NewLead body) {
        PhoneNumber phone = phone(tenant, body.phone());
        Instant now = clock.instant();
        Lead lead = new Lead(
                tenant.tenantId(),
                new LeadId(ids.next()),
                phone,
                body.name(),
                blankToNull(body.email()),
                Lead.Source.MANUAL,
                Lead.Status.NEW,
                null,
                Objects.requireNonNullElse(body.notes(), ""),
                null,
                now,
                now);
        Lead stored = stores.leads().add(lead);
        HttpStatus status = stored.id().equals(lead.id()) ? HttpStatus.CREATED : HttpStatus.OK;
        return ResponseEntity.status(status).body(view.shown(stored));
    }

    @PatchMapping("/{id}")
    LeadJson change(Tenant tenant, @PathVariable UUID id, @Valid @RequestBody LeadChange change) {
        Lead.Status status =
                change.status() == null ? null : SnakeCase.parse(Lead.Status.class, "status", change.status());
        Lead changed = stores.leads()
                .edit(
                        tenant.tenantId(),
                        new LeadId(id),
                        old -> new Lead(
                                old.tenant(),
                                old.id(),
                                old.phone(),
                                Objects.requireNonNullElse(change.name(), old.name()),
                                change.email() == null ? old.email() : blankToNull(change.email()),
                                old.source(),
                                status == null ? old.status() : status,
                                old.intent(),
                                Objects.requireNonNullElse(change.notes(), old.notes()),
                                old.lastContactAt(),
                                old.createdAt(),
                                clock.instant()))
                .orElseThrow(() -> Problems.notFound("lead"));
        // As it is stored, which is in microseconds.
        return view.shown(view.find(tenant, changed.id().value()));
    }

    @PostMapping("/{id}/call")
    @ResponseStatus(HttpStatus.ACCEPTED)
    LeadCallStarted call(
            Tenant tenant,
            @PathVariable UUID id,
            @Valid @RequestBody LeadCall body,
            @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key) {
        Lead lead = view.find(tenant, id);
        CampaignId campaign = keys.campaignFor(tenant, key, List.of(lead.id().toString(), body.agentId()));
        if (crm.campaigns().isCalled(tenant.tenantId(), campaign)) {
            return new LeadCallStarted(campaign.toString());
        }
        Route route = callerIds.route(tenant, agents.require(tenant, body.agentId()));
        CampaignSpec spec = CampaignSpec.builder(nameFor(lead), route.agent(), route.callerId())
                .kind(CampaignSpec.Kind.SINGLE)
                .retries(RetryPlan.NEVER)
                .build();
        Contact contact = new Contact(lead.phone(), AgentOverrides.NONE, Map.of("name", lead.name()));
        crm.campaigns().callNow(tenant.tenantId(), campaign, spec, contact);
        return new LeadCallStarted(campaign.toString());
    }

    /** A lead's name may be as long as a campaign's by itself. */
    private static String nameFor(Lead lead) {
        String name = "Call to " + lead.name();
        return name.length() <= 200 ? name : name.substring(0, 199) + "…";
    }

    private static PhoneNumber phone(Tenant tenant, String text) {
        return PhoneNumberReader.in(tenant.region())
                .read(text)
                .numberIfValid()
                .orElseThrow(() -> Problems.invalid("phone", "is not a number that can be called"));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
