package io.voicecrm.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values as columns: one array per column, so that one statement writes any number of rows. */
final class Columns<T> {

    private final Sql sql;
    private final List<T> rows;

    private Columns(Sql sql, List<T> rows) {
        this.sql = sql;
        this.rows = rows;
    }

    static <T> Columns<T> of(Sql sql, List<T> rows) {
        return new Columns<>(sql, rows);
    }

    Columns<T> texts(Function<T, @Nullable Object> of) throws SQLException {
        return array("text", of);
    }

    Columns<T> numbers(Function<T, @Nullable Object> of) throws SQLException {
        return array("bigint", of);
    }

    Columns<T> claims(Function<T, @Nullable Object> of) throws SQLException {
        return array("boolean", of);
    }

    /** The statement has to cast them: {@code ?::timestamptz[]}. */
    Columns<T> times(Function<T, @Nullable Instant> of) throws SQLException {
        return array("text", of::apply);
    }

    int update() throws SQLException {
        return rows.isEmpty() ? 0 : sql.update();
    }

    private Columns<T> array(String type, Function<T, @Nullable Object> of) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(rows.size());
        for (T row : rows) {
            Object value = of.apply(row);
            values.add(value instanceof Instant || value instanceof Enum<?> ? value.toString() : value);
        }
        sql.withArray(type, values);
        return this;
    }
}
