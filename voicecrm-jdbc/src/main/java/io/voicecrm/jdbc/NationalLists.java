package io.voicecrm.jdbc;

import io.voicecrm.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Streams a national list into the database by COPY; it counts from the commit on, whole or not at all. */
final class NationalLists {

    private final JdbcRunner runner;
    private final Clock clock;

    NationalLists(JdbcRunner runner, Clock clock) {
        this.runner = runner;
        this.clock = clock;
    }

    long replace(String list, Instant asOf, Iterator<PhoneNumber> numbers) {
        return runner.asPlatform(connection -> {
            Sql.on(connection, "create temporary table staged_numbers (phone text) on commit drop")
                    .update();
            stage(connection, numbers);
            int isNew = Sql.on(connection, """
                            insert into national_lists (list, as_of, imported_at)
                            select ?, ?, ? where not exists (select from national_lists where list = ? and as_of >= ?)""")
                    .with(list)
                    .with(asOf)
                    .with(clock.instant())
                    .with(list)
                    .with(asOf)
                    .update();
            if (isNew == 1) {
                Sql.on(connection, """
                        insert into national_list_numbers (list, as_of, phone)
                        select distinct ?, ?::timestamptz, phone from staged_numbers""").with(list).with(asOf).update();
            }
            return Sql.on(connection, "select count(distinct phone) as n from staged_numbers")
                    .first(row -> row.getLong("n"))
                    .orElse(0L);
        });
    }

    private static void stage(Connection connection, Iterator<PhoneNumber> numbers) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy staged_numbers from stdin");
        try {
            while (numbers.hasNext()) {
                byte[] line = (numbers.next().e164() + "\n").getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(line, 0, line.length);
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
