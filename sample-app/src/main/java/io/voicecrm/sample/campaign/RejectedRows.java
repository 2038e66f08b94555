package io.voicecrm.sample.campaign;

import io.voicecrm.campaign.Campaign;
import io.voicecrm.contact.RejectedRow;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.sample.web.Problems;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of files that did not become contacts, kept to be downloaded. */
@Component
class RejectedRows {

    private static final int AT_ONCE = 500;

    private static final int PAGE = 200;

    private final Scope scope;
    private final Clock clock;

    RejectedRows(Scope scope, Clock clock) {
        this.scope = scope;
        this.clock = clock;
    }

    private record Row(long rowNumber, @Nullable String columnName, String maskedValue, String code, String reason) {

        RejectedRow rejected() {
            return new RejectedRow(rowNumber, columnName, maskedValue, RejectedRow.Code.valueOf(code), reason);
        }
    }

    Batch begin(Tenant tenant, Campaign campaign, UUID id) {
        scope.tenant(
                tenant.tenantId(),
                jdbc -> jdbc.sql(
                                "insert into imports (tenant_id, id, campaign_id, created_at) values (:tenant, :id, :campaign, :now)")
                        .param("tenant", tenant.id())
                        .param("id", id)
                        .param("campaign", campaign.id().value())
                        .param("now", Timestamp.from(clock.instant()))
                        .update());
        return new Batch(tenant, id);
    }

    /** @throws org.springframework.web.ErrorResponseException 404 if there is no such import */
    void require(Tenant tenant, UUID campaign, UUID importId) {
        boolean exists = scope.tenant(
                tenant.tenantId(),
                jdbc -> jdbc.sql("select exists (select from imports where id = :id and campaign_id = :campaign)")
                        .param("id", importId)
                        .param("campaign", campaign)
                        .query(Boolean.class)
                        .single());
        if (!exists) {
            throw Problems.notFound("import");
        }
    }

    /** Some rows of an import, in the order of the file; none after the last one. */
    List<RejectedRow> after(Tenant tenant, UUID importId, long row) {
        return scope
                .tenant(
                        tenant.tenantId(),
                        jdbc -> jdbc.sql("""
                select row_number, column_name, masked_value, code, reason from import_rejections
                where tenant_id = :tenant and import_id = :id and row_number > :row
                order by row_number limit :limit""")
                                .param("tenant", tenant.id())
                                .param("id", importId)
                                .param("row", row)
                                .param("limit", PAGE)
                                .query(Row.class)
                                .list())
                .stream()
                .map(Row::rejected)
                .toList();
    }

    /** Stores rows some hundreds at a time, the last ones when it is closed. */
    final class Batch implements AutoCloseable {

        private final Tenant tenant;
        private final UUID importId;
        private final List<RejectedRow> waiting = new ArrayList<>();

        private Batch(Tenant tenant, UUID importId) {
            this.tenant = tenant;
            this.importId = importId;
        }

        void add(RejectedRow row) {
            waiting.add(row);
            if (waiting.size() == AT_ONCE) {
                close();
            }
        }

        @Override
        public void close() {
            if (!waiting.isEmpty()) {
                scope.tenant(tenant.tenantId(), this::store);
                waiting.clear();
            }
        }

        private int store(JdbcClient jdbc) {
            for (RejectedRow row : waiting) {
                jdbc.sql("""
                        insert into import_rejections
                            (tenant_id, import_id, row_number, column_name, masked_value, code, reason)
                        values (:tenant, :import, :row, :column, :value, :code, :reason)""")
                        .param("tenant", tenant.id())
                        .param("import", importId)
                        .param("row", row.row())
                        .param("column", row.column())
                        .param("value", row.maskedValue())
                        .param("code", row.code().name())
                        .param("reason", row.reason())
                        .update();
            }
            return waiting.size();
        }
    }
}
