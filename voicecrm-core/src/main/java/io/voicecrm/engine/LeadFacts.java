package io.voicecrm.engine;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.context.ContextRequest;
import io.voicecrm.context.ContextSource;
import io.voicecrm.context.Fact;
import io.voicecrm.context.Section;
import io.voicecrm.lead.Lead;
import io.voicecrm.lead.LeadStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who is called: what we were told with the contact, and what we know of the lead. */
final class LeadFacts implements ContextSource {

    private final LeadStore leads;

    LeadFacts(LeadStore leads) {
        this.leads = leads;
    }

    @Override
    public String name() {
        return "lead";
    }

    @Override
    public List<Fact> facts(ContextRequest request) {
        return factsOfAll(List.of(request)).get(0);
    }

    @Override
    public List<List<Fact>> factsOfAll(List<ContextRequest> requests) {
        Map<TenantId, Map<PhoneNumber, Lead>> known = new HashMap<>();
        requests.stream()
                .collect(Collectors.groupingBy(
                        ContextRequest::tenant,
                        Collectors.mapping(request -> request.contact().phone(), Collectors.toSet())))
                .forEach((tenant, people) -> known.put(tenant, leads.findAll(tenant, people)));
        return requests.stream()
                .map(request -> factsOf(
                        request,
                        Optional.ofNullable(known.getOrDefault(request.tenant(), Map.of())
                                .get(request.contact().phone()))))
                .toList();
    }

    private static List<Fact> factsOf(ContextRequest request, Optional<Lead> lead) {
        List<Fact> facts = new ArrayList<>();
        lead.map(Lead::name)
                .filter(name -> !name.equals(Lead.UNKNOWN_NAME))
                .or(() -> request.contact().name())
                .ifPresent(name -> facts.add(new Fact(Section.LEAD_CONTEXT, "Name", name)));
        lead.ifPresent(known -> describe(known, facts));
        Map<String, String> variables = request.contact().variables();
        addVariable(facts, Section.LEAD_PREFERENCES, variables, "preferences");
        addVariable(facts, Section.NOTES_AND_INTERACTIONS, variables, "notes");
        return facts;
    }

    private static void describe(Lead lead, List<Fact> facts) {
        facts.add(new Fact(Section.LEAD_CONTEXT, "Source", word(lead.source())));
        facts.add(new Fact(Section.LEAD_CONTEXT, "Status", word(lead.status())));
        if (lead.intent() != null) {
            facts.add(new Fact(Section.LEAD_CONTEXT, "Intent", lead.intent()));
        }
        facts.add(new Fact(Section.NOTES_AND_INTERACTIONS, "", lead.notes()));
    }

    private static void addVariable(List<Fact> facts, Section section, Map<String, String> variables, String name) {
        facts.add(new Fact(section, "", variables.getOrDefault(name, "")));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
