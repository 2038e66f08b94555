package io.voicecrm.sample.account;

import io.voicecrm.IdSource;
import io.voicecrm.TenantId;
import io.voicecrm.sample.database.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keys of programs. Only their hashes are kept. */
@Component
public class ApiKeys {

    private static final String BOOTSTRAP = "bootstrap";

    private final Scope scope;
    private final IdSource ids;
    private final Clock clock;

    ApiKeys(Scope scope, IdSource ids, Clock clock) {
        this.scope = scope;
        this.ids = ids;
        this.clock = clock;
    }

    private record Row(UUID id, @Nullable String tenantId, String name) {}

    /** A key on the wire; the only time that {@code key} is seen. */
    record Created(String id, String name, String key, Instant createdAt) {}

    /** What is shown of a key later: enough to know it again. */
    record Listed(String id, String name, Instant createdAt) {}

    private record ListedRow(UUID id, String name, OffsetDateTime createdAt) {

        Listed listed() {
            return new Listed(id.toString(), name, createdAt.toInstant());
        }
    }

    Created create(@Nullable TenantId tenant, String name) {
        String key = "vc_" + Secrets.next();
        UUID id = ids.next();
        Instant now = clock.instant();
        store(id, tenant, name, key, now);
        return new Created(id.toString(), name, key, now);
    }

    /** A client's keys, the newest first. */
    List<Listed> of(TenantId tenant) {
        return scope
                .platform(jdbc -> jdbc.sql(
                                "select id, name, created_at from api_keys where tenant_id = :tenant order by id desc")
                        .param("tenant", tenant.value())
                        .query(ListedRow.class)
                        .list())
                .stream()
                .map(ListedRow::listed)
                .toList();
    }

    /** Refuses a client's key from now on; false if the client has no such key. */
    boolean revoke(TenantId tenant, UUID id) {
        return scope.platform(jdbc -> jdbc.sql("delete from api_keys where tenant_id = :tenant and id = :id")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .update()
                == 1);
    }

    /** Makes the key that the operator chose the only one of its kind: one that was set before is not valid any more. */
    public void ensurePlatformKey(String key) {
        scope.platform(jdbc ->
                jdbc.sql("""
                delete from api_keys where tenant_id is null and name = :name and key_hash <> :hash""").param("name", BOOTSTRAP).param("hash", hash(key)).update());
        store(ids.next(), null, BOOTSTRAP, key, clock.instant());
    }

    /** Whose key it is. */
    Optional<Caller> authenticate(String key) {
        Optional<Row> found =
                scope.platform(jdbc -> jdbc.sql("select id, tenant_id, name from api_keys where key_hash = :hash")
                        .param("hash", hash(key))
                        .query(Row.class)
                        .optional());
        return found.map(row -> new Caller(row.id().toString(), "", row.name(), row.tenantId()));
    }

    private void store(UUID id, @Nullable TenantId tenant, String name, String key, Instant now) {
        scope.platform(jdbc -> jdbc.sql("""
                insert into api_keys (id, tenant_id, name, key_hash, created_at)
                values (:id, :tenant, :name, :hash, :now) on conflict do nothing""")
                .param("id", id)
                .param("tenant", tenant == null ? null : tenant.value())
                .param("name", name)
                .param("hash", hash(key))
                .param("now", Timestamp.from(now))
                .update());
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: every Java platform has it", e);
        }
    }
}
