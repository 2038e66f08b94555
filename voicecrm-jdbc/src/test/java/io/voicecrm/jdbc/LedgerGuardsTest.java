package io.voicecrm.jdbc;

import static io.voicecrm.ledger.LedgerUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.ledger.Balance;
import io.voicecrm.ledger.CallTariff;
import io.voicecrm.ledger.CreditTerms;
import io.voicecrm.ledger.Ledger;
import io.voicecrm.ledger.LedgerAudit;
import io.voicecrm.ledger.LedgerAudit.Fault;
import io.voicecrm.ledger.LedgerAudit.Finding;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the database refuses by itself, whatever the program believes, and what an audit finds if somebody gets past it. */
class LedgerGuardsTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOW = StoresScene.NOW;

    private final TenantId tenant = new TenantId("acme-" + UUID.randomUUID());
    private final Ledger ledger = ledger();

    @Test
    void theDatabaseRefusesCreditBelowTheOverdraft() {
        ledger.setTerms(tenant, CreditTerms.prepaid(CallTariff.SECONDS, NOW).withOverdraft(10));
        ledger.topUp(tenant, SECONDS, "payment", 60, "bought");

        assertThatThrownBy(() -> asApplication("update ledger_accounts set available = -11 where " + own()))
                .hasStackTraceContaining("ledger_accounts_overdraft");
        assertThatThrownBy(() -> asApplication("update ledger_accounts set debt = debt_limit + 1 where " + own()))
                .hasStackTraceContaining("ledger_accounts_debt");
        assertThatThrownBy(() -> asApplication("update ledger_accounts set held = -1 where " + own()))
                .hasStackTraceContaining("ledger_accounts_held");
    }

    @Test
    void theDatabaseRefusesToChangeOrDeleteAnEntryEvenForItsOwner() {
        ledger.topUp(tenant, SECONDS, "payment", 60, "bought");

        assertThatThrownBy(() -> asApplication("update ledger_entries set amount = 1 where " + own()))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> asApplication("delete from ledger_entries where " + own()))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> DATABASE.execute("update ledger_entries set amount = 1 where " + own()))
                .hasMessageContaining("never changed or deleted");
        assertThatThrownBy(() -> DATABASE.execute("delete from ledger_entries where " + own()))
                .hasMessageContaining("never changed or deleted");
    }

    @Test
    void theDatabaseRefusesASecondSettlementOfACall() {
        ledger.topUp(tenant, SECONDS, "payment", 60, "bought");
        ledger.settle(tenant, "call", CallTariff.SECONDS, 30, NOW);

        assertThatThrownBy(() -> asApplication("""
                        insert into ledger_entries (tenant_id, unit, position, key, kind, source, destination, amount, at)
                        values ('%s', 'SECONDS', 99, 'call', 'SETTLEMENT', 'AVAILABLE', 'SPENT', 30, now())""".formatted(tenant)))
                .hasStackTraceContaining("ledger_entries_settlement");
    }

    @Test
    void anAuditNamesEachThingThatIsWrong() throws SQLException {
        ledger.topUp(tenant, SECONDS, "payment", 600, "bought");
        ledger.hold(tenant, "call-1", CallTariff.SECONDS, 60, null, NOW);
        ledger.hold(tenant, "call-2", CallTariff.SECONDS, 60, null, NOW);
        ledger.settle(tenant, "call-1", CallTariff.SECONDS, 30, NOW);
        assertThat(faults()).isEmpty();

        DATABASE.execute("update ledger_accounts set available = available + 1 where " + own());
        assertThat(faults()).containsExactly(Fault.BALANCE_DIFFERS);
        assertThat(ledger.audit().sums().get(SECONDS)).isEqualTo(1);
        DATABASE.execute("update ledger_accounts set available = available - 1 where " + own());

        DATABASE.execute("update ledger_holds set open = 59 where key = 'call-2' and " + own());
        assertThat(faults()).containsExactly(Fault.HELD_DIFFERS);
        DATABASE.execute("update ledger_holds set open = 60 where key = 'call-2' and " + own());

        DATABASE.execute("update ledger_holds set used = 31 where key = 'call-1' and " + own());
        assertThat(faults()).containsExactly(Fault.SETTLEMENT_DIFFERS);
        DATABASE.execute("update ledger_holds set used = 30 where key = 'call-1' and " + own());

        DATABASE.execute("alter table ledger_entries disable trigger append_only;"
                + " update ledger_entries set position = 77 where position = 5 and " + own()
                + "; alter table ledger_entries enable trigger append_only");
        assertThat(faults()).containsExactly(Fault.ENTRIES_MISSING);
        DATABASE.execute("alter table ledger_entries disable trigger append_only;"
                + " update ledger_entries set position = 5 where position = 77 and " + own()
                + "; alter table ledger_entries enable trigger append_only");
        assertThat(faults()).isEmpty();
    }

    @Test
    void findsCostsThatAreNotPostedAsTheyWereReported() throws SQLException {
        ProviderCallRef call = new ProviderCallRef(new ProviderId("p"), "call-" + tenant);
        CostLine line = new CostLine("call", new BigDecimal("0.15"), "USD");
        DATABASE.storesAt(NOW).costs().record(tenant, call, List.of(line), NOW);
        assertThat(faults()).isEmpty();

        DATABASE.execute("alter table platform_entries disable trigger append_only;"
                + " update platform_entries set amount = amount + 1 where " + own()
                + "; alter table platform_entries enable trigger append_only");

        assertThat(faults()).containsExactly(Fault.COST_DIFFERS);
    }

    @Test
    void neverHoldsMoreThanThereIsWhenSixtyFourThreadsOfEightProcessesLaunchCampaigns() throws InterruptedException {
        ledger.topUp(tenant, SECONDS, "payment", 1_000, "bought");
        // One ledger stands for one process: they share nothing but the database.
        List<Ledger> processes = IntStream.range(0, 8).mapToObj(i -> ledger()).toList();
        AtomicInteger launched = new AtomicInteger();
        List<Long> seen = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(64);
        for (int i = 0; i < 64; i++) {
            String campaign = "campaign-" + i;
            Ledger process = processes.get(i % 8);
            threads.execute(() -> {
                launched.addAndGet(
                        process.earmark(tenant, campaign, CallTariff.SECONDS, 30, NOW)
                                        .isDone()
                                ? 1
                                : 0);
                Balance balance = process.balance(tenant, SECONDS);
                synchronized (seen) {
                    seen.add(balance.held());
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        assertThat(launched).hasValue(33);
        assertThat(seen).hasSize(64).allMatch(held -> held <= 1_000);
        assertThat(ledger.balance(tenant, SECONDS).available()).isEqualTo(10);
        assertThat(faults()).isEmpty();
    }

    private List<Fault> faults() {
        LedgerAudit audit = ledger.audit();
        return audit.findings().stream()
                .filter(finding -> finding.tenant().equals(tenant))
                .map(Finding::fault)
                .toList();
    }

    private static void asApplication(String sql) {
        DATABASE.runner().asPlatform(connection -> Sql.on(connection, sql).update());
    }

    private String own() {
        return "tenant_id = '" + tenant + "'";
    }

    private static Ledger ledger() {
        return new Ledger(DATABASE.storesAt(NOW).ledger(), Clock.systemUTC());
    }
}
