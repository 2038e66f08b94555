package io.voicecrm.sample.knowledge;

import io.voicecrm.ProviderId;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.web.Cursor;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.Reference;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A client's documents, and for the platform those of all. */
@RestController
class KnowledgeController {

    private final Library library;
    private final Documents documents;

    KnowledgeController(Library library, Documents documents) {
        this.library = library;
        this.documents = documents;
    }

    record ClientDocument(DocumentJson document, Reference client) {}

    record Shelves(List<String> providers) {}

    @GetMapping("/api/knowledge")
    PageOf<DocumentJson> list(
            Tenant tenant,
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String after) {
        int bounded = PageOf.bounded(limit);
        List<Document> rows = documents.page(tenant.tenantId(), last(after), bounded + 1);
        Map<UUID, List<Reference>> readers = documents.readersOf(rows);
        return PageOf.of(rows, bounded, row -> row.id().toString(), row -> DocumentJson.of(row, readers));
    }

    /** For the platform alone. */
    @GetMapping("/api/all-knowledge")
    PageOf<ClientDocument> all(
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit, @RequestParam @Nullable String after) {
        int bounded = PageOf.bounded(limit);
        List<Document> rows = documents.pageOfAll(last(after), bounded + 1);
        Map<UUID, List<Reference>> readers = documents.readersOf(rows);
        Map<String, String> clients = documents.clientsOf(rows);
        return PageOf.of(
                rows,
                bounded,
                row -> row.id().toString(),
                row -> new ClientDocument(
                        DocumentJson.of(row, readers),
                        new Reference(row.tenantId(), clients.getOrDefault(row.tenantId(), row.tenantId()))));
    }

    /** Where documents may be kept, the usual one first. */
    @GetMapping("/api/knowledge/providers")
    Shelves providers() {
        return new Shelves(library.shelves().stream().map(ProviderId::value).toList());
    }

    /** As its provider has it now. */
    @GetMapping("/api/knowledge/{id}")
    DocumentJson get(Tenant tenant, @PathVariable UUID id) {
        return json(library.refreshed(library.get(tenant.tenantId(), id)));
    }

    @DeleteMapping("/api/knowledge/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Tenant tenant, @PathVariable UUID id) {
        library.delete(library.get(tenant.tenantId(), id));
    }

    /** Lets one of the client's own agents quote it. */
    @PutMapping("/api/knowledge/{id}/agents/{agent_id}")
    DocumentJson attach(Tenant tenant, @PathVariable UUID id, @PathVariable("agent_id") String agentId) {
        Document row = library.get(tenant.tenantId(), id);
        library.attach(row, agentId);
        return json(row);
    }

    @DeleteMapping("/api/knowledge/{id}/agents/{agent_id}")
    DocumentJson detach(Tenant tenant, @PathVariable UUID id, @PathVariable("agent_id") String agentId) {
        Document row = library.get(tenant.tenantId(), id);
        library.detach(row, agentId);
        return json(row);
    }

    private DocumentJson json(Document row) {
        return DocumentJson.of(row, documents.readersOf(List.of(row)));
    }

    private static @Nullable UUID last(@Nullable String after) {
        String key = Cursor.decode(after);
        try {
            return key == null ? null : UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("after", "is not a cursor that a page gave");
        }
    }
}
