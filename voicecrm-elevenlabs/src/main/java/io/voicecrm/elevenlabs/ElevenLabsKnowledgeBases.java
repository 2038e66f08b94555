package io.voicecrm.elevenlabs;

import io.voicecrm.Page;
import io.voicecrm.agent.AgentId;
import io.voicecrm.voice.KnowledgeBase;
import io.voicecrm.voice.KnowledgeBase.Document;
import io.voicecrm.voice.KnowledgeBase.Id;
import io.voicecrm.voice.KnowledgeBase.State;
import io.voicecrm.voice.KnowledgeBases;
import io.voicecrm.voice.KnowledgeSource;
import io.voicecrm.voice.VoiceProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A knowledge base is a folder of the provider's, with its documents in it. A document that somebody made elsewhere, by
 * itself, counts as one too.
 */
final class ElevenLabsKnowledgeBases implements KnowledgeBases {

    private final KnowledgeFolders folders;
    private final ElevenLabsAgents agents;
    private final KnowledgeIndex index;

    ElevenLabsKnowledgeBases(Api api, ElevenLabsAgents agents) {
        this.folders = new KnowledgeFolders(api);
        this.agents = agents;
        this.index = new KnowledgeIndex(api);
    }

    @Override
    public KnowledgeBase create(String name, List<KnowledgeSource> sources) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("knowledge base \"" + name + "\": no sources; expected at least one");
        }
        String folder = folders.create(name);
        Id id = new Id(ElevenLabs.ID, folder);
        try {
            List<Document> documents = sources.stream()
                    .map(source -> folders.upload(folder, source))
                    .toList();
            return new KnowledgeBase(id, name, State.NOT_INDEXED, documents);
        } catch (VoiceProviderException e) {
            removeAfter(e, id);
            throw e;
        }
    }

    /** What is left of a knowledge base that could not be made; if that fails too, the first failure is what counts. */
    private void removeAfter(VoiceProviderException failure, Id id) {
        try {
            delete(id);
        } catch (VoiceProviderException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public KnowledgeBase add(Id id, KnowledgeSource source) {
        folders.upload(id.value(), source);
        return read(folders.required(id), id);
    }

    @Override
    public Optional<KnowledgeBase> find(Id id) {
        return folders.find(id).map(found -> read(found, id));
    }

    private KnowledgeBase read(Wire.Knowledge found, Id id) {
        List<Document> documents = folders.documents(found, id);
        return new KnowledgeBase(id, KnowledgeFolders.name(found), index.state(documents, false), documents);
    }

    @Override
    public State index(Id id) {
        return index.state(folders.documents(folders.required(id), id), true);
    }

    @Override
    public Page<KnowledgeBase> list(@Nullable String cursor) {
        Wire.KnowledgeList page = folders.page(cursor, null);
        return new Page<>(
                KnowledgeFolders.known(page)
                        .map(one -> new KnowledgeBase(
                                new Id(ElevenLabs.ID, String.valueOf(one.id())),
                                KnowledgeFolders.name(one),
                                State.NOT_INDEXED,
                                List.of()))
                        .toList(),
                Boolean.TRUE.equals(page.more()) ? page.next() : null);
    }

    @Override
    public void attach(Id id, AgentId agent) {
        Wire.Knowledge found = folders.required(id);
        List<Map<String, Object>> attached = new ArrayList<>(agents.knowledgeOf(agent));
        if (attached.stream().noneMatch(locator -> id.value().equals(locator.get("id")))) {
            attached.add(Map.of(
                    "type", Objects.requireNonNullElse(found.type(), "file"),
                    "name", KnowledgeFolders.name(found),
                    "id", id.value(),
                    "usage_mode", "auto"));
            agents.tell(agent, attached);
        }
    }

    @Override
    public void detach(Id id, AgentId agent) {
        List<Map<String, Object>> attached = agents.knowledgeOf(agent);
        List<Map<String, Object>> rest = attached.stream()
                .filter(locator -> !id.value().equals(locator.get("id")))
                .toList();
        if (rest.size() < attached.size()) {
            agents.tell(agent, rest);
        }
    }

    @Override
    public List<Id> attachedTo(AgentId agent) {
        return agents.knowledgeOf(agent).stream()
                .map(locator -> new Id(ElevenLabs.ID, String.valueOf(locator.get("id"))))
                .toList();
    }

    @Override
    public void delete(Id id) {
        Optional<Wire.Knowledge> found = folders.find(id);
        if (found.isEmpty()) {
            return;
        }
        if (KnowledgeFolders.isFolder(found.get())) {
            folders.documents(found.get(), id).forEach(document -> folders.delete(document.id()));
        }
        folders.delete(id.value());
    }
}
