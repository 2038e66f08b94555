package io.voicecrm.sample.credit;

import io.voicecrm.Page;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.ledger.Balance;
import io.voicecrm.ledger.Ledger;
import io.voicecrm.ledger.LedgerAccount;
import io.voicecrm.ledger.LedgerEntry;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.web.Cursor;
import io.voicecrm.sample.web.MoneyJson;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.SnakeCase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Credit as the wire shows it: to clients their own accounts, to the platform both sides of every entry. */
@Component
class CreditView {

    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    private final Ledger ledger;
    private final PrepaidTerms prepaid;
    private final PaidCalls calls;
    private final ReceivedCredit received;

    CreditView(VoiceCrm crm, PrepaidTerms prepaid, PaidCalls calls, ReceivedCredit received) {
        this.ledger = crm.ledger();
        this.prepaid = prepaid;
        this.calls = calls;
        this.received = received;
    }

    /** Who looks. */
    enum Viewer {
        /** Sees what is its own. */
        CLIENT,
        /** Sees both sides. */
        PLATFORM;

        boolean sees(LedgerAccount account) {
            return this == PLATFORM || account.isTenants();
        }
    }

    /**
     * Where a client stands.
     *
     * @param prepaid whether calls are paid from credit now
     * @param held for calls that are up, and for campaigns that run
     * @param spent on calls, ever
     * @param debt owed for calls that were longer than the credit; the next top-up pays it first
     */
    record Credit(boolean prepaid, MoneyJson available, MoneyJson held, MoneyJson spent, MoneyJson debt) {}

    /**
     * What moved.
     *
     * @param source where the amount was; null for what is not the viewer's to see, as {@code destination}
     * @param callId of the call that it is for, once that is known
     * @param expiresAt of a top-up, when what is left of it is lost; null for never
     */
    record CreditEntry(
            long position,
            Instant at,
            String kind,
            MoneyJson amount,
            @Nullable String source,
            @Nullable String destination,
            @Nullable String callId,
            @Nullable String reason,
            @Nullable Instant expiresAt) {}

    Credit credit(Tenant tenant) {
        LedgerUnit unit = prepaid.unitOf(tenant);
        Balance balance = ledger.balance(tenant.tenantId(), unit);
        return new Credit(
                ledger.terms(tenant.tenantId()).isPresent(),
                MoneyJson.of(unit, balance.available()),
                MoneyJson.of(unit, balance.held()),
                MoneyJson.of(unit, balance.spent()),
                MoneyJson.of(unit, balance.debt()));
    }

    PageOf<CreditEntry> entries(Tenant tenant, Viewer viewer, @Nullable String after, int limit) {
        String cursor = Cursor.decode(after);
        if (cursor != null && !POSITION.matcher(cursor).matches()) {
            throw Problems.invalid("after", "is not a cursor that a page gave");
        }
        Page<LedgerEntry> page =
                ledger.entries(tenant.tenantId(), prepaid.unitOf(tenant), cursor, PageOf.bounded(limit));
        List<String> keys = page.items().stream().map(LedgerEntry::key).toList();
        Map<String, String> callIds = calls.idsOf(tenant, keys);
        Map<String, Instant> expiries = received.expiriesOf(tenant, keys);
        List<CreditEntry> items = page.items().stream()
                .map(entry -> entry(entry, viewer, callIds.get(entry.key()), expiries.get(entry.key())))
                .toList();
        String next = page.next();
        return next == null ? new PageOf<>(items, null) : PageOf.upTo(items, next);
    }

    private static CreditEntry entry(
            LedgerEntry entry, Viewer viewer, @Nullable String callId, @Nullable Instant expiresAt) {
        return new CreditEntry(
                entry.position(),
                entry.at(),
                SnakeCase.of(entry.kind()),
                MoneyJson.of(entry.unit(), entry.amount()),
                viewer.sees(entry.source()) ? SnakeCase.of(entry.source()) : null,
                viewer.sees(entry.destination()) ? SnakeCase.of(entry.destination()) : null,
                callId,
                entry.reason(),
                entry.kind() == LedgerEntry.Kind.TOP_UP ? expiresAt : null);
    }
}
