package io.voicecrm.sample.credit;

import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.sample.web.MoneyJson;
import io.voicecrm.sample.web.Reference;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a client's credit is set aside for at the moment. */
@Component
class OpenHolds {

    private static final int SHOWN = 100;

    private final Scope scope;

    OpenHolds(Scope scope) {
        this.scope = scope;
    }

    /**
     * One of them.
     *
     * @param kind {@code campaign} for what calls to come take first, or {@code call}
     * @param campaign whose it is; null of a call that belongs to none that is known
     */
    record HoldJson(String kind, MoneyJson amount, @Nullable Reference campaign, Instant openedAt) {}

    private record Row(
            boolean isEarmark,
            long open,
            @Nullable UUID campaignId,
            @Nullable String campaignName,
            OffsetDateTime openedAt) {

        HoldJson json(LedgerUnit unit) {
            return new HoldJson(
                    isEarmark ? "campaign" : "call",
                    MoneyJson.of(unit, open),
                    campaignId == null || campaignName == null
                            ? null
                            : new Reference(campaignId.toString(), campaignName),
                    openedAt.toInstant());
        }
    }

    /** The campaigns', then those of calls, newest first, as many as somebody may want to look at. */
    List<HoldJson> of(Tenant tenant, LedgerUnit unit) {
        // While a hold is open its key is that of an attempt or a campaign: a call that came in is paid without one.
        return scope.tenant(
                tenant.tenantId(),
                jdbc -> jdbc
                        .sql("""
                select h.is_earmark, h.open, p.id as campaign_id, p.name as campaign_name, h.opened_at
                from ledger_holds h
                left join attempts a on a.tenant_id = h.tenant_id
                    and a.id = case when h.state = 'OPEN' and not h.is_earmark then h.key::uuid end
                left join campaigns p on p.tenant_id = h.tenant_id
                    and p.id = case when h.state = 'OPEN' and h.is_earmark then h.key::uuid else a.campaign_id end
                where h.tenant_id = :tenant and h.unit = :unit and h.state = 'OPEN' and h.open > 0
                order by h.is_earmark desc, h.opened_at desc, h.key limit :shown""")
                        .param("tenant", tenant.id())
                        .param("unit", unit.code())
                        .param("shown", SHOWN)
                        .query(Row.class)
                        .list()
                        .stream()
                        .map(row -> row.json(unit))
                        .toList());
    }
}
