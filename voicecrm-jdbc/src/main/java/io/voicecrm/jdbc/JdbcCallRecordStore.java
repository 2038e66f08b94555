package io.voicecrm.jdbc;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallAnalysis;
import io.voicecrm.call.CallRecord;
import io.voicecrm.call.CallRecordStore;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.call.Transcript;
import io.voicecrm.call.Transcript.Turn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

final class JdbcCallRecordStore implements CallRecordStore {

    private final JdbcRunner runner;

    JdbcCallRecordStore(JdbcRunner runner) {
        this.runner = runner;
    }

    @Override
    public Optional<CallRecord> find(TenantId tenant, ProviderCallRef ref) {
        return runner.asTenant(tenant, connection -> read(connection, tenant, ref, ""));
    }

    @Override
    public CallRecord update(CallRecord initial, UnaryOperator<CallRecord> change) {
        return runner.asTenant(initial.tenant(), connection -> {
            begin(connection, initial);
            CallRecord stored = read(connection, initial.tenant(), initial.ref(), " for update")
                    .orElseThrow(() -> new IllegalStateException("call " + initial.ref() + ": is another tenant's"));
            CallRecord changed = change.apply(stored);
            store(connection, changed);
            return changed;
        });
    }

    @Override
    public List<CallRecord> recent(TenantId tenant, PhoneNumber person, int limit) {
        return runner.asTenant(
                tenant,
                connection -> Sql.on(connection, """
                select * from calls where tenant_id = ? and phone = ?
                order by coalesce(started_at, ended_at) desc, ref limit ?""")
                        .with(tenant.value())
                        .with(person.e164())
                        .with(limit)
                        .list(CallRows::call));
    }

    @Override
    public Map<PhoneNumber, List<CallRecord>> recent(TenantId tenant, Set<PhoneNumber> people, int limit) {
        Map<PhoneNumber, List<CallRecord>> calls = new HashMap<>();
        runner.asTenant(
                        tenant,
                        connection -> Sql.on(connection, """
                select c.* from unnest(?::text[]) as p (phone) cross join lateral (
                    select * from calls where tenant_id = ? and phone = p.phone
                    order by coalesce(started_at, ended_at) desc, ref limit ?) c""")
                                .withTexts(
                                        people.stream().map(PhoneNumber::e164).toList())
                                .with(tenant.value())
                                .with(limit)
                                .list(CallRows::call))
                .forEach(call -> calls.computeIfAbsent(call.person(), none -> new ArrayList<>())
                        .add(call));
        return calls;
    }

    private static Optional<CallRecord> read(Connection connection, TenantId tenant, ProviderCallRef ref, String lock)
            throws SQLException {
        return Sql.on(connection, "select * from calls where tenant_id = ? and provider = ? and ref = ?" + lock)
                .with(tenant.value())
                .with(ref.provider().value())
                .with(ref.value())
                .first(CallRows::call);
    }

    /** Two who begin the same record at once: one inserts, the other waits for the row and goes on from it. */
    private static void begin(Connection connection, CallRecord record) throws SQLException {
        AttemptId attempt = record.attempt();
        PhoneNumber person = record.person();
        Sql.on(connection, """
                insert into calls (tenant_id, provider, ref, attempt_id, phone, direction, talk_seconds)
                values (?, ?, ?, ?, ?, ?, 0) on conflict do nothing""")
                .with(record.tenant().value())
                .with(record.ref().provider().value())
                .with(record.ref().value())
                .with(attempt == null ? null : attempt.value())
                .with(person == null ? null : person.e164())
                .with(record.direction())
                .update();
    }

    private static void store(Connection connection, CallRecord record) throws SQLException {
        AttemptId attempt = record.attempt();
        PhoneNumber person = record.person();
        Transcript transcript = record.transcript();
        CallAnalysis analysis = record.analysis();
        List<Turn> turns = transcript == null ? List.of() : transcript.turns();
        List<String> names =
                analysis == null ? List.of() : List.copyOf(analysis.extracted().keySet());
        Sql.on(connection, """
                update calls set attempt_id = ?, phone = ?, direction = ?, agent_id = ?, started_at = ?, ended_at = ?,
                    talk_seconds = ?, outcome = ?, provider_reason = ?, analyzed_at = ?, turn_speakers = ?,
                    turn_texts = ?, turn_offsets_millis = ?, summary = ?, successful = ?, extracted_names = ?,
                    extracted_values = ?
                where tenant_id = ? and provider = ? and ref = ?""")
                .with(attempt == null ? null : attempt.value())
                .with(person == null ? null : person.e164())
                .with(record.direction())
                .with(record.agent() == null ? null : record.agent().value())
                .with(record.startedAt())
                .with(record.endedAt())
                .with(record.talkTime().toSeconds())
                .with(record.outcome())
                .with(record.providerReason())
                .with(record.analyzedAt())
                .withTexts(turns.stream().map(turn -> turn.speaker().name()).toList())
                .withTexts(turns.stream().map(Turn::text).toList())
                .withArray(
                        "bigint",
                        turns.stream().map(turn -> turn.offset().toMillis()).toList())
                .with(analysis == null ? null : analysis.summary())
                .with(analysis == null ? null : analysis.successful())
                .withTexts(names)
                .withTexts(
                        analysis == null
                                ? List.of()
                                : names.stream()
                                        .map(name -> analysis.extracted().getOrDefault(name, ""))
                                        .toList())
                .with(record.tenant().value())
                .with(record.ref().provider().value())
                .with(record.ref().value())
                .update();
    }
}
