package io.voicecrm.sample.account;

import io.voicecrm.IdSource;
import io.voicecrm.TenantId;
import io.voicecrm.sample.database.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** People who may sign in. Passwords are kept as bcrypt hashes. */
@Component
public class Users {

    private final Scope scope;
    private final PasswordEncoder passwords;
    private final IdSource ids;
    private final Clock clock;

    /** The hash of nobody's password: checking against it takes as long as against somebody's. */
    private final String nobody;

    Users(Scope scope, PasswordEncoder passwords, IdSource ids, Clock clock) {
        this.scope = scope;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
        this.nobody = String.valueOf(passwords.encode("nobody's"));
    }

    private record Row(UUID id, @Nullable String tenantId, String email, String name, String passwordHash) {}

    /** The user with this email and password. */
    Optional<Caller> authenticate(String email, String password) {
        Optional<Row> found = scope.platform(
                jdbc -> jdbc.sql("select id, tenant_id, email, name, password_hash from users where email = :email")
                        .param("email", normal(email))
                        .query(Row.class)
                        .optional());
        boolean matches =
                passwords.matches(password, found.map(Row::passwordHash).orElse(nobody));
        return found.filter(row -> matches)
                .map(row -> new Caller(row.id().toString(), row.email(), row.name(), row.tenantId()));
    }

    /** Adds a user; false if the email is taken. */
    public boolean add(@Nullable TenantId tenant, String email, String name, String password) {
        int added = scope.platform(jdbc -> jdbc.sql("""
                insert into users (id, tenant_id, email, name, password_hash, created_at)
                values (:id, :tenant, :email, :name, :hash, :now) on conflict do nothing""")
                .param("id", ids.next())
                .param("tenant", tenant == null ? null : tenant.value())
                .param("email", normal(email))
                .param("name", name)
                .param("hash", passwords.encode(password))
                .param("now", Timestamp.from(clock.instant()))
                .update());
        return added == 1;
    }

    /** Whether somebody signs in with this email. */
    public boolean has(String email) {
        return scope.platform(jdbc -> jdbc.sql("select exists (select from users where email = :email)")
                .param("email", normal(email))
                .query(Boolean.class)
                .single());
    }

    /** Where a client is written to: the email of whoever of them signed up first. */
    public Optional<String> firstEmailOf(TenantId tenant) {
        return scope.tenant(
                tenant,
                jdbc -> jdbc.sql("""
                select email from users where tenant_id = :tenant order by created_at, id limit 1""")
                        .param("tenant", tenant.value())
                        .query(String.class)
                        .optional());
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
