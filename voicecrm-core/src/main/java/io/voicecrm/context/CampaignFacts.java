package io.voicecrm.context;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the campaign wants of this call, and how often it tried before. Pure. */
public final class CampaignFacts implements ContextSource {

    @Override
    public String name() {
        return "campaign";
    }

    @Override
    public List<Fact> facts(ContextRequest request) {
        List<Fact> facts = new ArrayList<>();
        add(facts, Section.CALL_CONTEXT, "Objective", request.objective());
        facts.add(new Fact(Section.CALL_CONTEXT, "Previous Attempts", String.valueOf(request.attemptNumber() - 1)));
        add(facts, Section.CALL_INSTRUCTIONS, "", request.instructions());
        return facts;
    }

    private static void add(List<Fact> facts, Section section, String label, @Nullable String text) {
        if (text != null) {
            facts.add(new Fact(section, label, text));
        }
    }
}
