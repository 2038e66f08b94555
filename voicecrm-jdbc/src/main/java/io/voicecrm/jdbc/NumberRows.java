package io.voicecrm.jdbc;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.number.Binding;
import io.voicecrm.number.CarrierLine;
import io.voicecrm.number.Channel;
import io.voicecrm.number.NumberPlace;
import io.voicecrm.number.NumberState;
import io.voicecrm.number.PooledNumber;
import io.voicecrm.number.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers of the pool as rows. */
final class NumberRows {

    static final List<String> NAMES = List.of(
            "phone",
            "carrier",
            "account",
            "carrier_id",
            "country",
            "region",
            "locality",
            "channels",
            "state",
            "tenant_id",
            "reserved_until",
            "provider",
            "agent_id",
            "imported_as",
            "step",
            "running",
            "failures",
            "problem",
            "due_at",
            "since",
            "version");

    static final String COLUMNS = String.join(", ", NAMES);

    /** One question mark for each of {@link #NAMES}. */
    static final String MARKS = NAMES.stream().map(name -> "?").collect(Collectors.joining(", "));

    private NumberRows() {}

    /** Adds a number's values in the order of {@link #NAMES}. */
    static Sql bind(Sql sql, PooledNumber number) throws SQLException {
        TenantId tenant = number.tenant();
        Binding binding = number.binding();
        Work work = number.work();
        return sql.with(number.number().e164())
                .with(number.line().carrier().value())
                .with(number.line().account())
                .with(number.line().id())
                .with(number.place().country())
                .with(number.place().region())
                .with(number.place().locality())
                .withTexts(texts(number.channels()))
                .with(number.state())
                .with(tenant == null ? null : tenant.value())
                .with(number.reservedUntil())
                .with(binding == null ? null : binding.agent().provider().value())
                .with(binding == null ? null : binding.agent().value())
                .with(binding == null ? null : binding.importedAs())
                .with(work == null ? null : work.step())
                .with(work == null ? null : work.running())
                .with(work == null ? null : work.failures())
                .with(work == null ? null : work.problem())
                .with(work == null ? null : work.dueAt())
                .with(number.since())
                .with(number.version());
    }

    static PooledNumber read(ResultSet row) throws SQLException {
        String tenant = row.getString("tenant_id");
        return new PooledNumber(
                PhoneNumber.of(row.getString("phone")),
                new CarrierLine(
                        new ProviderId(row.getString("carrier")),
                        row.getString("account"),
                        row.getString("carrier_id")),
                place(row),
                channels(row),
                NumberState.valueOf(row.getString("state")),
                tenant == null ? null : new TenantId(tenant),
                Sql.instant(row, "reserved_until"),
                binding(row),
                work(row),
                Sql.instantOf(row, "since"),
                row.getLong("version"));
    }

    static NumberPlace place(ResultSet row) throws SQLException {
        return new NumberPlace(row.getString("country"), row.getString("region"), row.getString("locality"));
    }

    static Set<Channel> channels(ResultSet row) throws SQLException {
        return Sql.texts(row, "channels").stream().map(Channel::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    static List<String> texts(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).sorted().toList();
    }

    private static @Nullable Binding binding(ResultSet row) throws SQLException {
        String provider = row.getString("provider");
        return provider == null
                ? null
                : new Binding(
                        new AgentId(new ProviderId(provider), row.getString("agent_id")), row.getString("imported_as"));
    }

    private static @Nullable Work work(ResultSet row) throws SQLException {
        String step = row.getString("step");
        return step == null
                ? null
                : new Work(
                        Work.Step.valueOf(step),
                        row.getBoolean("running"),
                        row.getInt("failures"),
                        row.getString("problem"),
                        Sql.instantOf(row, "due_at"));
    }
}
