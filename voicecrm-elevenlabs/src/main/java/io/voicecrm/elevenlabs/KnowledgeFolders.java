package io.voicecrm.elevenlabs;

import io.voicecrm.http.Form;
import io.voicecrm.http.Reply;
import io.voicecrm.voice.KnowledgeBase.Document;
import io.voicecrm.voice.KnowledgeBase.Id;
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

/** The provider's folders and the documents in them. */
final class KnowledgeFolders {

    private static final int PAGE_SIZE = 100;

    private final Api api;

    KnowledgeFolders(Api api) {
        this.api = api;
    }

    /** Makes an empty folder and answers its id. */
    String create(String name) {
        return made(api.create(
                "create knowledge base", api.url("knowledge-base/folder").build(), Body.of(Map.of("name", name))));
    }

    /** Puts a source into a folder. */
    Document upload(String folder, KnowledgeSource source) {
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

    Optional<Wire.Knowledge> find(Id id) {
        return api.find("find knowledge", url(id.value()).build(), Wire.Knowledge.class);
    }

    /** @throws VoiceProviderException if it does not exist */
    Wire.Knowledge required(Id id) {
        return find(id).orElseThrow(() -> new VoiceProviderException(
                ElevenLabs.ID,
                Kind.NOT_FOUND,
                "the knowledge base " + id.value() + " does not exist",
                null,
                null,
                null));
    }

    /** What is in a folder; a document that is in none is its own. */
    List<Document> documents(Wire.Knowledge found, Id id) {
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

    /** @param folder null for all there is */
    Wire.KnowledgeList page(@Nullable String cursor, @Nullable String folder) {
        HttpUrl.Builder url = api.url("knowledge-base").addQueryParameter("page_size", String.valueOf(PAGE_SIZE));
        if (folder != null) {
            url.addQueryParameter("parent_folder_id", folder);
        }
        if (cursor != null) {
            url.addQueryParameter("cursor", cursor);
        }
        return api.get("list knowledge", url.build(), Wire.KnowledgeList.class);
    }

    /** Deletes a document, or a folder that is empty. */
    void delete(String id) {
        api.delete(
                "delete knowledge", url(id).addQueryParameter("force", "true").build());
    }

    /** What of a page has an id. */
    static Stream<Wire.Knowledge> known(Wire.KnowledgeList page) {
        return Objects.requireNonNullElse(page.documents(), List.<Wire.Knowledge>of()).stream()
                .filter(one -> one.id() != null);
    }

    static boolean isFolder(Wire.Knowledge found) {
        return "folder".equals(found.type());
    }

    static String name(Wire.Knowledge found) {
        return Objects.requireNonNullElse(found.name(), "Unnamed");
    }

    private HttpUrl.Builder url(String id) {
        return api.url("knowledge-base").addPathSegment(id);
    }
}
