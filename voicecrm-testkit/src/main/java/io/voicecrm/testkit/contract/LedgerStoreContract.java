package io.voicecrm.testkit.contract;

import static io.voicecrm.ledger.LedgerUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.voicecrm.Page;
import io.voicecrm.ledger.Balance;
import io.voicecrm.ledger.CallTariff;
import io.voicecrm.ledger.CreditResult;
import io.voicecrm.ledger.CreditTerms;
import io.voicecrm.ledger.Hold;
import io.voicecrm.ledger.LedgerAccount;
import io.voicecrm.ledger.LedgerEntry;
import io.voicecrm.ledger.LedgerEntry.Kind;
import io.voicecrm.ledger.LedgerStore;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.ledger.PlatformEntry;
import io.voicecrm.ledger.PlatformTotal;
import io.voicecrm.metering.Increment;
import io.voicecrm.metering.LedgerConflictException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every {@link LedgerStore} must do. Extend it and answer {@link #store}. */
@NullMarked
public abstract class LedgerStoreContract extends LedgerScene {

    @AfterEach
    void everythingAddsUp() {
        assertThat(store().audit().findings()).isEmpty();
        assertThat(store().audit().sums().values()).allMatch(sum -> sum == 0);
    }

    @Test
    void takesInATopUpOnceHoweverOftenItIsTold() {
        assertThat(ledger.topUp(acme, SECONDS, "payment-1", 600, "bought")).isTrue();
        assertThat(ledger.topUp(acme, SECONDS, "payment-1", 600, "bought")).isFalse();

        assertThat(balance()).isEqualTo(new Balance(600, 0, 0, 0, 0, 0, 0));
        assertThat(newest(10))
                .containsExactly(new LedgerEntry(
                        acme,
                        SECONDS,
                        1,
                        "payment-1",
                        Kind.TOP_UP,
                        LedgerAccount.CASH,
                        LedgerAccount.AVAILABLE,
                        600,
                        "bought",
                        NOW));
    }

    @Test
    void refusesAKeyThatWasUsedForSomethingElse() {
        ledger.topUp(acme, SECONDS, "payment-1", 600, "bought");
        hold("call-1", 60);

        assertThatThrownBy(() -> ledger.topUp(acme, SECONDS, "payment-1", 601, "bought"))
                .isInstanceOf(LedgerConflictException.class)
                .hasMessageContaining("payment-1");
        assertThatThrownBy(() -> ledger.adjust(acme, SECONDS, "payment-1", 600, "bought"))
                .isInstanceOf(LedgerConflictException.class);
        assertThatThrownBy(() -> hold("call-1", 61)).isInstanceOf(LedgerConflictException.class);

        assertThat(balance().available()).isEqualTo(540);
    }

    @Test
    void lendsAKeyToEachTenant() {
        ledger.topUp(acme, SECONDS, "payment-1", 600, "bought");
        ledger.topUp(globex, SECONDS, "payment-1", 60, "bought");

        assertThat(balance().available()).isEqualTo(600);
        assertThat(ledger.balance(globex, SECONDS).available()).isEqualTo(60);
    }

    @Test
    void keepsEachUnitInAccountsOfItsOwn() {
        LedgerUnit dollars = LedgerUnit.of(Currency.getInstance("USD"));
        ledger.topUp(acme, SECONDS, "payment-1", 600, "bought");
        ledger.topUp(acme, dollars, "payment-2", 25_000_000, "bought");

        assertThat(balance().available()).isEqualTo(600);
        assertThat(ledger.balance(acme, dollars).available()).isEqualTo(25_000_000);
        assertThat(ledger.entries(acme, dollars, null, 10).items()).hasSize(1);
    }

    @Test
    void holdsCreditUntilTheCallIsPaidAndGivesTheRestBack() {
        topUp(600);

        assertThat(hold("call-1", 300)).isEqualTo(new CreditResult.Done(true));
        assertThat(hold("call-1", 300)).as("told again").isEqualTo(new CreditResult.Done(false));
        assertThat(balance()).isEqualTo(new Balance(300, 300, 0, 0, 0, 0, 0));

        assertThat(settle("call-1", 47)).isTrue();

        assertThat(balance()).isEqualTo(new Balance(553, 0, 0, 47, 0, 0, 0));
        assertThat(ledger.find(acme, "call-1").orElseThrow().state()).isEqualTo(Hold.State.SETTLED);
        assertThat(newest(2))
                .extracting(LedgerEntry::kind, LedgerEntry::amount)
                .containsExactly(tuple(Kind.RELEASE, 253L), tuple(Kind.SETTLEMENT, 47L));
    }

    @Test
    void namesWhatIsMissingAndHoldsNothing() {
        topUp(100);
        hold("call-1", 70);

        assertThat(hold("call-2", 50)).isEqualTo(new CreditResult.Insufficient(20, 70));
        assertThat(balance()).isEqualTo(new Balance(30, 70, 0, 0, 0, 0, 0));
        assertThat(ledger.find(acme, "call-2")).isEmpty();

        settle("call-1", 10);
        assertThat(hold("call-2", 50).isDone()).as("asked again later").isTrue();
    }

    @Test
    void admitsABatchInItsOrderAndLetsTheSmallerOnesPass() {
        topUp(100);

        List<CreditResult> results = ledger.holdAll(
                List.of(setAside("call-1", 60), setAside("call-2", 60), setAside("call-3", 40), setAside("call-4", 1)));

        assertThat(results)
                .containsExactly(
                        new CreditResult.Done(true),
                        new CreditResult.Insufficient(20, 60),
                        new CreditResult.Done(true),
                        new CreditResult.Insufficient(1, 100));
    }

    @Test
    void settlesACallOnceHoweverOftenItIsTold() {
        topUp(600);
        hold("call-1", 300);

        assertThat(settle("call-1", 100)).isTrue();
        assertThat(settle("call-1", 100)).isFalse();
        assertThat(ledger.release(acme, SECONDS, "call-1")).isFalse();
        assertThatThrownBy(() -> settle("call-1", 101))
                .isInstanceOf(LedgerConflictException.class)
                .hasMessageContaining("call-1");

        assertThat(balance()).isEqualTo(new Balance(500, 0, 0, 100, 0, 0, 0));
        assertThat(entriesOf(Kind.SETTLEMENT)).hasSize(1);
    }

    @Test
    void givesBackWhatWasHeldForACallThatDidNotComeAbout() {
        topUp(600);
        hold("call-1", 300);

        assertThat(ledger.release(acme, SECONDS, "call-1")).isTrue();
        assertThat(ledger.release(acme, SECONDS, "call-1")).isFalse();
        assertThat(ledger.release(acme, SECONDS, "call-9")).isFalse();

        assertThat(balance()).isEqualTo(new Balance(600, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void paysACallOnceThatCameAboutAfterItsHoldWasGivenBack() {
        topUp(600);
        hold("call-1", 300);
        ledger.release(acme, SECONDS, "call-1");

        assertThat(settle("call-1", 120)).isTrue();
        assertThat(settle("call-1", 120)).isFalse();

        assertThat(balance()).isEqualTo(new Balance(480, 0, 0, 120, 0, 0, 0));
        assertThat(entriesOf(Kind.SETTLEMENT)).hasSize(1);
    }

    @Test
    void paysACallThatWasLongerThanItsHoldFromCreditThenAsDebtAndNeverBeyondItsLimit() {
        limits(0, 50);
        topUp(100);
        hold("call-1", 60);

        settle("call-1", 200);

        // 60 were held and 40 available; 50 of the other 100 may be owed.
        assertThat(balance()).isEqualTo(new Balance(0, 0, 0, 200, 50, 0, 50));
        assertThat(ledger.find(acme, "call-1").orElseThrow().uncollected()).isEqualTo(50);
        assertThat(newest(3))
                .extracting(LedgerEntry::kind, LedgerEntry::source, LedgerEntry::amount)
                .containsExactly(
                        tuple(Kind.OVERRUN, LedgerAccount.UNCOLLECTED, 50L),
                        tuple(Kind.OVERRUN, LedgerAccount.RECEIVABLE, 50L),
                        tuple(Kind.OVERRUN, LedgerAccount.AVAILABLE, 40L));
    }

    @Test
    void paysADebtBeforeANewCallCanBeHeld() {
        limits(0, 50);
        settle("call-1", 50);
        assertThat(balance().debt()).isEqualTo(50);

        topUp(80);

        assertThat(balance()).isEqualTo(new Balance(30, 0, 0, 50, 0, 0, 50));
        assertThat(hold("call-2", 31)).isEqualTo(new CreditResult.Insufficient(1, 0));
    }

    @Test
    void letsCreditGoBelowZeroAsFarAsTheOverdraft() {
        limits(100, 0);
        topUp(50);

        assertThat(hold("call-1", 150).isDone()).isTrue();
        assertThat(hold("call-2", 1)).isEqualTo(new CreditResult.Insufficient(1, 150));
        assertThat(balance().available()).isEqualTo(-100);
        assertThatThrownBy(() -> limits(99, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void postsTheDifferenceWhenACallTurnsOutToBeLongerOrShorter() {
        topUp(600);
        hold("call-1", 300);
        settle("call-1", 100, NOW);

        assertThat(settle("call-1", 130, NOW.plusSeconds(30))).isTrue();
        assertThat(balance()).isEqualTo(new Balance(470, 0, 0, 130, 0, 0, 0));
        assertThat(settle("call-1", 90, NOW.plusSeconds(40))).isTrue();
        assertThat(settle("call-1", 130, NOW.plusSeconds(30))).as("old news").isFalse();

        assertThat(balance()).isEqualTo(new Balance(510, 0, 0, 90, 0, 0, 0));
        assertThat(entriesOf(Kind.CORRECTION))
                .extracting(LedgerEntry::source, LedgerEntry::destination, LedgerEntry::amount)
                .containsExactly(
                        tuple(LedgerAccount.SPENT, LedgerAccount.AVAILABLE, 40L),
                        tuple(LedgerAccount.AVAILABLE, LedgerAccount.SPENT, 30L));
    }

    @Test
    void givesNobodyBackWhatNobodyPaid() {
        limits(0, 10);
        topUp(100);
        hold("call-1", 100);
        settle("call-1", 150, NOW);

        settle("call-1", 80, NOW.plusSeconds(1));

        // Of 150 a hundred were paid, 10 owed and 40 lost: the loss and the debt go first.
        assertThat(balance()).isEqualTo(new Balance(20, 0, 0, 80, 0, 0, 10));
        assertThat(ledger.find(acme, "call-1").orElseThrow().uncollected()).isZero();
    }

    @Test
    void takesTheHoldsOfACampaignFromItsEarmarkAndGivesThemBackToIt() {
        topUp(500);
        earmark("campaign-1", 300);
        assertThat(balance()).isEqualTo(new Balance(200, 300, 300, 0, 0, 0, 0));

        assertThat(hold("call-1", 200, "campaign-1").isDone()).isTrue();
        assertThat(hold("call-2", 200, "campaign-1").isDone()).isTrue();
        assertThat(balance()).isEqualTo(new Balance(100, 400, 0, 0, 0, 0, 0));
        assertThat(hold("call-3", 200)).isEqualTo(new CreditResult.Insufficient(100, 400));

        settle("call-1", 50);
        ledger.release(acme, SECONDS, "call-2");

        // Of the second 100 came from the campaign and 100 from what was available; the first used 50 of its 200.
        assertThat(balance()).isEqualTo(new Balance(200, 250, 250, 50, 0, 0, 0));
        earmark("campaign-1", 0);
        assertThat(balance()).isEqualTo(new Balance(450, 0, 0, 50, 0, 0, 0));
    }

    @Test
    void bringsAnEarmarkToAnAmountWhateverItIsNow() {
        topUp(100);

        assertThat(earmark("campaign-1", 80)).isEqualTo(new CreditResult.Done(true));
        assertThat(earmark("campaign-1", 80)).isEqualTo(new CreditResult.Done(false));
        assertThat(earmark("campaign-1", 130)).isEqualTo(new CreditResult.Insufficient(30, 0));
        assertThat(earmark("campaign-1", 30)).isEqualTo(new CreditResult.Done(true));

        assertThat(balance()).isEqualTo(new Balance(70, 30, 30, 0, 0, 0, 0));
        assertThat(earmark("campaign-2", 71)).isEqualTo(new CreditResult.Insufficient(1, 0));
    }

    @Test
    void givesBackAtMostWhatATopUpWasAndOnlyWhatIsLeft() {
        ledger.topUp(acme, SECONDS, "payment-1", 100, "bought");
        hold("call-1", 30);

        assertThat(ledger.refund(acme, SECONDS, "refund-1", "payment-1", 60, "asked")
                        .isDone())
                .isTrue();
        assertThat(ledger.refund(acme, SECONDS, "refund-1", "payment-1", 60, "asked"))
                .isEqualTo(new CreditResult.Done(false));
        assertThat(ledger.refund(acme, SECONDS, "refund-2", "payment-1", 11, "asked"))
                .isEqualTo(new CreditResult.Insufficient(1, 30));
        ledger.topUp(acme, SECONDS, "payment-2", 100, "bought");
        assertThatThrownBy(() -> ledger.refund(acme, SECONDS, "refund-3", "payment-1", 41, "asked"))
                .isInstanceOf(LedgerConflictException.class);
        assertThatThrownBy(() -> ledger.refund(acme, SECONDS, "refund-4", "refund-1", 1, "asked"))
                .isInstanceOf(LedgerConflictException.class);

        assertThat(balance().available()).isEqualTo(110);
    }

    @Test
    void correctsABalanceByHandButTakesNothingThatIsNotThere() {
        assertThat(ledger.adjust(acme, SECONDS, "gift", 60, "for the trouble").isDone())
                .isTrue();
        assertThat(ledger.adjust(acme, SECONDS, "error", -61, "was a mistake"))
                .isEqualTo(new CreditResult.Insufficient(1, 0));
        assertThat(ledger.adjust(acme, SECONDS, "error", -60, "was a mistake").isDone())
                .isTrue();

        assertThat(balance().available()).isZero();
        assertThat(newest(1)).extracting(LedgerEntry::reason).containsExactly("was a mistake");
    }

    @Test
    void losesOfATopUpWhatWasNotUsedInTimeAndNothingThatCameWithAnother() {
        ledger.topUp(acme, SECONDS, "old", 100, "bought");
        ledger.topUp(acme, SECONDS, "trial", 100, "trial", NOW.minusSeconds(1));
        ledger.topUp(acme, SECONDS, "later", 100, "trial", NOW.plusSeconds(1));
        hold("call-1", 130);
        settle("call-1", 130);

        assertThat(ledger.expireDue(10)).isEqualTo(1);
        assertThat(ledger.expireDue(10)).isZero();

        assertThat(balance().available()).isEqualTo(100);
        assertThat(newest(1))
                .extracting(LedgerEntry::kind, LedgerEntry::key, LedgerEntry::amount)
                .containsExactly(tuple(Kind.EXPIRY, "trial", 70L));
    }

    @Test
    void losesWhatIsHeldOnlyWhenItComesBack() {
        ledger.topUp(acme, SECONDS, "trial", 100, "trial", NOW);
        hold("call-1", 60);
        ledger.expireDue(10);
        assertThat(balance()).isEqualTo(new Balance(0, 60, 0, 0, 0, 0, 0));

        settle("call-1", 20);
        ledger.expireDue(10);

        assertThat(balance()).isEqualTo(new Balance(0, 0, 0, 20, 0, 0, 0));
    }

    @Test
    void listsWhatMovedNewestFirstPageByPage() {
        for (int i = 1; i <= 5; i++) {
            ledger.topUp(acme, SECONDS, "payment-" + i, i, "bought");
        }

        Page<LedgerEntry> first = ledger.entries(acme, SECONDS, null, 2);
        Page<LedgerEntry> second = ledger.entries(acme, SECONDS, first.next(), 2);
        topUp(9);
        Page<LedgerEntry> third = ledger.entries(acme, SECONDS, second.next(), 2);

        assertThat(first.items()).extracting(LedgerEntry::amount).containsExactly(5L, 4L);
        assertThat(second.items()).extracting(LedgerEntry::amount).containsExactly(3L, 2L);
        assertThat(third.items()).extracting(LedgerEntry::amount).containsExactly(1L);
        assertThat(third.nextCursor()).isEmpty();
    }

    @Test
    void findsHoldsWhoseTimeIsOverUntilTheyAreClosed() {
        topUp(600);
        hold("call-1", 10, null, NOW.minusSeconds(2));
        hold("call-2", 10, null, NOW.minusSeconds(1));
        hold("call-3", 10, null, NOW.plusSeconds(1));
        settle("call-1", 5);

        List<Hold> mine = overdue();
        assertThat(mine).extracting(Hold::key).containsExactly("call-2");
        assertThat(store().overdue(NOW, mine.get(0), 10)).doesNotContain(mine.get(0));
        ledger.release(acme, SECONDS, "call-2");
        assertThat(overdue()).isEmpty();
    }

    @Test
    void remembersOnWhatTermsATenantPays() {
        CreditTerms terms = new CreditTerms(
                new CallTariff(LedgerUnit.of(Currency.getInstance("USD")), new Increment(30, 6), 600_000),
                Duration.ofMinutes(3),
                5,
                7,
                NOW);
        assertThat(ledger.terms(acme)).isEmpty();

        ledger.setTerms(acme, terms);
        assertThat(ledger.terms(acme)).contains(terms);
        assertThat(ledger.terms(Set.of(acme, globex))).containsOnlyKeys(acme);
        assertThat(ledger.balance(acme, terms.tariff().unit()).spendable()).isEqualTo(5);

        ledger.setTerms(acme, null);
        assertThat(ledger.terms(acme)).isEmpty();
    }

    @Test
    void keepsTheTariffOfAHold() {
        topUp(600);
        CallTariff halfMinutes = CallTariff.seconds(new Increment(30, 6));

        ledger.hold(acme, "call-1", halfMinutes, 300, null, NOW);

        assertThat(ledger.find(acme, "call-1").map(Hold::tariff)).contains(halfMinutes);
    }

    @Test
    void postsThePlatformsOwnEntriesOnce() {
        LedgerUnit dollars = LedgerUnit.of(Currency.getInstance("USD"));
        String key = "cost-" + UUID.randomUUID();
        PlatformEntry cost = new PlatformEntry(
                key,
                acme,
                dollars,
                LedgerAccount.SUPPLIERS,
                LedgerAccount.PROVIDER_COST,
                "llm",
                120_000,
                "call-1",
                NOW);
        PlatformEntry other = new PlatformEntry(
                key, acme, dollars, LedgerAccount.SUPPLIERS, LedgerAccount.PROVIDER_COST, "llm", 1, "call-1", NOW);

        assertThat(store().post(List.of(cost))).isEqualTo(1);
        assertThat(store().post(List.of(cost))).isZero();
        assertThatThrownBy(() -> store().post(List.of(other))).isInstanceOf(LedgerConflictException.class);

        assertThat(store().platformTotals(NOW, NOW.plusSeconds(1)))
                .filteredOn(total -> acme.equals(total.tenant()))
                .containsExactlyInAnyOrder(
                        new PlatformTotal(LedgerAccount.PROVIDER_COST, dollars, acme, "llm", 120_000),
                        new PlatformTotal(LedgerAccount.SUPPLIERS, dollars, acme, "llm", -120_000));
        assertThat(store().platformTotals(NOW.plusSeconds(1), NOW.plusSeconds(2)))
                .noneMatch(total -> acme.equals(total.tenant()));
        assertThat(ledger.entries(acme, dollars, null, 10).items()).isEmpty();
    }

    @Test
    void neverHoldsMoreThanThereIsWhoeverAsksAtOnce() throws InterruptedException {
        topUp(1_000);
        ExecutorService threads = Executors.newFixedThreadPool(64);
        List<Boolean> done = new ArrayList<>();
        IntStream.range(0, 64)
                .forEach(i -> threads.execute(() -> {
                    boolean isDone = i % 2 == 0
                            ? earmark("campaign-" + i, 30).isDone()
                            : hold("call-" + i, 30).isDone();
                    synchronized (done) {
                        done.add(isDone);
                    }
                }));
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        assertThat(done).hasSize(64).filteredOn(isDone -> isDone).hasSize(33);
        assertThat(balance()).extracting(Balance::available, Balance::held).containsExactly(10L, 990L);
    }

    @Test
    void staysSoundWhateverIsAskedOfIt() {
        limits(200, 300);
        new RandomOperations(ledger, acme, 7, 100).run(600);

        assertThat(balance().available()).isGreaterThanOrEqualTo(-200);
        assertThat(balance().debt()).isBetween(0L, 300L);
    }

    private List<LedgerEntry> newest(int limit) {
        return ledger.entries(acme, SECONDS, null, limit).items();
    }

    private List<LedgerEntry> entriesOf(Kind kind) {
        return newest(100).stream().filter(entry -> entry.kind() == kind).toList();
    }

    private List<Hold> overdue() {
        return store().overdue(NOW, null, 1_000).stream()
                .filter(hold -> hold.tenant().equals(acme))
                .toList();
    }
}
