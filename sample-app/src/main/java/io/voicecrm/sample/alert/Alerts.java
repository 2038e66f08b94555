package io.voicecrm.sample.alert;

import io.voicecrm.TenantId;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.sample.alert.Standing.Subject;
import io.voicecrm.sample.database.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was told to whom. */
@Component
class Alerts {

    private final Scope scope;

    Alerts(Scope scope) {
        this.scope = scope;
    }

    /** Writes down that a mark is told; false if it, or a higher one, was told in its period before. */
    boolean isFirst(Alert alert) {
        Standing standing = alert.standing();
        return scope.platform(jdbc -> jdbc.sql("""
                insert into alerts (tenant_id, subject, period, percent, used, whole, unit, told_at)
                select :tenant, :subject, :period, :percent, :used, :whole, :unit, :at
                where not exists (select from alerts where tenant_id = :tenant and subject = :subject
                    and period = :period and percent > :percent)
                on conflict do nothing""")
                        .param("tenant", alert.tenant().value())
                        .param("subject", standing.subject().name())
                        .param("period", standing.period())
                        .param("percent", alert.percent())
                        .param("used", standing.used())
                        .param("whole", standing.whole())
                        .param("unit", standing.unit().code())
                        .param("at", Timestamp.from(alert.at()))
                        .update()
                == 1);
    }

    /** The latest of a client. */
    List<Alert> latest(TenantId tenant, int limit) {
        return scope.tenant(
                tenant,
                jdbc -> jdbc.sql("""
                select * from alerts where tenant_id = :tenant order by told_at desc, percent desc limit :limit""")
                        .param("tenant", tenant.value())
                        .param("limit", limit)
                        .query(Alerts::row)
                        .list());
    }

    private static Alert row(ResultSet row, int number) throws SQLException {
        int percent = row.getInt("percent");
        Standing standing = new Standing(
                Subject.valueOf(row.getString("subject")),
                row.getString("period"),
                row.getLong("used"),
                row.getLong("whole"),
                new LedgerUnit(row.getString("unit")),
                percent == 100);
        return new Alert(
                new TenantId(row.getString("tenant_id")),
                percent,
                standing,
                row.getTimestamp("told_at").toInstant());
    }
}
