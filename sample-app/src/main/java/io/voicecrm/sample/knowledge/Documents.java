package io.voicecrm.sample.knowledge;

import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.sample.web.Reference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of documents, and which agents quote them. A client's work sees that client's rows only. */
@Component
class Documents {

    private static final String PAGE = """
            select tenant_id, id, provider, base_id, title, kind, url, bytes, state, created_at
            from knowledge_documents where (:after::uuid is null or id < :after) order by id desc limit :limit""";

    private final Scope scope;

    Documents(Scope scope) {
        this.scope = scope;
    }

    /** One client's, newest first. */
    List<Document> page(TenantId tenant, @Nullable UUID after, int limit) {
        return scope.tenant(tenant, jdbc -> page(jdbc, after, limit));
    }

    /** Everybody's, newest first. */
    List<Document> pageOfAll(@Nullable UUID after, int limit) {
        return scope.platform(jdbc -> page(jdbc, after, limit));
    }

    private static List<Document> page(JdbcClient jdbc, @Nullable UUID after, int limit) {
        return jdbc.sql(PAGE)
                .param("after", after)
                .param("limit", limit)
                .query(Document.class)
                .list();
    }

    Optional<Document> find(TenantId tenant, UUID id) {
        return scope.tenant(
                tenant,
                jdbc -> jdbc.sql("""
                select tenant_id, id, provider, base_id, title, kind, url, bytes, state, created_at
                from knowledge_documents where id = :id""").param("id", id).query(Document.class).optional());
    }

    void add(Document document) {
        scope.tenant(
                document.tenant(), jdbc -> jdbc.sql("""
                insert into knowledge_documents
                    (tenant_id, id, provider, base_id, title, kind, url, bytes, state, created_at)
                values (:tenantId, :id, :provider, :baseId, :title, :kind, :url, :bytes, :state, :createdAt)""").paramSource(document).update());
    }

    /** What the provider calls it, and how far it is. */
    void settle(Document document, String baseId, String state) {
        scope.tenant(
                document.tenant(),
                jdbc -> jdbc.sql("update knowledge_documents set base_id = :base, state = :state where id = :id")
                        .param("base", baseId)
                        .param("state", state)
                        .param("id", document.id())
                        .update());
    }

    /** Forgets it and who quotes it. */
    void remove(Document document) {
        scope.tenant(
                document.tenant(),
                jdbc -> jdbc.sql("delete from knowledge_documents where id = :id")
                        .param("id", document.id())
                        .update());
    }

    void addReader(Document document, AgentId agent) {
        scope.tenant(
                document.tenant(),
                jdbc -> jdbc.sql("""
                insert into knowledge_readers (tenant_id, document_id, provider, agent_id)
                values (:tenant, :id, :provider, :agent) on conflict do nothing""")
                        .param("tenant", document.tenantId())
                        .param("id", document.id())
                        .param("provider", agent.provider().value())
                        .param("agent", agent.value())
                        .update());
    }

    void removeReader(Document document, AgentId agent) {
        scope.tenant(
                document.tenant(),
                jdbc -> jdbc.sql("""
                delete from knowledge_readers where document_id = :id and provider = :provider and agent_id = :agent""")
                        .param("id", document.id())
                        .param("provider", agent.provider().value())
                        .param("agent", agent.value())
                        .update());
    }

    private record Reader(UUID documentId, String agentId, String name) {}

    /** The agents that quote each of these, by document. */
    Map<UUID, List<Reference>> readersOf(List<Document> documents) {
        if (documents.isEmpty()) {
            return Map.of();
        }
        List<UUID> ids = documents.stream().map(Document::id).toList();
        return scope
                .platform(jdbc ->
                        jdbc.sql("""
                        select r.document_id, r.agent_id, a.name
                        from knowledge_readers r join agents a using (provider, agent_id)
                        where r.document_id in (:ids) order by a.name""").param("ids", ids).query(Reader.class).list())
                .stream()
                .collect(Collectors.groupingBy(
                        Reader::documentId,
                        Collectors.mapping(
                                reader -> new Reference(reader.agentId(), reader.name()), Collectors.toList())));
    }

    private record Named(String id, String name) {}

    /** The names of the clients whose these are. */
    Map<String, String> clientsOf(List<Document> documents) {
        if (documents.isEmpty()) {
            return Map.of();
        }
        List<String> ids = documents.stream().map(Document::tenantId).distinct().toList();
        return scope
                .platform(jdbc -> jdbc.sql("select tenant_id as id, name from tenants where tenant_id in (:ids)")
                        .param("ids", ids)
                        .query(Named.class)
                        .list())
                .stream()
                .collect(Collectors.toMap(Named::id, Named::name));
    }
}
