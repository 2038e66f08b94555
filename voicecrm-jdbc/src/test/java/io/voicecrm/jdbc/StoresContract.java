package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.IdSource;
import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.agent.AgentType;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallAnalysis;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CallOwner;
import io.voicecrm.call.CallRecord;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.Direction;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.call.Transcript;
import io.voicecrm.campaign.AccountUse;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptState;
import io.voicecrm.campaign.AttemptStore;
import io.voicecrm.campaign.AttemptStore.Claim;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.Campaign.State;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignProgress;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.Priority;
import io.voicecrm.campaign.TargetChange;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.campaign.TenantShare;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.contact.Contact;
import io.voicecrm.engine.Stores;
import io.voicecrm.lead.Lead;
import io.voicecrm.lead.LeadId;
import io.voicecrm.lead.LeadNote;
import io.voicecrm.lead.LeadUpdate;
import io.voicecrm.metering.Increment;
import io.voicecrm.metering.LedgerConflictException;
import io.voicecrm.metering.Meter;
import io.voicecrm.metering.UsageEntry;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every set of stores does, wherever it keeps things. */
abstract class StoresContract {

    static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final IdSource IDS = new IdSource(Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom());

    private final TenantId acme = new TenantId("acme-" + IDS.next());
    private final TenantId globex = new TenantId("globex-" + IDS.next());
    private final ProviderId provider =
            new ProviderId("p" + IDS.next().toString().substring(24));
    private final AgentId agent = new AgentId(provider, "agent_1");
    private final int own = Math.floorMod(provider.hashCode(), 10_000_000);

    abstract Stores stores();

    @Test
    void findsAnAgentForItsOwnerAndASharedOneForAll() {
        save(agent, acme);
        save(new AgentId(provider, "agent_2"), null);

        assertThat(stores().agents().find(acme, agent)).isPresent();
        assertThat(stores().agents().find(globex, agent)).isEmpty();
        assertThat(stores().agents().find(globex, new AgentId(provider, "agent_2")))
                .isPresent();
        assertThat(stores().agents().usableBy(acme).stream()
                        .filter(a -> a.id().provider().equals(provider)))
                .extracting(Agent::id)
                .containsExactly(agent, new AgentId(provider, "agent_2"));
    }

    @Test
    void keepsEverythingThatAContactBrings() {
        AgentOverrides overrides = new AgentOverrides("en", "v\\1", "Hi \"{{city}}\"\n\tthere", "You are, {\\N}");
        Map<String, String> variables = Map.of("city", "São \"Paulo\" \\ {,}", "empty", "", "tab\tname", "a\r\nb");
        Campaign campaign = campaign(acme);
        try (TargetImport targets = stores().campaigns().importTargets(acme, campaign.id())) {
            targets.add(1, new Contact(phone(1), overrides, variables));
            targets.commit();
        }
        run(campaign);

        Contact stored = claim(10).get(0).contact();

        assertThat(stored).isEqualTo(new Contact(phone(1), overrides, variables));
    }

    @Test
    void talliesDuplicatesInTheFileAndInTheCampaign() {
        Campaign campaign = campaign(acme);
        add(campaign, 1, 2);

        try (TargetImport targets = stores().campaigns().importTargets(acme, campaign.id())) {
            targets.add(1, Contact.of(phone(2)));
            targets.add(2, Contact.of(phone(3)));
            targets.add(3, Contact.of(phone(3)));
            targets.add(4, Contact.of(phone(2)));
            assertThat(targets.commit()).isEqualTo(new TargetImport.Tally(1, 2, 1));
            assertThatThrownBy(targets::commit).isInstanceOf(IllegalStateException.class);
        }
        assertThat(progress(campaign).total()).isEqualTo(3);
    }

    @Test
    void importsNothingWithoutACommit() {
        Campaign campaign = campaign(acme);

        try (TargetImport targets = stores().campaigns().importTargets(acme, campaign.id())) {
            targets.add(1, Contact.of(phone(1)));
        }

        assertThat(progress(campaign).total()).isZero();
    }

    @Test
    void importsIntoNoCampaignOfAnotherTenantAndIntoNoneThatIsOver() {
        Campaign campaign = campaign(acme);

        assertThatThrownBy(() -> stores().campaigns().importTargets(globex, campaign.id()))
                .isInstanceOf(IllegalArgumentException.class);
        move(campaign, State.CANCELED);
        assertThatThrownBy(() -> stores().campaigns().importTargets(acme, campaign.id()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void hidesACampaignFromOtherTenants() {
        Campaign campaign = campaign(acme);
        add(campaign, 1);

        assertThat(stores().campaigns().find(acme, campaign.id())).contains(campaign);
        assertThat(stores().campaigns().find(globex, campaign.id())).isEmpty();
        assertThat(stores().campaigns().move(globex, campaign.id(), State.RUNNING, null, NOW))
                .isEmpty();
        assertThat(stores().campaigns().progress(globex, campaign.id()).total()).isZero();
    }

    @Test
    void claimsNobodyOfACampaignThatDoesNotRun() {
        Campaign campaign = campaign(acme);
        add(campaign, 1);
        assertThat(claim(10)).isEmpty();

        run(campaign);
        move(campaign, State.PAUSED);

        assertThat(claim(10)).isEmpty();
    }

    @Test
    void claimsInTheOrderOfTheFileAndTakesTurnsBetweenCampaigns() {
        Campaign one = running(acme, 1, 2, 3);
        Campaign two = running(globex, 4, 5, 6);

        List<Attempt> claimed = claim(4);

        assertThat(claimed.stream().filter(a -> a.campaign().id().equals(one.id())))
                .extracting(a -> a.contact().phone())
                .containsExactly(phone(1), phone(2));
        assertThat(claimed.stream().filter(a -> a.campaign().id().equals(two.id())))
                .extracting(a -> a.contact().phone())
                .containsExactly(phone(4), phone(5));
    }

    @Test
    void neverClaimsMoreThanTheAccountOrTheCampaignAllows() {
        Campaign capped = running(acme, spec().maxConcurrentCalls(2).build(), 1, 2, 3, 4);
        running(globex, 5, 6, 7, 8);

        assertThat(stores().attempts().claim(claimOf(10, 3))).hasSize(3);
        assertThat(stores().attempts().claim(claimOf(10, 3))).isEmpty();
        stores().attempts().claim(claimOf(10, 100));

        assertThat(stores().attempts().claim(claimOf(10, 100))).isEmpty();
        assertThat(progress(capped).in(TargetState.CALLING)).isEqualTo(2);
    }

    @Test
    void givesNoTargetToTwoClaimersAtOnce() throws InterruptedException, ExecutionException {
        int people = 400;
        running(acme, range(0, people));
        running(globex, range(people, 2 * people));
        Callable<List<PhoneNumber>> claimer = () -> {
            List<PhoneNumber> mine = new ArrayList<>();
            List<Attempt> batch;
            do {
                batch = stores().attempts().claim(claimOf(17, 10_000));
                batch.forEach(attempt -> mine.add(attempt.contact().phone()));
            } while (!batch.isEmpty());
            return mine;
        };

        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<PhoneNumber> all = new ArrayList<>();
        try {
            for (Future<List<PhoneNumber>> claimed : threads.invokeAll(List.of(claimer, claimer, claimer, claimer))) {
                all.addAll(claimed.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(all).hasSize(2 * people).doesNotHaveDuplicates();
    }

    @Test
    void givesOneFreeSlotAfterTheOtherToTheTenantWithFewest() {
        Campaign huge = running(acme, range(0, 20));
        Campaign small = running(globex, range(20, 24));

        List<TenantId> turns = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            turns.add(claim(1).get(0).campaign().tenant());
        }

        assertThat(turns.stream().filter(globex::equals)).hasSize(4);
        assertThat(progress(huge).in(TargetState.CALLING)).isEqualTo(4);
        assertThat(progress(small).in(TargetState.QUEUED)).isZero();
    }

    @Test
    void takesTurnsWhereThereIsOneSlotOnly() {
        running(acme, range(0, 5));
        running(globex, range(5, 10));

        List<TenantId> turns = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Instant now = NOW.plusSeconds(i);
            Attempt attempt = stores().attempts().claim(claimAt(now, 1, 1)).get(0);
            stores().attempts().submitting(Set.of(attempt.id()), now);
            stores().attempts().report(List.of(finished(attempt.id(), CallOutcome.ANSWERED, null)));
            turns.add(attempt.campaign().tenant());
        }

        assertThat(turns.subList(0, 2)).containsExactlyInAnyOrder(acme, globex);
        assertThat(turns.subList(2, 4)).containsExactlyInAnyOrder(acme, globex);
        assertThat(turns.subList(4, 6)).containsExactlyInAnyOrder(acme, globex);
    }

    @Test
    void givesATenantTheSlotsThatItsWeightSaysAndNoMoreThanItsOwnLimit() {
        running(acme, range(0, 20));
        running(globex, range(20, 40));
        stores().attempts().setShare(globex, new TenantShare(3, Integer.MAX_VALUE));

        assertThat(claim(8).stream()
                        .filter(attempt -> attempt.campaign().tenant().equals(globex)))
                .hasSize(6);

        stores().attempts().setShare(globex, new TenantShare(3, 7));
        assertThat(claim(8).stream()
                        .filter(attempt -> attempt.campaign().tenant().equals(globex)))
                .hasSize(1);
        assertThat(stores().attempts().share(globex)).isEqualTo(new TenantShare(3, 7));
        assertThat(stores().attempts().share(acme)).isEqualTo(TenantShare.EQUAL);
    }

    @Test
    void leavesNoSlotIdleThatATenantDoesNotUse() {
        running(acme, range(0, 20));
        running(globex, range(20, 22));

        assertThat(claim(10)).hasSize(10);
    }

    @Test
    void sharesATenantsSlotsBetweenItsCampaignsByWeight() {
        Campaign heavy = running(acme, spec().weight(2).build(), range(0, 10));
        Campaign light = running(acme, range(10, 20));

        claim(6);

        assertThat(progress(heavy).in(TargetState.CALLING)).isEqualTo(4);
        assertThat(progress(light).in(TargetState.CALLING)).isEqualTo(2);
    }

    @Test
    void callsNoNumberThatIsOnThePhoneWithSomebodyElse() {
        running(acme, 1, 2);
        running(globex, 1, 3);

        assertThat(claim(10))
                .extracting(attempt -> attempt.contact().phone())
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void startsNoMoreCallsWithinASecondThanAllowedHoweverManyClaim() {
        running(acme, range(0, 20));
        Set<AttemptId> first = idsOf(stores().attempts().claim(claimAt(NOW, 10, 3)));
        assertThat(first).hasSize(3);
        assertThat(stores().attempts().claim(claimAt(NOW, 10, 3))).isEmpty();

        stores().attempts().submitting(first, NOW);

        assertThat(stores().attempts().claim(claimAt(NOW.plusMillis(999), 10, 3)))
                .isEmpty();
        assertThat(stores().attempts().claim(claimAt(NOW.plusMillis(1_000), 10, 3)))
                .hasSize(3);
    }

    @Test
    void freesTheSlotOfACallThatIsOverAndKeepsTheTargetUntilTheOutcomeIsKnown() {
        Campaign campaign = running(acme, spec().maxConcurrentCalls(1).build(), 1, 2);
        AttemptId id = submitted();
        stores().attempts().report(List.of(new AttemptReport.Placed(id, call("c1"), null, NOW)));
        assertThat(stores().attempts().placed(provider, 10))
                .containsExactly(new AttemptStore.PlacedCall(id, call("c1"), NOW));
        assertThat(claim(10)).isEmpty();

        stores().attempts().report(List.of(new AttemptReport.Ended(id, NOW.plusSeconds(30))));

        assertThat(stores().attempts().placed(provider, 10)).isEmpty();
        assertThat(claim(10)).hasSize(1);
        assertThat(progress(campaign).in(TargetState.CALLING)).isEqualTo(2);
        assertThat(unsettled(NOW.plusSeconds(30).plus(Duration.ofMinutes(2)))).contains(id);
    }

    @Test
    void tellsHowMuchOfAnAccountIsInUseAndHowLongSomebodyWaits() {
        running(acme, 1, 2, 3);
        AttemptId unknown = submitted();
        submitted();
        stores().attempts().report(List.of(new AttemptReport.Unknown(unknown, "lost", NOW)));

        AccountUse use = stores().attempts().use(provider, NOW.plusSeconds(90));

        assertThat(use).isEqualTo(new AccountUse(2, 1, Duration.ofSeconds(90)));
        claim(1);
        assertThat(stores().attempts().use(provider, NOW.plusSeconds(90)).lag()).isZero();
    }

    @Test
    void callsWhomSomebodyMovedToTheFrontFirst() {
        Campaign campaign = running(acme, 1, 2, 3);

        assertThat(change(campaign, 3, new TargetChange.Prioritize(Priority.HIGH)))
                .isTrue();
        assertThat(change(campaign, 1, new TargetChange.Prioritize(Priority.LOW)))
                .isTrue();

        assertThat(claim(3))
                .extracting(attempt -> attempt.contact().phone())
                .containsExactly(phone(3), phone(2), phone(1));
    }

    @Test
    void callsBackAtThePromisedTimeBeforeEverybodyElse() {
        Campaign campaign = running(acme, 1, 2);
        Instant promised = NOW.plusSeconds(3600);

        assertThat(change(campaign, 2, new TargetChange.CallBack(promised))).isTrue();

        assertThat(claim(1)).extracting(attempt -> attempt.contact().phone()).containsExactly(phone(1));
        assertThat(claim(1)).isEmpty();
        assertThat(stores().attempts().claim(claimAt(promised, 1, 10)))
                .extracting(attempt -> attempt.contact().phone())
                .containsExactly(phone(2));
    }

    @Test
    void callsAgainWhomACallPromisedItAndLetsTheCampaignRunAgain() {
        Campaign campaign = running(acme, 1);
        AttemptId reached = submitted();
        stores().attempts().report(List.of(finished(reached, CallOutcome.ANSWERED, null)));
        assertThat(state(campaign)).isEqualTo(State.FINISHED);
        Instant promised = NOW.plusSeconds(3600);

        assertThat(change(campaign, 1, new TargetChange.Promised(reached, promised)))
                .isTrue();

        assertThat(state(campaign)).isEqualTo(State.RUNNING);
        assertThat(claim(1)).isEmpty();
        assertThat(stores().attempts().claim(claimAt(promised, 1, 10)))
                .extracting(attempt -> attempt.contact().phone())
                .containsExactly(phone(1));
    }

    @Test
    void keepsNoPromiseOfACallThatWasNotTheLast() {
        Campaign campaign = running(acme, 1);
        AttemptId first = submitted();
        stores().attempts().report(List.of(finished(first, CallOutcome.ANSWERED, NOW)));
        stores().attempts().report(List.of(finished(submitted(), CallOutcome.ANSWERED, null)));

        assertThat(change(campaign, 1, new TargetChange.Promised(first, NOW.plusSeconds(60))))
                .isFalse();
        assertThat(state(campaign)).isEqualTo(State.FINISHED);
    }

    @Test
    void keepsNoPromiseBeyondTheEndOfTheCampaignOrInOneThatWasGivenUp() {
        Campaign ending = running(acme, spec().endAt(NOW.plusSeconds(600)).build(), 1);
        AttemptId reached = submitted();
        stores().attempts().report(List.of(finished(reached, CallOutcome.ANSWERED, null)));
        Campaign given = running(acme, 2);
        AttemptId other = submitted();
        stores().attempts().report(List.of(finished(other, CallOutcome.ANSWERED, NOW.plusSeconds(60))));
        move(given, State.CANCELED);

        assertThat(change(ending, 1, new TargetChange.Promised(reached, NOW.plusSeconds(600))))
                .isFalse();
        assertThat(change(given, 2, new TargetChange.Promised(other, NOW.plusSeconds(60))))
                .isFalse();
    }

    @Test
    void takesOutWhoShallNotBeCalledUnlessThePhoneRingsAlready() {
        Campaign campaign = running(acme, 1, 2);
        claim(1);

        assertThat(change(campaign, 1, new TargetChange.Cancel("asked to"))).isFalse();
        assertThat(change(campaign, 2, new TargetChange.Cancel("asked to"))).isTrue();
        assertThat(stores().campaigns()
                        .change(globex, campaign.id(), phone(2), new TargetChange.Cancel("not theirs"), NOW))
                .isFalse();

        assertThat(progress(campaign).in(TargetState.CANCELED)).isEqualTo(1);
        assertThat(claim(1)).isEmpty();
    }

    @Test
    void triesThoseAgainWhomNobodyReached() {
        Campaign campaign = running(acme, 1, 2);
        stores().attempts().report(List.of(finished(submitted(), CallOutcome.NO_ANSWER, null)));
        stores().attempts().report(List.of(finished(submitted(), CallOutcome.INVALID_NUMBER, null)));
        assertThat(state(campaign)).isEqualTo(State.FINISHED);

        assertThat(stores().campaigns().retry(acme, campaign.id(), Set.of(CallOutcome.NO_ANSWER), NOW))
                .isEqualTo(1);

        assertThat(state(campaign)).isEqualTo(State.RUNNING);
        assertThat(claim(10)).extracting(Attempt::number).containsExactly(1);
        assertThat(stores().campaigns().retry(globex, campaign.id(), Set.of(CallOutcome.NO_ANSWER), NOW))
                .isZero();
    }

    @Test
    void givesUpWhoStillWaitsWhenACampaignsEndHasCome() {
        Instant end = NOW.plusSeconds(60);
        Campaign campaign = running(acme, spec().endAt(end).build(), 1, 2);
        AttemptId up = submitted();
        stores().campaigns().closeEnded(end.minusMillis(1));
        assertThat(state(campaign)).isEqualTo(State.RUNNING);
        assertThat(stores().attempts().claim(claimAt(end, 1, 10))).isEmpty();

        assertThat(stores().campaigns().closeEnded(end)).isPositive();
        stores().attempts().report(List.of(finished(up, CallOutcome.BUSY, end.plusSeconds(900))));

        assertThat(state(campaign)).isEqualTo(State.FINISHED);
        assertThat(progress(campaign).in(TargetState.CANCELED)).isEqualTo(2);
    }

    @Test
    void changesTheLimitsOfACampaignThatRuns() {
        Campaign campaign = running(acme, spec().maxConcurrentCalls(1).build(), 1, 2, 3);
        claim(10);

        stores().campaigns()
                .change(
                        acme,
                        campaign.id(),
                        spec().maxConcurrentCalls(3).weight(5).build());

        assertThat(claim(10)).hasSize(2);
        assertThat(stores().campaigns()
                        .find(acme, campaign.id())
                        .orElseThrow()
                        .spec()
                        .weight())
                .isEqualTo(5);
        assertThat(stores().campaigns().change(globex, campaign.id(), spec().build()))
                .isEmpty();
    }

    @Test
    void finishesACampaignWhoseLastTwoTargetsCloseAtOnce() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 20; round++) {
                Campaign campaign = running(acme, 2 * round, 2 * round + 1);
                AttemptId one = submitted();
                AttemptId other = submitted();
                CyclicBarrier together = new CyclicBarrier(2);
                List<Callable<Set<AttemptId>>> closers = Stream.of(one, other)
                        .<Callable<Set<AttemptId>>>map(id -> () -> {
                            together.await();
                            return stores().attempts().report(List.of(finished(id, CallOutcome.ANSWERED, null)));
                        })
                        .toList();
                for (Future<Set<AttemptId>> closed : threads.invokeAll(closers)) {
                    assertThat(closed.get()).hasSize(1);
                }
                stores().campaigns().closeEnded(NOW);

                assertThat(state(campaign)).isEqualTo(State.FINISHED);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void doesNotFinishACampaignIntoWhichPeopleAreBeingImported() {
        Campaign campaign = running(acme, 1);
        AttemptId last = submitted();
        try (TargetImport targets = stores().campaigns().importTargets(acme, campaign.id())) {
            targets.add(1, Contact.of(phone(2)));
            stores().attempts().report(List.of(finished(last, CallOutcome.ANSWERED, null)));
            if (state(campaign) == State.RUNNING) {
                targets.commit();
            }
        }
        stores().campaigns().closeEnded(NOW);

        assertThat(progress(campaign).in(TargetState.QUEUED) > 0).isEqualTo(state(campaign) == State.RUNNING);
    }

    private boolean change(Campaign campaign, int person, TargetChange change) {
        return stores().campaigns().change(campaign.tenant(), campaign.id(), phone(person), change, NOW);
    }

    private Claim claimAt(Instant now, int limit, int maxPerSecond) {
        return new Claim("dialer", provider, now, limit, 10_000, maxPerSecond, now.plusSeconds(60));
    }

    private static Set<AttemptId> idsOf(List<Attempt> attempts) {
        return attempts.stream().map(Attempt::id).collect(Collectors.toSet());
    }

    @Test
    void submitsNothingWhoseLeaseIsOverOrWhoseCampaignWasPaused() {
        Campaign campaign = running(acme, 1, 2);
        AttemptId first = claim(1).get(0).id();
        AttemptId second = claim(1).get(0).id();

        assertThat(stores().attempts().submitting(List.of(first), NOW.plusSeconds(60)))
                .isEmpty();
        move(campaign, State.PAUSED);
        assertThat(stores().attempts().submitting(List.of(second), NOW)).isEmpty();
    }

    @Test
    void movesAnAttemptForwardAndNeverBack() {
        Campaign campaign = running(acme, 1);
        AttemptId id = submitted();
        AttemptReport placed = new AttemptReport.Placed(id, call("c1"), null, NOW);
        AttemptReport finished = finished(id, CallOutcome.ANSWERED, null);

        assertThat(stores().attempts().report(List.of(finished))).containsExactly(id);
        assertThat(stores().attempts().report(List.of(placed))).isEmpty();
        assertThat(stores().attempts().report(List.of(finished))).isEmpty();

        assertThat(stores().attempts().find(acme, id).orElseThrow().state()).isEqualTo(AttemptState.FINISHED);
        assertThat(stores().attempts().find(globex, id)).isEmpty();
        assertThat(progress(campaign).in(TargetState.REACHED)).isEqualTo(1);
        assertThat(progress(campaign).byOutcome()).isEqualTo(Map.of(CallOutcome.ANSWERED, 1L));
        assertThat(progress(campaign).attempts()).isEqualTo(1);
    }

    @Test
    void finishesACampaignWhenItsLastTargetCloses() {
        Campaign campaign = running(acme, 1, 2);
        AttemptId first = submitted();
        AttemptId second = submitted();

        stores().attempts().report(List.of(finished(first, CallOutcome.ANSWERED, null)));
        assertThat(state(campaign)).isEqualTo(State.RUNNING);
        stores().attempts().report(List.of(finished(second, CallOutcome.BUSY, null)));

        assertThat(state(campaign)).isEqualTo(State.FINISHED);
        assertThat(stores().campaigns().find(acme, campaign.id()).orElseThrow().finishedAt())
                .isEqualTo(NOW);
    }

    @Test
    void makesATargetDueAgainAndCountsTheAttempt() {
        running(acme, 1);
        Instant later = NOW.plusSeconds(900);
        stores().attempts().report(List.of(finished(submitted(), CallOutcome.BUSY, later)));

        assertThat(claim(10)).isEmpty();
        List<Attempt> again =
                stores().attempts().claim(new Claim("d", provider, later, 10, 10, 1_000, later.plusSeconds(60)));

        assertThat(again).extracting(Attempt::number).containsExactly(2);
    }

    @Test
    void countsNoAttemptThatWasReleased() {
        Campaign campaign = running(acme, 1);
        AttemptId id = submitted();

        stores().attempts().report(List.of(new AttemptReport.Released(id, "full", NOW.plusSeconds(5), NOW)));

        assertThat(progress(campaign).in(TargetState.QUEUED)).isEqualTo(1);
        assertThat(claim(10)).isEmpty();
        assertThat(stores().attempts()
                        .claim(new Claim("d", provider, NOW.plusSeconds(5), 10, 10, 1_000, NOW.plusSeconds(65))))
                .extracting(Attempt::number)
                .containsExactly(1);
    }

    @Test
    void releasesALapsedClaimButNeverWhatWasSubmitted() {
        Campaign campaign = running(acme, 1, 2);
        submitted();
        claim(1);

        stores().attempts().releaseExpired(NOW.plusSeconds(59));
        assertThat(progress(campaign).in(TargetState.CALLING)).isEqualTo(2);
        stores().attempts().releaseExpired(NOW.plusSeconds(60));

        assertThat(progress(campaign).in(TargetState.CALLING)).isEqualTo(1);
        assertThat(progress(campaign).in(TargetState.QUEUED)).isEqualTo(1);
    }

    @Test
    void findsWhatIsUnsettledAndGivesItToOneCallerAtATime() {
        running(acme, 1, 2, 3);
        AttemptId lost = submitted();
        AttemptId unknown = submitted();
        AttemptId placed = submitted();
        stores().attempts()
                .report(List.of(
                        new AttemptReport.Unknown(unknown, "reset", NOW),
                        new AttemptReport.Placed(placed, call("c3"), null, NOW)));

        assertThat(unsettled(NOW)).containsExactly(unknown);
        assertThat(unsettled(NOW)).isEmpty();
        assertThat(unsettled(NOW.plusSeconds(120))).containsExactlyInAnyOrder(lost, unknown, placed);
        assertThat(unsettled(NOW.plusSeconds(121))).isEmpty();
    }

    @Test
    void cancelsWhatWaitsAndLetsACallThatIsUpEnd() {
        Campaign campaign = running(acme, 1, 2);
        AttemptId up = submitted();

        move(campaign, State.CANCELED);
        stores().attempts().report(List.of(finished(up, CallOutcome.BUSY, NOW.plusSeconds(60))));

        assertThat(progress(campaign).in(TargetState.CANCELED)).isEqualTo(2);
        assertThat(state(campaign)).isEqualTo(State.CANCELED);
    }

    @Test
    void findsTheOwnerByAttemptByCallAndByAnAgentThatServesOneTenant() {
        save(agent, globex);
        running(acme, 1);
        AttemptId id = submitted();
        stores().attempts().report(List.of(new AttemptReport.Placed(id, call("c1"), null, NOW)));

        assertThat(stores().owners().ownerOf(started("other", id))).contains(new CallOwner(acme, id, phone(1)));
        assertThat(stores().owners().ownerOf(started("c1", null))).contains(new CallOwner(acme, id, phone(1)));
        assertThat(stores().owners().ownerOf(started("inbound", null))).contains(new CallOwner(globex, null, phone(9)));
        assertThat(stores().owners()
                        .ownerOf(new CallEvent.Ended(call("x"), null, NOW, CallOutcome.BUSY, "", Duration.ZERO)))
                .isEmpty();
    }

    @Test
    void keepsACallRecordWithEverythingInIt() {
        CallRecord begun = CallRecord.begin(call("c1"), new CallOwner(acme, new AttemptId(IDS.next()), phone(1)));
        Transcript transcript = new Transcript(List.of(
                new Transcript.Turn(Transcript.Speaker.AGENT, "Hello, \"you\" \\ there", Duration.ofMillis(1_500)),
                new Transcript.Turn(Transcript.Speaker.PERSON, "", Duration.ofSeconds(3))));
        CallAnalysis analysis = new CallAnalysis("Fine.", null, Map.of("name", "Ann, {Lee}", "email", "a@example.com"));

        CallRecord stored = stores().calls()
                .update(
                        begun,
                        record -> record.after(started("c1", null))
                                .after(new CallEvent.Ended(
                                        call("c1"),
                                        null,
                                        NOW.plusSeconds(60),
                                        CallOutcome.ANSWERED,
                                        "hung up",
                                        Duration.ofSeconds(60)))
                                .after(new CallEvent.Analyzed(
                                        call("c1"), null, NOW.plusSeconds(90), transcript, analysis)));

        assertThat(stores().calls().find(acme, call("c1"))).contains(stored);
        assertThat(stored.transcript()).isEqualTo(transcript);
        assertThat(stored.analysis()).isEqualTo(analysis);
        assertThat(stores().calls().find(globex, call("c1"))).isEmpty();
        assertThat(stores().calls().recent(acme, phone(9), 5)).containsExactly(stored);
        assertThat(stores().calls().recent(globex, phone(9), 5)).isEmpty();
        assertThat(stores().calls().recent(acme, Set.of(phone(9), phone(8)), 5))
                .isEqualTo(Map.of(phone(9), List.of(stored)));
        assertThat(stores().calls().recent(globex, Set.of(phone(9)), 5)).isEmpty();
    }

    @Test
    void keepsTheTimeThatUseWasFirstPostedAt() {
        UsageEntry first = use("c1", Meter.CALLS_PLACED, 1);
        UsageEntry later = new UsageEntry(acme, call("c1"), Meter.CALLS_PLACED, 1, NOW.plus(Duration.ofDays(40)));

        assertThat(stores().usage().post(List.of(first))).isEqualTo(1);
        assertThat(stores().usage().post(List.of(later))).isZero();

        assertThat(stores().usage().totals(acme, NOW, NOW.plusSeconds(1))).isEqualTo(Map.of(Meter.CALLS_PLACED, 1L));
    }

    @Test
    void postsUseOnceAndRefusesWhatContradictsIt() {
        UsageEntry talk = use("c1", Meter.TALK_SECONDS, 61);
        UsageEntry placed = use("c1", Meter.CALLS_PLACED, 1);

        assertThat(stores().usage().post(List.of(talk, placed))).isEqualTo(2);
        assertThat(stores().usage().post(List.of(talk, use("c2", Meter.TALK_SECONDS, 1))))
                .isEqualTo(1);
        assertThatThrownBy(() -> stores().usage()
                        .post(List.of(use("c3", Meter.TALK_SECONDS, 5), use("c1", Meter.TALK_SECONDS, 62))))
                .isInstanceOf(LedgerConflictException.class);

        assertThat(stores().usage().totals(acme, NOW, NOW.plusSeconds(1)))
                .isEqualTo(Map.of(Meter.TALK_SECONDS, 62L, Meter.CALLS_PLACED, 1L));
        assertThat(stores().usage().totals(acme, NOW.plusSeconds(1), NOW.plusSeconds(9)))
                .isEmpty();
        assertThat(stores().usage().totals(globex, NOW, NOW.plusSeconds(1))).isEmpty();
    }

    @Test
    void roundsEachCallBeforeAddingUp() {
        long[] seconds = {1, 29, 30, 31, 36, 37, 60, 61, 119, 120, 3_599};
        Increment thirtySix = new Increment(30, 6);
        long expected = 0;
        long minutes = 0;
        for (long talked : seconds) {
            stores().usage().post(List.of(use("c" + talked, Meter.TALK_SECONDS, talked)));
            expected += thirtySix.billable(talked);
            minutes += Increment.PER_MINUTE.billable(talked);
        }

        assertThat(stores().usage().billableTalkSeconds(acme, thirtySix, NOW, NOW.plusSeconds(1)))
                .isEqualTo(expected);
        assertThat(stores().usage().billableTalkSeconds(acme, Increment.PER_MINUTE, NOW, NOW.plusSeconds(1)))
                .isEqualTo(minutes);
    }

    @Test
    void keepsTheFirstCostOfACallExactly() {
        List<CostLine> lines = List.of(
                new CostLine("call", new BigDecimal("0.0250345"), "USD"),
                new CostLine("credits", new BigDecimal("126"), "credits"));

        stores().costs().record(acme, call("c1"), lines, NOW);
        stores().costs().record(acme, call("c1"), List.of(new CostLine("call", BigDecimal.TEN, "USD")), NOW);

        Map<String, BigDecimal> totals = stores().costs().totals(acme, NOW, NOW.plusSeconds(1));
        assertThat(totals.get("USD")).isEqualByComparingTo("0.0250345");
        assertThat(totals.get("credits")).isEqualByComparingTo("126");
        assertThat(stores().costs().totals(globex, NOW, NOW.plusSeconds(1))).isEmpty();
    }

    @Test
    void makesOneLeadPerTenantAndNumberAndOneNotePerCall() {
        LeadUpdate first = update(acme, "c1", "Ann", null, NOW);
        Lead lead = stores().leads().apply(first);

        assertThat(stores().leads().apply(first)).isEqualTo(lead);
        Lead later = stores().leads().apply(update(acme, "c2", "Bob", "ann@example.com", NOW.plusSeconds(60)));
        Lead other = stores().leads().apply(update(globex, "c3", null, null, NOW));

        assertThat(later.id()).isEqualTo(lead.id());
        assertThat(later.name()).isEqualTo("Ann");
        assertThat(later.email()).isEqualTo("ann@example.com");
        assertThat(later.lastContactAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(stores().leads().notes(acme, lead.id(), 10))
                .extracting(note -> note.source().value())
                .containsExactly("c2", "c1");
        assertThat(other.id()).isNotEqualTo(lead.id());
        assertThat(other.name()).isEqualTo(Lead.UNKNOWN_NAME);
        assertThat(stores().leads().notes(globex, lead.id(), 10)).isEmpty();
        assertThat(stores().leads().find(globex, lead.id())).isEmpty();
    }

    @Test
    void addsALeadByHandOnceAndEditsItForItsTenantOnly() {
        Lead lead = Lead.from(update(acme, "c1", "Ann", null, NOW), new LeadId(IDS.next()));
        Lead again = Lead.from(update(acme, "c1", "Eve", null, NOW), new LeadId(IDS.next()));

        assertThat(stores().leads().add(lead)).isEqualTo(lead);
        assertThat(stores().leads().add(again)).isEqualTo(lead);
        Lead foreign = Lead.from(update(globex, "c1", "Eve", null, NOW), lead.id());

        assertThat(stores().leads().edit(foreign)).isFalse();
        Lead ann = stores().leads().find(acme, phone(1)).orElseThrow();
        assertThat(ann.name()).isEqualTo("Ann");
        assertThat(stores().leads().findAll(acme, Set.of(phone(1), phone(2)))).isEqualTo(Map.of(phone(1), ann));
    }

    private void save(AgentId id, @Nullable TenantId owner) {
        stores().agents().save(new Agent(id, owner, AgentType.LEAD_GEN, AgentSpec.named(id.value()), true, NOW));
    }

    private CampaignSpec.Builder spec() {
        return CampaignSpec.builder("Spring offer", agent, PhoneNumber.of("+12025550199"));
    }

    private Campaign campaign(TenantId tenant) {
        return campaign(tenant, spec().build());
    }

    private Campaign campaign(TenantId tenant, CampaignSpec spec) {
        Campaign campaign = Campaign.draft(tenant, new CampaignId(IDS.next()), spec, NOW);
        stores().campaigns().create(campaign);
        return campaign;
    }

    private Campaign running(TenantId tenant, int... people) {
        return running(tenant, spec().build(), people);
    }

    private Campaign running(TenantId tenant, CampaignSpec spec, int... people) {
        Campaign campaign = campaign(tenant, spec);
        add(campaign, people);
        run(campaign);
        return campaign;
    }

    private void add(Campaign campaign, int... people) {
        try (TargetImport targets = stores().campaigns().importTargets(campaign.tenant(), campaign.id())) {
            for (int i = 0; i < people.length; i++) {
                targets.add(i + 1, Contact.of(phone(people[i])));
            }
            targets.commit();
        }
    }

    private void run(Campaign campaign) {
        move(campaign, State.RUNNING);
    }

    private void move(Campaign campaign, State next) {
        assertThat(stores().campaigns().move(campaign.tenant(), campaign.id(), next, null, NOW))
                .isPresent();
    }

    private State state(Campaign campaign) {
        return stores().campaigns()
                .find(campaign.tenant(), campaign.id())
                .orElseThrow()
                .state();
    }

    private CampaignProgress progress(Campaign campaign) {
        return stores().campaigns().progress(campaign.tenant(), campaign.id());
    }

    private List<Attempt> claim(int limit) {
        return stores().attempts().claim(claimOf(limit, 10_000));
    }

    private Claim claimOf(int limit, int maxLive) {
        return new Claim("dialer", provider, NOW, limit, maxLive, 10_000, NOW.plusSeconds(60));
    }

    private AttemptId submitted() {
        AttemptId id = claim(1).get(0).id();
        assertThat(stores().attempts().submitting(Set.of(id), NOW)).containsExactly(id);
        return id;
    }

    private List<AttemptId> unsettled(Instant now) {
        return stores()
                .attempts()
                .claimUnsettled(provider, now, Duration.ofMinutes(2), Duration.ofMinutes(1), 100)
                .stream()
                .map(Attempt::id)
                .toList();
    }

    private ProviderCallRef call(String value) {
        return new ProviderCallRef(provider, value);
    }

    private CallEvent started(String call, @Nullable AttemptId attempt) {
        return new CallEvent.Started(
                call(call), attempt, NOW, Direction.INBOUND, agent, phone(9), PhoneNumber.of("+12025550199"));
    }

    private AttemptReport finished(AttemptId id, CallOutcome outcome, @Nullable Instant next) {
        return new AttemptReport.Finished(id, call("call-" + id), outcome, "because", next, NOW);
    }

    private UsageEntry use(String call, Meter meter, long quantity) {
        return new UsageEntry(acme, call(call), meter, quantity, NOW);
    }

    private LeadUpdate update(TenantId tenant, String call, @Nullable String name, @Nullable String email, Instant at) {
        return new LeadUpdate(tenant, phone(1), name, email, "showing", new LeadNote(call(call), "Hello", at));
    }

    private static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    /** Nobody's: there is no country 999. Each test has its own, since a number is live once on the whole platform. */
    private PhoneNumber phone(int n) {
        return PhoneNumber.of("+999%07d%04d".formatted(own, n));
    }
}
