package io.voicecrm.sample.month;

import io.voicecrm.sample.database.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is in the database, told apart by digests: of every table there is but a few, so that a new one is not forgotten. */
final class Tables {

    /** What says when somebody looked, not what is so. */
    private static final Set<String> OF_NO_ACCOUNT =
            Set.of("webhook_deliveries", "api_keys", "flyway_schema_history", "idempotency_keys");

    private final Scope scope;

    Tables(Scope scope) {
        this.scope = scope;
    }

    /** Rows and a digest of each table, by name. */
    Map<String, String> digests() {
        return scope.platform(jdbc -> {
            List<String> names = jdbc.sql("""
                    select table_name from information_schema.tables
                    where table_schema = 'public' and table_type = 'BASE TABLE'""").query(String.class).list();
            Map<String, String> digests = new TreeMap<>();
            for (String name : names) {
                if (!OF_NO_ACCOUNT.contains(name)) {
                    digests.put(
                            name,
                            jdbc.sql("select count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)), 0)"
                                            + " from " + name + " t")
                                    .query(String.class)
                                    .single());
                }
            }
            return digests;
        });
    }
}
