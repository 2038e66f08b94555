package io.voicecrm.jdbc;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.number.NumberFilter;
import io.voicecrm.number.NumberHolding;
import io.voicecrm.number.NumberState;
import io.voicecrm.number.NumberStore;
import io.voicecrm.number.PooledNumber;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything is done as the platform: a number changes hands, and what is free is nobody's. */
final class JdbcNumberStore implements NumberStore {

    private static final String CHANGES = NumberRows.NAMES.stream()
            .filter(name -> !name.equals("phone") && !name.equals("version"))
            .map(name -> name + " = excluded." + name)
            .collect(Collectors.joining(", "));

    /** A reservation that ran out is as good as none. */
    private static final String STATE = """
            case when state = 'RESERVED' and step is null and reserved_until <= ? then 'AVAILABLE' else state end""";

    private final JdbcRunner runner;

    JdbcNumberStore(JdbcRunner runner) {
        this.runner = runner;
    }

    @Override
    public boolean add(PooledNumber number) {
        return runner.asPlatform(connection -> {
            Optional<Long> version = NumberRows.bind(
                            Sql.on(
                                    connection,
                                    "insert into phone_numbers as held (" + NumberRows.COLUMNS + ") values ("
                                            + NumberRows.MARKS + ") on conflict (phone) do update set " + CHANGES
                                            + ", version = held.version + 1 where held.state = 'RELEASED'"
                                            + " returning version"),
                            number)
                    .first(row -> row.getLong("version"));
            if (version.isPresent()) {
                NumberHistory.keep(connection, number.withVersion(version.get()));
            }
            return version.isPresent();
        });
    }

    @Override
    public Optional<PooledNumber> find(PhoneNumber number) {
        return runner.asPlatform(connection -> Sql.on(connection, "select * from phone_numbers where phone = ?")
                .with(number.e164())
                .first(NumberRows::read));
    }

    @Override
    public boolean replace(PooledNumber before, PooledNumber after) {
        return runner.asPlatform(connection -> {
            boolean isReplaced = NumberRows.bind(
                                    Sql.on(
                                            connection,
                                            "update phone_numbers set (" + NumberRows.COLUMNS + ") = row ("
                                                    + NumberRows.MARKS + ") where phone = ? and version = ?"),
                                    after)
                            .with(before.number().e164())
                            .with(before.version())
                            .update()
                    == 1;
            if (isReplaced) {
                NumberHistory.keep(connection, after);
            }
            return isReplaced;
        });
    }

    @Override
    public List<NumberHolding> holdings(TenantId tenant, Instant from, Instant to) {
        return runner.asTenant(tenant, connection -> NumberHistory.of(connection, tenant, from, to));
    }

    @Override
    public List<PooledNumber> list(NumberFilter filter, Instant now, int limit) {
        TenantId tenant = filter.tenant();
        NumberState state = filter.state();
        PhoneNumber after = filter.after();
        return runner.asPlatform(connection -> Sql.on(connection, """
                with listed as (select *, %s as effective from phone_numbers where phone > ?)
                select * from listed
                where (?::text is null or (tenant_id = ? and effective <> 'AVAILABLE'))
                and (?::text is null or effective = ?)
                and (?::text is null or starts_with(phone, '+1' || ?))
                and (?::text is null or lower(region) = lower(?))
                and (?::text is null or lower(locality) = lower(?))
                order by phone limit ?""".formatted(STATE))
                .with(now)
                .with(after == null ? "" : after.e164())
                .twice(tenant == null ? null : tenant.value())
                .twice(state == null ? null : state.name())
                .twice(filter.areaCode())
                .twice(filter.region())
                .twice(filter.locality())
                .with(limit)
                .list(NumberRows::read));
    }

    @Override
    public Map<NumberState, Long> count(Instant now) {
        Map<NumberState, Long> counts = new EnumMap<>(NumberState.class);
        runner.asPlatform(connection -> Sql.on(
                        connection,
                        "select " + STATE + " as effective, count(*) as numbers from phone_numbers group by effective")
                .with(now)
                .list(row -> counts.put(NumberState.valueOf(row.getString("effective")), row.getLong("numbers"))));
        return counts;
    }

    @Override
    public List<PooledNumber> due(Instant now, int limit) {
        return runner.asPlatform(
                connection -> Sql.on(connection, """
                select * from phone_numbers where step is not null and due_at <= ? order by due_at, phone limit ?""").with(now).with(limit).list(NumberRows::read));
    }
}
