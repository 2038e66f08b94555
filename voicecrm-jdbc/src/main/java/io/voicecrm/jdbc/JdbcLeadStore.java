package io.voicecrm.jdbc;

import io.voicecrm.IdSource;
import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.lead.Lead;
import io.voicecrm.lead.LeadId;
import io.voicecrm.lead.LeadNote;
import io.voicecrm.lead.LeadStore;
import io.voicecrm.lead.LeadUpdate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

final class JdbcLeadStore implements LeadStore {

    private final JdbcRunner runner;
    private final IdSource ids;

    JdbcLeadStore(JdbcRunner runner, IdSource ids) {
        this.runner = runner;
        this.ids = ids;
    }

    @Override
    public Lead apply(LeadUpdate update) {
        return runner.asTenant(update.tenant(), connection -> {
            Lead begun = Lead.from(update, new LeadId(ids.next()));
            Lead lead = begun;
            if (!insert(connection, begun)) {
                lead = read(connection, update.tenant(), update.phone(), " for update")
                        .orElseThrow()
                        .after(update);
                store(connection, lead);
            }
            keep(connection, lead, update.note());
            return lead;
        });
    }

    @Override
    public Lead add(Lead lead) {
        return runner.asTenant(
                lead.tenant(),
                connection -> insert(connection, lead)
                        ? lead
                        : read(connection, lead.tenant(), lead.phone(), "").orElseThrow());
    }

    @Override
    public Optional<Lead> edit(TenantId tenant, LeadId id, UnaryOperator<Lead> change) {
        return runner.asTenant(tenant, connection -> {
            Optional<Lead> edited =
                    read(connection, tenant, id, " for update").map(stored -> stored.edited(change.apply(stored)));
            if (edited.isPresent()) {
                store(connection, edited.get());
            }
            return edited;
        });
    }

    @Override
    public Optional<Lead> find(TenantId tenant, LeadId id) {
        return runner.asTenant(tenant, connection -> read(connection, tenant, id, ""));
    }

    @Override
    public Optional<Lead> find(TenantId tenant, PhoneNumber phone) {
        return runner.asTenant(tenant, connection -> read(connection, tenant, phone, ""));
    }

    @Override
    public List<Lead> findAll(TenantId tenant, List<LeadId> ids) {
        return runner.asTenant(
                tenant,
                connection -> Sql.on(connection, """
                select l.* from unnest(?) with ordinality as wanted (id, place) join leads l on l.id = wanted.id
                where l.tenant_id = ? order by wanted.place""")
                        .withArray("uuid", ids.stream().map(LeadId::value).toList())
                        .with(tenant.value())
                        .list(JdbcLeadStore::lead));
    }

    @Override
    public Map<PhoneNumber, Lead> findAll(TenantId tenant, Set<PhoneNumber> phones) {
        return runner
                .asTenant(
                        tenant,
                        connection -> Sql.on(connection, "select * from leads where tenant_id = ? and phone = any(?)")
                                .with(tenant.value())
                                .withTexts(
                                        phones.stream().map(PhoneNumber::e164).toList())
                                .list(JdbcLeadStore::lead))
                .stream()
                .collect(Collectors.toMap(Lead::phone, lead -> lead));
    }

    @Override
    public List<LeadNote> notes(TenantId tenant, LeadId id, int limit) {
        return runner.asTenant(
                tenant,
                connection -> Sql.on(
                                connection,
                                "select * from lead_notes where tenant_id = ? and lead_id = ? order by at desc, ref limit ?")
                        .with(tenant.value())
                        .with(id.value())
                        .with(limit)
                        .list(row -> new LeadNote(
                                new ProviderCallRef(new ProviderId(row.getString("provider")), row.getString("ref")),
                                row.getString("text"),
                                Sql.instantOf(row, "at"))));
    }

    private static Optional<Lead> read(Connection connection, TenantId tenant, LeadId id, String lock)
            throws SQLException {
        return Sql.on(connection, "select * from leads where tenant_id = ? and id = ?" + lock)
                .with(tenant.value())
                .with(id.value())
                .first(JdbcLeadStore::lead);
    }

    private static Optional<Lead> read(Connection connection, TenantId tenant, PhoneNumber phone, String lock)
            throws SQLException {
        return Sql.on(connection, "select * from leads where tenant_id = ? and phone = ?" + lock)
                .with(tenant.value())
                .with(phone.e164())
                .first(JdbcLeadStore::lead);
    }

    private static boolean insert(Connection connection, Lead lead) throws SQLException {
        return Sql.on(connection, """
                        insert into leads (tenant_id, id, phone, name, email, source, status, intent, notes,
                                           last_contact_at, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .with(lead.tenant().value())
                        .with(lead.id().value())
                        .with(lead.phone().e164())
                        .with(lead.name())
                        .with(lead.email())
                        .with(lead.source())
                        .with(lead.status())
                        .with(lead.intent())
                        .with(lead.notes())
                        .with(lead.lastContactAt())
                        .with(lead.createdAt())
                        .with(lead.updatedAt())
                        .update()
                == 1;
    }

    /** Of a lead that is locked. */
    private static void store(Connection connection, Lead lead) throws SQLException {
        Sql.on(connection, """
                update leads set name = ?, email = ?, status = ?, intent = ?, notes = ?, last_contact_at = ?, updated_at = ?
                where tenant_id = ? and id = ?""")
                .with(lead.name())
                .with(lead.email())
                .with(lead.status())
                .with(lead.intent())
                .with(lead.notes())
                .with(lead.lastContactAt())
                .with(lead.updatedAt())
                .with(lead.tenant().value())
                .with(lead.id().value())
                .update();
    }

    private static void keep(Connection connection, Lead lead, LeadNote note) throws SQLException {
        Sql.on(connection, """
                insert into lead_notes (tenant_id, lead_id, provider, ref, text, at) values (?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, lead_id, provider, ref) do update set text = excluded.text, at = excluded.at""")
                .with(lead.tenant().value())
                .with(lead.id().value())
                .with(note.source().provider().value())
                .with(note.source().value())
                .with(note.text())
                .with(note.at())
                .update();
    }

    private static Lead lead(ResultSet row) throws SQLException {
        return new Lead(
                new TenantId(row.getString("tenant_id")),
                new LeadId(row.getObject("id", UUID.class)),
                PhoneNumber.of(row.getString("phone")),
                row.getString("name"),
                row.getString("email"),
                Lead.Source.valueOf(row.getString("source")),
                Lead.Status.valueOf(row.getString("status")),
                row.getString("intent"),
                row.getString("notes"),
                Sql.instant(row, "last_contact_at"),
                Sql.instantOf(row, "created_at"),
                Sql.instantOf(row, "updated_at"));
    }
}
