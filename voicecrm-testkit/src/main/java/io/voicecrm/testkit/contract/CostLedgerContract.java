package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.ledger.LedgerAccount;
import io.voicecrm.ledger.LedgerAudit;
import io.voicecrm.ledger.LedgerStore;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.ledger.PlatformTotal;
import io.voicecrm.metering.CostLedger;
import io.voicecrm.metering.CostReport;
import io.voicecrm.metering.CostReport.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What every {@link CostLedger} does, and what of it the {@link LedgerStore} over the same data then has. */
@NullMarked
public abstract class CostLedgerContract {

    private static final Instant CALLED = Instant.parse("2026-03-31T22:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final LedgerUnit DOLLARS = new LedgerUnit("USD");

    private final TenantId acme = new TenantId("acme-" + UUID.randomUUID());
    private final TenantId globex = new TenantId("globex-" + UUID.randomUUID());
    private final ProviderCallRef call = new ProviderCallRef(new ProviderId("p"), "call-" + UUID.randomUUID());

    /** A ledger of costs; it may hold what other tests left there, of other tenants. */
    protected abstract CostLedger costs();

    /** Where it posts. */
    protected abstract LedgerStore ledger();

    @Test
    void keepsWhatACallCostsExactly() {
        told(0, line("call", "0.0250345"), new CostLine("credits", new BigDecimal("126"), "credits"));

        assertThat(in(MARCH, APRIL).get("USD")).isEqualByComparingTo("0.0250345");
        assertThat(in(MARCH, APRIL).get("credits")).isEqualByComparingTo("126");
        assertThat(costs().totals(globex, MARCH, APRIL)).isEmpty();
    }

    @Test
    void addsOnlyWhatALaterReportChanges() {
        assertThat(told(0, line("call", "0.10"), line("llm", "0.02"))).isTrue();
        assertThat(told(60, line("call", "0.15"), line("llm", "0.02"))).isTrue();
        assertThat(told(120, line("call", "0.15"), line("llm", "0.02"))).isFalse();

        assertThat(known("call")).isEqualByComparingTo("0.15");
        assertThat(posted(LedgerAccount.PROVIDER_COST, "call")).isEqualTo(150_000);
        assertThat(posted(LedgerAccount.PROVIDER_COST, "llm")).isEqualTo(20_000);
    }

    @Test
    void takesBackWhatWasChargedTooMuch() {
        told(0, line("call", "0.10"));
        told(60, line("call", "0.04"));

        assertThat(known("call")).isEqualByComparingTo("0.04");
        assertThat(posted(LedgerAccount.PROVIDER_COST, "call")).isEqualTo(40_000);
        assertThat(posted(LedgerAccount.SUPPLIERS, "call")).isEqualTo(-40_000);
    }

    @Test
    void doesNotPayTwiceForAPriceThatIsSplitLater() {
        told(0, line("call", "0.10"));
        told(60, line("engine", "0.07"), line("llm", "0.03"));

        assertThat(lines(call)).extracting(CostLine::component).containsExactly("engine", "llm");
        assertThat(in(MARCH, MAY).get("USD")).isEqualByComparingTo("0.10");
    }

    @Test
    void endsWithTheLatestReportInWhateverOrderTheyCome() {
        List<Integer> orders = List.of(12, 21);
        for (int order : orders) {
            ProviderCallRef one = new ProviderCallRef(call.provider(), "call-" + UUID.randomUUID());
            for (int which : order == 12 ? List.of(1, 2, 1) : List.of(2, 1, 2)) {
                CostLine line = line("call", which == 1 ? "0.10" : "0.30");
                costs().record(new CostReport(acme, one, Source.PROVIDER, List.of(line), CALLED, asOf(which)), APRIL);
            }

            assertThat(lines(one))
                    .singleElement()
                    .satisfies(line -> assertThat(line.amount()).isEqualByComparingTo("0.30"));
        }
    }

    @Test
    void forgetsNoReportThatChangedNothing() {
        told(0, line("call", "0.10"));
        told(120, line("call", "0.10"));

        assertThat(told(60, line("call", "0.30"))).isFalse();
        assertThat(known("call")).isEqualByComparingTo("0.10");
    }

    @Test
    void saysWhatWasSaidLast() {
        told(0, line("call", "0.10"), line("llm", "0.02"));
        told(120, line("call", "0.15"));
        told(60, line("call", "0.30"));

        CostReport last = costs().last(acme, call, Source.PROVIDER).orElseThrow();
        assertThat(last.asOf()).isEqualTo(asOf(120));
        assertThat(last.occurredAt()).isEqualTo(CALLED);
        assertThat(last.lines()).extracting(CostLine::component).containsExactly("call");
        assertThat(costs().last(acme, call, Source.ANALYSIS)).isEmpty();
        assertThat(costs().last(globex, call, Source.PROVIDER)).isEmpty();
    }

    @Test
    void keepsTheLatestOfManyThatComeAtOnce() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 1; i <= 40; i++) {
            int which = i;
            threads.execute(() -> told(which, line("call", "0." + (100 + which))));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        assertThat(known("call")).isEqualByComparingTo("0.140");
        assertThat(in(MARCH, MAY).get("USD")).isEqualByComparingTo("0.140");
        assertThat(posted(LedgerAccount.PROVIDER_COST, "call")).isEqualTo(140_000);
    }

    @Test
    void leavesAClosedMonthAlone() {
        told(0, line("call", "0.10"));
        costs().record(report(Source.PROVIDER, 60, line("call", "0.15")), APRIL.plusSeconds(5));

        assertThat(in(MARCH, APRIL).get("USD")).isEqualByComparingTo("0.10");
        assertThat(in(APRIL, MAY).get("USD")).isEqualByComparingTo("0.05");
    }

    @Test
    void countsAPriceThatComesLateWhenTheCallWas() {
        costs().record(report(Source.PROVIDER, 0, line("call", "0")), CALLED);
        costs().record(report(Source.PROVIDER, 60, line("call", "0.15")), APRIL.plusSeconds(5));

        assertThat(in(MARCH, APRIL).get("USD")).isEqualByComparingTo("0.15");
    }

    @Test
    void keepsApartWhatTheProviderAndTheAnalysisCharge() {
        told(0, line("call", "0.10"));
        costs().record(report(Source.ANALYSIS, 0, line("analysis", "0.002")), CALLED);
        told(60, line("call", "0.12"), line("retell_telephony", "0.01"));

        assertThat(in(MARCH, MAY).get("USD")).isEqualByComparingTo("0.132");
        assertThat(posted(LedgerAccount.ANALYSIS, "analysis")).isEqualTo(2_000);
        assertThat(posted(LedgerAccount.TELEPHONY, "retell_telephony")).isEqualTo(10_000);
    }

    @Test
    void postsWhatIsMoneyRoundedOnceHoweverOftenItIsCorrected() {
        told(0, line("call", "0.0000004"), new CostLine("credits", BigDecimal.TEN, "credits"));
        told(60, line("call", "0.0000008"));
        told(120, line("call", "0.0000012"));

        assertThat(posted(LedgerAccount.PROVIDER_COST, "call")).isEqualTo(1);
        assertThat(ledger().platformTotals(MARCH, MAY)).noneMatch(total -> "credits".equals(total.component()));
        assertThat(findings()).isEmpty();
    }

    private List<CostLine> lines(ProviderCallRef ref) {
        return costs().last(acme, ref, Source.PROVIDER).orElseThrow().lines();
    }

    private boolean told(long seconds, CostLine... lines) {
        return costs().record(report(Source.PROVIDER, seconds, lines), CALLED.plusSeconds(seconds));
    }

    private CostReport report(Source source, long seconds, CostLine... lines) {
        return new CostReport(acme, call, source, List.of(lines), CALLED, asOf(seconds));
    }

    private static Instant asOf(long seconds) {
        return CALLED.plusSeconds(seconds);
    }

    private static CostLine line(String component, String dollars) {
        return new CostLine(component, new BigDecimal(dollars), "USD");
    }

    private BigDecimal known(String component) {
        return lines(call).stream()
                .filter(line -> line.component().equals(component))
                .map(CostLine::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Map<String, BigDecimal> in(Instant from, Instant to) {
        return costs().totals(acme, from, to);
    }

    private long posted(LedgerAccount account, String component) {
        assertThat(findings()).isEmpty();
        return ledger().platformTotals(MARCH, MAY).stream()
                .filter(total -> acme.equals(total.tenant())
                        && total.account() == account
                        && total.unit().equals(DOLLARS)
                        && component.equals(total.component()))
                .mapToLong(PlatformTotal::amount)
                .sum();
    }

    private List<LedgerAudit.Finding> findings() {
        return ledger().audit().findings().stream()
                .filter(finding -> finding.tenant().equals(acme))
                .toList();
    }
}
