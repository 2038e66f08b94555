package io.voicecrm.elevenlabs;

import io.voicecrm.Page;
import io.voicecrm.agent.AgentId;
import io.voicecrm.http.Form;
import io.voicecrm.http.Reply;
import io.voicecrm.voice.KnowledgeBase;
import io.voicecrm.voice.KnowledgeBase.Document;
import io.voicecrm.voice.KnowledgeBase.Id;
import io.voicecrm.voice.KnowledgeBase.State;
import io.voicecrm.voice.KnowledgeBases;
import io.voicecrm.voice.KnowledgeSource;
import io.voicecrm.voice.VoiceProviderException;
import io.voicecrm.voice.VoiceProviderException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A knowledge base is a folder of the provider's, with its documents in it. A document that somebody made elsewhere, by
 * itself, counts as one too.
 */
final class ElevenLabsKnowledgeBases implements KnowledgeBases {

    private static final int PAGE_SIZE = 100;

    private final Api api;
    private final ElevenLabsAgents agents;
    private final KnowledgeIndex index;

    ElevenLabsKnowledgeBases(Api api, ElevenLabsAgents agents) {
        this.api = api;
        this.agents = agents;
        this.index = new KnowledgeIndex(api);
    }

    @Override
    public KnowledgeBase create(String name, List<KnowledgeSource> sources) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("knowledge base \"" + name + "\": no sources; expected at least one");
        }
        String folder = made(api.create(
                "create knowledge base", api.url("knowledge-base/folder").build(), Body.of(Map.of("name", name))));
        Id id = new Id(ElevenLabs.ID, folder);
        try {
            List<Document> documents =
                    sources.stream().map(source -> upload(folder, source)).toList();
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
        upload(id.value(), source);
        return find(id).orElseThrow(() -> unknown(id));
    }

    private Document upload(String folder, KnowledgeSource source) {
        String what = "add knowledge";
        if (source instanceof KnowledgeSource.File file) {
            Form form = new Form()
                    .field("name", file.title())
                    .field("parent_folder_id", folder)
                    .file("file", file.title(), file.mediaType(), file.content());
            return new Document(
                    made(api.create(what, api.url("knowledge-base/file").build(), form)), file.title());
        }
        boolean isText = source instanceof KnowledgeSource.Text;
        Map<String, String> body = new LinkedHashMap<>();
        body.put("name", source.title());
        body.put("parent_folder_id", folder);
        if (source instanceof KnowledgeSource.Text text) {
            body.put("text", text.text());
        } else if (source instanceof KnowledgeSource.Link link) {
            body.put("url", link.uri().toString());
        }
        HttpUrl url =
                api.url(isText ? "knowledge-base/text" : "knowledge-base/url").build();
        return new Document(made(api.create(what, url, Body.of(body))), source.title());
    }

    private String made(Reply reply) {
        String id = api.read("add knowledge", reply, Wire.Knowledge.class).id();
        if (id == null) {
            throw Api.unreadable("add knowledge", reply);
        }
        return id;
    }

    @Override
    public Optional<KnowledgeBase> find(Id id) {
        return read(id).map(found -> {
            List<Document> documents = documents(found, id);
            return new KnowledgeBase(id, name(found), index.state(documents, false), documents);
        });
    }

    @Override
    public State index(Id id) {
        Wire.Knowledge found = read(id).orElseThrow(() -> unknown(id));
        return index.state(documents(found, id), true);
    }

    @Override
    public Page<KnowledgeBase> list(@Nullable String cursor) {
        Wire.KnowledgeList page = page(cursor, null);
        return new Page<>(
                known(page)
                        .map(one -> new KnowledgeBase(
                                new Id(ElevenLabs.ID, String.valueOf(one.id())),
                                name(one),
                                State.NOT_INDEXED,
                                List.of()))
                        .toList(),
                Boolean.TRUE.equals(page.more()) ? page.next() : null);
    }

    @Override
    public void attach(Id id, AgentId agent) {
        Wire.Knowledge found = read(id).orElseThrow(() -> unknown(id));
        List<Map<String, Object>> attached = new ArrayList<>(agents.knowledgeOf(agent));
        if (attached.stream().noneMatch(locator -> id.value().equals(locator.get("id")))) {
            attached.add(Map.of(
                    "type", Objects.requireNonNullElse(found.type(), "file"),
                    "name", name(found),
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
        Optional<Wire.Knowledge> found = read(id);
        if (found.isEmpty()) {
            return;
        }
        if (isFolder(found.get())) {
            documents(found.get(), id).forEach(document -> deleteOne(document.id()));
        }
        deleteOne(id.value());
    }

    private void deleteOne(String document) {
        HttpUrl url = url(document).addQueryParameter("force", "true").build();
        Reply reply = api.send("delete knowledge", "DELETE", url, null);
        if (!reply.isSuccess() && reply.status() != 404) {
            throw Api.failure("delete knowledge", reply);
        }
    }

    private Optional<Wire.Knowledge> read(Id id) {
        Reply reply = api.send("find knowledge", "GET", url(id.value()).build(), null);
        return reply.status() == 404
                ? Optional.empty()
                : Optional.of(api.read("find knowledge", reply, Wire.Knowledge.class));
    }

    private List<Document> documents(Wire.Knowledge found, Id id) {
        if (!isFolder(found)) {
            return List.of(new Document(id.value(), name(found)));
        }
        List<Document> documents = new ArrayList<>();
        String cursor = null;
        do {
            Wire.KnowledgeList page = page(cursor, id.value());
            known(page).forEach(one -> documents.add(new Document(String.valueOf(one.id()), name(one))));
            cursor = Boolean.TRUE.equals(page.more()) ? page.next() : null;
        } while (cursor != null);
        return documents;
    }

    private Wire.KnowledgeList page(@Nullable String cursor, @Nullable String folder) {
        HttpUrl.Builder url = api.url("knowledge-base").addQueryParameter("page_size", String.valueOf(PAGE_SIZE));
        if (folder != null) {
            url.addQueryParameter("parent_folder_id", folder);
        }
        if (cursor != null) {
            url.addQueryParameter("cursor", cursor);
        }
        return api.get("list knowledge", url.build(), Wire.KnowledgeList.class);
    }

    private static Stream<Wire.Knowledge> known(Wire.KnowledgeList page) {
        return Objects.requireNonNullElse(page.documents(), List.<Wire.Knowledge>of()).stream()
                .filter(one -> one.id() != null);
    }

    private HttpUrl.Builder url(String document) {
        return api.url("knowledge-base").addPathSegment(document);
    }

    private static boolean isFolder(Wire.Knowledge found) {
        return "folder".equals(found.type());
    }

    private static String name(Wire.Knowledge found) {
        return Objects.requireNonNullElse(found.name(), "Unnamed");
    }

    private static VoiceProviderException unknown(Id id) {
        return new VoiceProviderException(
                ElevenLabs.ID,
                Kind.NOT_FOUND,
                "the knowledge base " + id.value() + " does not exist",
                null,
                null,
                null);
    }
}
