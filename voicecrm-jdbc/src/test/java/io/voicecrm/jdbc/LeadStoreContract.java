package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.TenantId;
import io.voicecrm.lead.Lead;
import io.voicecrm.lead.LeadId;
import io.voicecrm.lead.LeadNote;
import io.voicecrm.lead.LeadUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of leads, wherever the stores keep things. */
abstract class LeadStoreContract extends StoresScene {

    @Test
    void makesOneLeadPerTenantAndNumberAndOneNotePerCall() {
        LeadUpdate first = update(acme, "c1", "Ann", null, NOW);
        Lead lead = stores().leads().apply(first);

        assertThat(stores().leads().apply(first)).isEqualTo(lead);
        Lead later = stores().leads().apply(update(acme, "c2", "Bob", "ann@example.com", NOW.plusSeconds(60)));
        Lead other = stores().leads().apply(update(globex, "c3", null, null, NOW));

        assertThat(later.id()).isEqualTo(lead.id());
        assertThat(later.name()).isEqualTo("Ann");
        assertThat(later.email()).isEqualTo("ann@example.com");
        assertThat(later.lastContactAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(stores().leads().notes(acme, lead.id(), 10))
                .extracting(note -> note.source().value())
                .containsExactly("c2", "c1");
        assertThat(other.id()).isNotEqualTo(lead.id());
        assertThat(other.name()).isEqualTo(Lead.UNKNOWN_NAME);
        assertThat(stores().leads().notes(globex, lead.id(), 10)).isEmpty();
        assertThat(stores().leads().find(globex, lead.id())).isEmpty();
    }

    @Test
    void addsALeadByHandOnceAndEditsItForItsTenantOnly() {
        Lead lead = Lead.from(update(acme, "c1", "Ann", null, NOW), new LeadId(IDS.next()));
        Lead again = Lead.from(update(acme, "c1", "Eve", null, NOW), new LeadId(IDS.next()));

        assertThat(stores().leads().add(lead)).isEqualTo(lead);
        assertThat(stores().leads().add(again)).isEqualTo(lead);
        Lead foreign = Lead.from(update(globex, "c1", "Eve", null, NOW), lead.id());

        assertThat(stores().leads().edit(globex, lead.id(), found -> foreign)).isEmpty();
        Lead ann = stores().leads().find(acme, phone(1)).orElseThrow();
        assertThat(ann.name()).isEqualTo("Ann");
        assertThat(stores().leads().findAll(acme, Set.of(phone(1), phone(2)))).isEqualTo(Map.of(phone(1), ann));
    }

    @Test
    void editsNothingButWhatPeopleWrite() {
        Lead ann = stores().leads().apply(update(acme, "c1", "Ann", null, NOW));

        Lead edited = stores().leads()
                .edit(acme, ann.id(), found -> qualified(found, "Anna", "Likes tea."))
                .orElseThrow();

        assertThat(edited).isEqualTo(ann.edited(qualified(ann, "Anna", "Likes tea.")));
        assertThat(edited.intent()).isEqualTo("showing");
        assertThat(stores().leads().find(acme, ann.id())).contains(edited);
    }

    @Test
    void losesNoChangeOfALeadThatIsMadeWhileOthersAre() throws InterruptedException, ExecutionException {
        Lead ann = stores().leads().apply(update(acme, "c0", "Ann", null, NOW));
        int changes = 20;
        List<Callable<Object>> all = new ArrayList<>();
        for (int i = 1; i <= changes; i++) {
            Instant at = NOW.plusSeconds(i);
            String call = "c" + i;
            all.add(() ->
                    stores().leads().edit(acme, ann.id(), found -> qualified(found, "Anna", found.notes() + ".")));
            all.add(() -> stores().leads().apply(update(acme, call, "Bob", "ann@example.com", at)));
        }

        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            for (Future<Object> change : people.invokeAll(all)) {
                change.get();
            }
        } finally {
            people.shutdownNow();
        }

        Lead changed = stores().leads().find(acme, ann.id()).orElseThrow();
        assertThat(changed.notes()).isEqualTo(".".repeat(changes));
        assertThat(changed.name()).isEqualTo("Anna");
        assertThat(changed.email()).isEqualTo("ann@example.com");
        assertThat(changed.lastContactAt()).isEqualTo(NOW.plusSeconds(changes));
    }

    @Test
    void findsLeadsInTheOrderAskedForAndNoneOfOthers() {
        Lead ann = stores().leads().apply(update(acme, "c1", "Ann", null, NOW));
        LeadNote note = new LeadNote(call("c2"), "Hello", NOW);
        Lead bob = stores().leads().apply(new LeadUpdate(acme, phone(2), "Bob", null, null, note));

        assertThat(stores().leads().findAll(acme, List.of(bob.id(), new LeadId(IDS.next()), ann.id())))
                .containsExactly(bob, ann);
        assertThat(stores().leads().findAll(acme, List.of(ann.id(), bob.id()))).containsExactly(ann, bob);
        assertThat(stores().leads().findAll(globex, List.of(ann.id()))).isEmpty();
        assertThat(stores().leads().findAll(acme, List.of())).isEmpty();
    }

    /** Somebody else's wish: only what people write may come of it. */
    private static Lead qualified(Lead lead, String name, String notes) {
        return new Lead(
                lead.tenant(),
                lead.id(),
                lead.phone(),
                name,
                lead.email(),
                Lead.Source.MANUAL,
                Lead.Status.QUALIFIED,
                "something else",
                notes,
                null,
                lead.createdAt(),
                lead.updatedAt().plusSeconds(1));
    }

    private LeadUpdate update(TenantId tenant, String call, @Nullable String name, @Nullable String email, Instant at) {
        return new LeadUpdate(tenant, phone(1), name, email, "showing", new LeadNote(call(call), "Hello", at));
    }
}
