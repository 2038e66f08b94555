package io.voicecrm.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement and its parameters, which are given in the order of their question marks. */
final class Sql {

    private final Connection connection;
    private final String text;
    private final List<@Nullable Object> parameters = new ArrayList<>();

    private Sql(Connection connection, String text) {
        this.connection = connection;
        this.text = text;
    }

    static Sql on(Connection connection, String text) {
        return new Sql(connection, text);
    }

    /** One row as a value. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Adds a parameter; an {@link Instant} becomes a {@code timestamptz}, an enum its name. */
    Sql with(@Nullable Object value) {
        parameters.add(value);
        return this;
    }

    /** Adds the same parameter two times: to ask whether it is there, and to compare with it. */
    Sql twice(@Nullable Object value) {
        return with(value).with(value);
    }

    /** Adds an array of texts. */
    Sql withTexts(List<? extends @Nullable String> values) throws SQLException {
        parameters.add(connection.createArrayOf("text", values.toArray()));
        return this;
    }

    /** Adds an array of some other type. */
    Sql withArray(String type, List<? extends @Nullable Object> values) throws SQLException {
        parameters.add(connection.createArrayOf(type, values.toArray()));
        return this;
    }

    /** Adds an array of bytes, which the driver takes only as what it is. */
    Sql withBytes(List<byte[]> values) throws SQLException {
        parameters.add(connection.createArrayOf("bytea", values.toArray(new byte[0][])));
        return this;
    }

    <T> List<T> list(Row<T> reader) throws SQLException {
        try (PreparedStatement statement = prepare();
                ResultSet rows = statement.executeQuery()) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(reader.read(rows));
            }
            return list;
        }
    }

    <T> Optional<T> first(Row<T> reader) throws SQLException {
        return list(reader).stream().findFirst();
    }

    /** Of several statements in one text, which the server runs one after the other: one reader for each. */
    void readEach(List<Row<?>> readers) throws SQLException {
        try (PreparedStatement statement = prepare()) {
            statement.execute();
            for (Row<?> reader : readers) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        reader.read(rows);
                    }
                }
                statement.getMoreResults();
            }
        }
    }

    int update() throws SQLException {
        try (PreparedStatement statement = prepare()) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepare() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        try {
            for (int i = 0; i < parameters.size(); i++) {
                set(statement, i + 1, parameters.get(i));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static void set(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value instanceof Instant instant) {
            statement.setObject(index, timestamp(instant));
        } else if (value instanceof Enum<?> constant) {
            statement.setString(index, constant.name());
        } else if (value instanceof Array array) {
            statement.setArray(index, array);
        } else {
            statement.setObject(index, value);
        }
    }

    /** The earliest and latest instants are infinite in the database, whose range is smaller than Java's. */
    static OffsetDateTime timestamp(Instant instant) {
        if (instant.equals(Instant.MIN)) {
            return OffsetDateTime.MIN;
        }
        return instant.equals(Instant.MAX) ? OffsetDateTime.MAX : instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static Instant instantOf(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    static List<Long> longs(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((Long[]) array.getArray());
    }

    /** Two columns of equal length as a map. */
    static Map<String, String> map(ResultSet row, String names, String values) throws SQLException {
        List<String> keys = texts(row, names);
        List<String> texts = texts(row, values);
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            map.put(keys.get(i), texts.get(i));
        }
        return map;
    }
}
