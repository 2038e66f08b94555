package io.voicecrm.jdbc;

import io.voicecrm.PhoneNumber;
import io.voicecrm.compliance.DoNotCallStore.NationalImport;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;

/** Stages the numbers of a national list, and puts them in their place by one statement. */
final class JdbcNationalImport implements NationalImport {

    private final String list;
    private final Instant asOf;
    private final Clock clock;
    private final StagedCopy staged;

    JdbcNationalImport(Connection connection, String list, Instant asOf, Clock clock) {
        this.list = list;
        this.asOf = asOf;
        this.clock = clock;
        this.staged = StagedCopy.begin("import of " + list, connection, "staged_numbers", "phone text", idle -> idle);
    }

    @Override
    public void add(PhoneNumber phone) {
        staged.add((phone.e164() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long commit() {
        return staged.commit(connection -> {
            long numbers = Sql.on(connection, "select count(distinct phone) as n from staged_numbers")
                    .first(row -> row.getLong("n"))
                    .orElse(0L);
            if (isNewest(connection)) {
                Sql.on(connection, """
                        insert into national_list_numbers (list, as_of, phone)
                        select distinct ?, ?::timestamptz, phone from staged_numbers""").with(list).with(asOf).update();
            }
            return numbers;
        });
    }

    private boolean isNewest(Connection connection) throws SQLException {
        return Sql.on(connection, """
                        insert into national_lists (list, as_of, imported_at)
                        select ?, ?, ? where not exists (select from national_lists where list = ? and as_of >= ?)""")
                        .with(list)
                        .with(asOf)
                        .with(clock.instant())
                        .with(list)
                        .with(asOf)
                        .update()
                == 1;
    }

    @Override
    public void close() {
        staged.close();
    }
}
