package io.voicecrm.jdbc;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.DoNotCall;
import io.voicecrm.compliance.DoNotCallStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class JdbcDoNotCallStore implements DoNotCallStore {

    private static final String EVERYBODY = "*";

    private final JdbcRunner runner;
    private final Clock clock;

    JdbcDoNotCallStore(JdbcRunner runner, Clock clock) {
        this.runner = runner;
        this.clock = clock;
    }

    @Override
    public int add(Collection<DoNotCall> entries) {
        List<DoNotCall> all = List.copyOf(entries);
        return runner.asPlatform(connection -> Sql.on(connection, """
                insert into do_not_call as held (tenant_id, phone, source, note, at)
                select distinct on (tenant_id, phone) tenant_id, phone, source, note, at::timestamptz
                from unnest(?, ?, ?, ?, ?) with ordinality as given (tenant_id, phone, source, note, at, position)
                order by tenant_id, phone, position
                on conflict (tenant_id, phone) do update
                set source = excluded.source, note = excluded.note, at = excluded.at, lifted_at = null, lifted_by = null
                where held.lifted_at is not null""")
                .withTexts(all.stream().map(entry -> scope(entry.tenant())).toList())
                .withTexts(all.stream().map(entry -> entry.phone().e164()).toList())
                .withTexts(all.stream().map(entry -> entry.source().name()).toList())
                .withTexts(all.stream().map(DoNotCall::note).toList())
                .withTexts(all.stream().map(entry -> entry.at().toString()).toList())
                .update());
    }

    @Override
    public boolean lift(TenantId tenant, PhoneNumber phone, String by, Instant at) {
        return runner.asTenant(
                tenant,
                connection -> Sql.on(connection, """
                        update do_not_call set lifted_at = ?, lifted_by = ?
                        where tenant_id = ? and phone = ? and lifted_at is null""")
                                .with(at)
                                .with(by)
                                .with(tenant.value())
                                .with(phone.e164())
                                .update()
                        == 1);
    }

    @Override
    public Map<Callee, DoNotCall> find(Collection<Callee> callees) {
        List<Callee> all = List.copyOf(callees);
        Map<Callee, DoNotCall> found = new HashMap<>();
        runner.asPlatform(connection -> Sql.on(connection, """
                select asked.tenant as asking, held.*
                from unnest(?, ?) as asked (tenant, phone)
                join do_not_call held on held.phone = asked.phone and held.tenant_id in (asked.tenant, '*')
                where held.lifted_at is null
                order by held.tenant_id""")
                .withTexts(all.stream().map(callee -> callee.tenant().value()).toList())
                .withTexts(all.stream().map(callee -> callee.phone().e164()).toList())
                .list(row -> {
                    DoNotCall entry = entry(row);
                    return found.merge(
                            new Callee(new TenantId(row.getString("asking")), entry.phone()),
                            entry,
                            (one, other) -> one.tenant() == null ? other : one);
                }));
        return found;
    }

    @Override
    public List<DoNotCall> page(TenantId tenant, @Nullable PhoneNumber after, int limit) {
        return runner.asTenant(
                tenant,
                connection -> Sql.on(connection, """
                        select * from do_not_call where tenant_id = ? and phone > ? and lifted_at is null
                        order by phone limit ?""")
                        .with(tenant.value())
                        .with(after == null ? "" : after.e164())
                        .with(limit)
                        .list(JdbcDoNotCallStore::entry));
    }

    @Override
    public NationalImport importNational(String list, Instant asOf) {
        return new JdbcNationalImport(runner.openAsPlatform(), list, asOf, clock);
    }

    @Override
    public Optional<NationalMatch> findNational(String list, Collection<PhoneNumber> phones) {
        List<String> texts = new ArrayList<>(
                phones.stream().map(PhoneNumber::e164).distinct().toList());
        return runner.asPlatform(connection -> {
            Optional<Instant> newest = Sql.on(
                            connection, "select as_of from national_lists where list = ? order by as_of desc limit 1")
                    .with(list)
                    .first(row -> Sql.instantOf(row, "as_of"));
            if (newest.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new NationalMatch(
                    newest.get(),
                    new HashSet<>(Sql.on(connection, """
                    select phone from national_list_numbers where list = ? and as_of = ? and phone = any(?)""")
                            .with(list)
                            .with(newest.get())
                            .withTexts(texts)
                            .list(row -> PhoneNumber.of(row.getString("phone"))))));
        });
    }

    private static String scope(@Nullable TenantId tenant) {
        return tenant == null ? EVERYBODY : tenant.value();
    }

    private static DoNotCall entry(ResultSet row) throws SQLException {
        String tenant = row.getString("tenant_id");
        return new DoNotCall(
                tenant.equals(EVERYBODY) ? null : new TenantId(tenant),
                PhoneNumber.of(row.getString("phone")),
                DoNotCall.Source.valueOf(row.getString("source")),
                row.getString("note"),
                Sql.instantOf(row, "at"));
    }
}
