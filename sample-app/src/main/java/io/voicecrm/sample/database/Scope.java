package io.voicecrm.sample.database;

import io.voicecrm.TenantId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way to the database: in the name of a tenant, or of the platform, one transaction at a time. Without it,
 * row-level security shows nothing.
 */
@Component
public class Scope {

    private static final String PLATFORM = "*";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Scope(JdbcClient jdbc, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(manager);
    }

    /** Runs work that sees and changes one tenant's rows only. */
    public <T extends @Nullable Object> T tenant(TenantId tenant, Function<JdbcClient, T> work) {
        return run(tenant.value(), work);
    }

    /** Runs work that sees and changes every tenant's rows. */
    public <T extends @Nullable Object> T platform(Function<JdbcClient, T> work) {
        return run(PLATFORM, work);
    }

    @SuppressWarnings("NullAway") // What the callback gives is what comes out; the template does not say so.
    private <T extends @Nullable Object> T run(String scope, Function<JdbcClient, T> work) {
        return transactions.execute(status -> {
            jdbc.sql("select set_config('voicecrm.tenant', :scope, true)")
                    .param("scope", scope)
                    .query(String.class)
                    .single();
            return work.apply(jdbc);
        });
    }
}
