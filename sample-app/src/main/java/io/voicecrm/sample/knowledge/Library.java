package io.voicecrm.sample.knowledge;

import io.voicecrm.IdSource;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.engine.Stores;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.SnakeCase;
import io.voicecrm.voice.KnowledgeBase;
import io.voicecrm.voice.KnowledgeBases;
import io.voicecrm.voice.KnowledgeSource;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.voice.VoiceProviderException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Each client's documents: written down here, read and searched at a provider. */
@Component
class Library {

    private final Documents documents;
    private final Stores stores;
    private final List<VoiceProvider> providers;
    private final IdSource ids;
    private final Clock clock;

    Library(Documents documents, Stores stores, List<VoiceProvider> providers, IdSource ids, Clock clock) {
        this.documents = documents;
        this.stores = stores;
        this.providers = List.copyOf(providers);
        this.ids = ids;
        this.clock = clock;
    }

    /** Where documents may be kept, the usual one first. */
    List<ProviderId> shelves() {
        return providers.stream()
                .filter(provider -> provider.knowledgeBases().isPresent())
                .map(VoiceProvider::id)
                .toList();
    }

    /**
     * Adds a document. It is written down before the provider is asked, once: where no answer is known, its row says so
     * until somebody deletes it.
     *
     * @param provider where; null for the usual one
     * @throws ErrorResponseException 422 if there is no such provider, or it takes no documents
     */
    Document add(TenantId tenant, @Nullable String provider, NewDocument wish) {
        ProviderId shelf = shelves().stream()
                .filter(id -> provider == null || id.value().equals(provider))
                .findFirst()
                .orElseThrow(() -> Problems.unprocessable("This provider takes no documents."));
        Document row = new Document(
                tenant.value(),
                ids.next(),
                shelf.value(),
                null,
                wish.source().title(),
                wish.kind(),
                wish.url(),
                wish.bytes(),
                "adding",
                clock.instant().atOffset(ZoneOffset.UTC));
        documents.add(row);
        KnowledgeBase made = create(row, wish.source());
        documents.settle(row, made.id().value(), SnakeCase.of(made.state()));
        return refreshed(get(tenant, row.id()));
    }

    private KnowledgeBase create(Document row, KnowledgeSource source) {
        try {
            return bases(row).create(source.title(), List.of(source));
        } catch (VoiceProviderException e) {
            if (!e.kind().isTransient()) {
                // Refused: nothing is there that the row could stand for.
                documents.remove(row);
            }
            throw e;
        }
    }

    /** @throws ErrorResponseException 404 if the client has no such document */
    Document get(TenantId tenant, UUID id) {
        return documents.find(tenant, id).orElseThrow(() -> Problems.notFound("document"));
    }

    /** The document as its provider has it now, where that is still at work on it. */
    Document refreshed(Document row) {
        KnowledgeBase.Id base = row.base().orElse(null);
        if (base == null || !row.isUnderWay()) {
            return row;
        }
        documents.settle(row, base.value(), SnakeCase.of(bases(row).index(base)));
        return get(row.tenant(), row.id());
    }

    /** Deletes it at the provider and here. */
    void delete(Document row) {
        row.base().ifPresent(base -> bases(row).delete(base));
        documents.remove(row);
    }

    /** Lets an agent quote it. Idempotent. */
    void attach(Document row, String agentId) {
        AgentId agent = ownAgent(row, agentId);
        try {
            bases(row).attach(kept(row), agent);
        } catch (VoiceProviderException e) {
            if (e.kind() == VoiceProviderException.Kind.NOT_FOUND) {
                throw Problems.conflict("The provider does not have this document or this agent any more.");
            }
            throw e;
        }
        documents.addReader(row, agent);
    }

    /** Keeps an agent from quoting it. Idempotent. */
    void detach(Document row, String agentId) {
        AgentId agent = ownAgent(row, agentId);
        bases(row).detach(kept(row), agent);
        documents.removeReader(row, agent);
    }

    /** One that only this client uses: what a shared agent may quote, it quotes to everybody's callers. */
    private AgentId ownAgent(Document row, String agentId) {
        Agent agent = stores.agents()
                .find(row.tenant(), new AgentId(row.providerId(), agentId))
                .orElseThrow(() -> Problems.notFound("agent"));
        if (agent.onlyTenant().isEmpty()) {
            throw Problems.unprocessable(
                    "The platform shares this agent with all clients; it would quote the document to"
                            + " the callers of each. Create an agent of your own.");
        }
        return agent.id();
    }

    private static KnowledgeBase.Id kept(Document row) {
        return row.base()
                .orElseThrow(() -> Problems.conflict(
                        "The provider did not say that it has this document; delete it and" + " add it again."));
    }

    private KnowledgeBases bases(Document row) {
        return providers.stream()
                .filter(provider -> provider.id().equals(row.providerId()))
                .findFirst()
                .flatMap(VoiceProvider::knowledgeBases)
                .orElseThrow(() -> Problems.unprocessable("The provider of this document is not configured."));
    }
}
