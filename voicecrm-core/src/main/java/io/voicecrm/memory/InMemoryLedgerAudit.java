package io.voicecrm.memory;

import io.voicecrm.TenantId;
import io.voicecrm.ledger.AccountState;
import io.voicecrm.ledger.Balance;
import io.voicecrm.ledger.Hold;
import io.voicecrm.ledger.LedgerAccount;
import io.voicecrm.ledger.LedgerAudit;
import io.voicecrm.ledger.LedgerAudit.Fault;
import io.voicecrm.ledger.LedgerAudit.Finding;
import io.voicecrm.ledger.LedgerEntry;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.ledger.PlatformEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares the accounts with their entries, and the holds with both. */
final class InMemoryLedgerAudit {

    private final Collection<AccountState> accounts;
    private final Map<TenantId, Map<String, Hold>> holds;
    private final List<LedgerEntry> entries;
    private final Collection<PlatformEntry> platform;
    private final CostJournal costs;
    private final List<Finding> findings = new ArrayList<>();

    InMemoryLedgerAudit(
            Collection<AccountState> accounts,
            Map<TenantId, Map<String, Hold>> holds,
            Collection<List<LedgerEntry>> entries,
            Collection<PlatformEntry> platform,
            CostJournal costs) {
        this.accounts = accounts;
        this.holds = holds;
        this.entries = entries.stream().flatMap(List::stream).toList();
        this.platform = platform;
        this.costs = costs;
    }

    LedgerAudit run() {
        accounts.forEach(this::compare);
        holds.values().stream()
                .flatMap(tenants -> tenants.values().stream())
                .filter(hold -> hold.state() == Hold.State.SETTLED)
                .forEach(this::compareSettlement);
        findings.addAll(new PostedCosts(costs, platform).differing());
        return new LedgerAudit(entries.size() + (long) platform.size(), sums(), findings);
    }

    private void compare(AccountState account) {
        List<LedgerEntry> own = entries.stream()
                .filter(entry ->
                        entry.tenant().equals(account.tenant()) && entry.unit().equals(account.unit()))
                .toList();
        Balance kept = account.balance();
        check(account, Fault.BALANCE_DIFFERS, "available", kept.available(), sum(own, LedgerAccount.AVAILABLE));
        check(account, Fault.BALANCE_DIFFERS, "held", kept.held(), sum(own, LedgerAccount.HELD));
        check(account, Fault.BALANCE_DIFFERS, "spent", kept.spent(), sum(own, LedgerAccount.SPENT));
        check(account, Fault.BALANCE_DIFFERS, "debt", kept.debt(), -sum(own, LedgerAccount.RECEIVABLE));
        check(account, Fault.ENTRIES_MISSING, "entries", account.entries(), own.size());
        List<Hold> open = holds.getOrDefault(account.tenant(), Map.of()).values().stream()
                .filter(hold -> hold.unit().equals(account.unit()))
                .toList();
        check(
                account,
                Fault.HELD_DIFFERS,
                "held",
                kept.held(),
                open.stream().mapToLong(Hold::open).sum());
        check(
                account,
                Fault.HELD_DIFFERS,
                "earmarked",
                kept.earmarked(),
                open.stream().filter(Hold::isEarmark).mapToLong(Hold::open).sum());
        if (kept.available() < -kept.overdraft() || kept.debt() > kept.debtLimit()) {
            findings.add(new Finding(Fault.BEYOND_LIMIT, account.tenant(), account.unit(), kept.toString()));
        }
    }

    private void compareSettlement(Hold hold) {
        List<LedgerEntry> own = entries.stream()
                .filter(entry ->
                        entry.tenant().equals(hold.tenant()) && entry.key().equals(hold.key()))
                .toList();
        long settlements = own.stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.SETTLEMENT)
                .count();
        long used = sum(own, LedgerAccount.SPENT);
        if (used != hold.used() || settlements > 1) {
            findings.add(new Finding(
                    Fault.SETTLEMENT_DIFFERS,
                    hold.tenant(),
                    hold.unit(),
                    "call " + hold.key() + ": used " + hold.used() + ", entries say " + used + " in " + settlements
                            + " settlements"));
        }
    }

    private void check(AccountState account, Fault fault, String what, long kept, long found) {
        if (kept != found) {
            findings.add(new Finding(
                    fault, account.tenant(), account.unit(), what + ": kept as " + kept + ", found " + found));
        }
    }

    private static long sum(List<LedgerEntry> own, LedgerAccount account) {
        return own.stream()
                .mapToLong(entry -> (entry.destination() == account ? entry.amount() : 0)
                        - (entry.source() == account ? entry.amount() : 0))
                .sum();
    }

    private Map<LedgerUnit, Long> sums() {
        Map<LedgerUnit, Long> sums = new HashMap<>();
        for (AccountState account : accounts) {
            Balance kept = account.balance();
            sums.merge(account.unit(), kept.available() + kept.held() + kept.spent() - kept.debt(), Long::sum);
        }
        for (LedgerEntry entry : entries) {
            // The platform's accounts keep no balance: theirs is what the entries say.
            sums.merge(entry.unit(), entry.destination().isTenants() ? 0 : entry.amount(), Long::sum);
            sums.merge(entry.unit(), entry.source().isTenants() ? 0 : -entry.amount(), Long::sum);
        }
        return sums;
    }
}
