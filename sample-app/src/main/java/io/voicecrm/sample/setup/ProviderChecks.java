package io.voicecrm.sample.setup;

import io.voicecrm.Page;
import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.sample.setup.Check.Status;
import io.voicecrm.voice.Agents.Listed;
import io.voicecrm.voice.PhoneNumbers.OwnedNumber;
import io.voicecrm.voice.VoiceProvider;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What each provider account says when it is asked now. */
@Component
class ProviderChecks {

    /** More than any account has; an account that pages for ever is not followed for ever. */
    private static final int MAX_PAGES = 50;

    private final List<VoiceProvider> providers;
    private final Scope scope;

    ProviderChecks(List<VoiceProvider> providers, Scope scope) {
        this.providers = providers;
        this.scope = scope;
    }

    List<Check> run() {
        return providers.stream()
                .flatMap(provider -> List.of(key(provider), agents(provider), numbers(provider)).stream())
                .toList();
    }

    private static Check key(VoiceProvider provider) {
        String id = "provider_key." + provider.id();
        String title = "The key of " + ProviderName.of(provider.id()) + " is accepted";
        return Check.of(id, title, () -> {
            provider.agents().list(null);
            return Check.ok(id, title, "The provider answers with it.");
        });
    }

    private Check agents(VoiceProvider provider) {
        String id = "agents." + provider.id();
        String title = "Every agent of the app is at " + ProviderName.of(provider.id());
        return Check.of(id, title, () -> {
            List<AgentRow> known = known(provider);
            Set<AgentId> there = atProvider(provider);
            List<String> missing = known.stream()
                    .filter(agent -> !there.contains(new AgentId(provider.id(), agent.agentId())))
                    .map(AgentRow::name)
                    .toList();
            if (known.isEmpty()) {
                return new Check(id, title, Status.NOT_YET, "There is no agent yet.", "Make the first one.", "/agents");
            }
            if (!missing.isEmpty()) {
                return new Check(
                        id,
                        title,
                        Status.FAILED,
                        "Not at the provider: " + names(missing) + ".",
                        "The app has the ids of another account or environment, or somebody deleted the agents there."
                                + " Make them again, and choose the new ones in campaigns.",
                        "/agents");
            }
            return Check.ok(id, title, known.size() + " of " + known.size() + " are there.");
        });
    }

    private Check numbers(VoiceProvider provider) {
        String id = "phone_numbers." + provider.id();
        String title = "Calls from " + ProviderName.of(provider.id()) + " have a number to show";
        return Check.of(id, title, () -> {
            Set<PhoneNumber> owned = provider.phoneNumbers().list().stream()
                    .map(OwnedNumber::number)
                    .collect(Collectors.toSet());
            if (owned.isEmpty()) {
                return new Check(
                        id,
                        title,
                        Status.FAILED,
                        "The account has no phone number.",
                        "Buy or import one, and assign it to an agent.",
                        null);
            }
            return Check.ok(id, title, owned.size() + (owned.size() == 1 ? " number." : " numbers."));
        });
    }

    private record AgentRow(String agentId, String name) {}

    private List<AgentRow> known(VoiceProvider provider) {
        return scope.platform(jdbc -> jdbc.sql(
                        "select agent_id, name from agents where provider = :provider and active order by name")
                .param("provider", provider.id().value())
                .query(AgentRow.class)
                .list());
    }

    private static Set<AgentId> atProvider(VoiceProvider provider) {
        Set<AgentId> ids = new HashSet<>();
        String cursor = null;
        for (int i = 0; i < MAX_PAGES; i++) {
            Page<Listed> page = provider.agents().list(cursor);
            page.items().forEach(listed -> ids.add(listed.id()));
            cursor = page.next();
            if (cursor == null) {
                break;
            }
        }
        return ids;
    }

    static String names(List<String> all) {
        int shown = Math.min(all.size(), 5);
        String more = all.size() > shown ? " and " + (all.size() - shown) + " more" : "";
        return String.join(", ", all.subList(0, shown)) + more;
    }
}
