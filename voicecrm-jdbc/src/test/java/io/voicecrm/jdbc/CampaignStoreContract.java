package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.Campaign.State;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignProgress;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.contact.Contact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of a campaign and its people, wherever the stores keep things. */
abstract class CampaignStoreContract extends StoresScene {

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
    void tellsOfManyCampaignsAtOnceInTheOrderAskedForAndOfNoneOfOthers() {
        Campaign one = campaign(acme);
        Campaign empty = campaign(acme);
        Campaign foreign = campaign(globex);
        add(one, 1, 2);
        add(foreign, 3);
        Campaign other = running(acme, 4);
        stores().attempts().report(List.of(finished(submitted(), CallOutcome.BUSY, null)));
        List<CampaignId> asked = List.of(other.id(), foreign.id(), empty.id(), new CampaignId(IDS.next()), one.id());

        assertThat(stores().campaigns().findAll(acme, asked))
                .extracting(Campaign::id)
                .containsExactly(other.id(), empty.id(), one.id());
        assertThat(stores().campaigns().progress(acme, Set.copyOf(asked)))
                .isEqualTo(Map.of(one.id(), progress(one), other.id(), progress(other)));
        assertThat(progress(one).in(TargetState.QUEUED)).isEqualTo(2);
        assertThat(progress(other))
                .isEqualTo(new CampaignProgress(Map.of(TargetState.NOT_REACHED, 1L), Map.of(CallOutcome.BUSY, 1L), 1));
        assertThat(progress(empty)).isEqualTo(CampaignProgress.NONE);
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
    void cancelsWhatWaitsAndLetsACallThatIsUpEnd() {
        Campaign campaign = running(acme, 1, 2);
        AttemptId up = submitted();

        move(campaign, State.CANCELED);
        stores().attempts().report(List.of(finished(up, CallOutcome.BUSY, NOW.plusSeconds(60))));

        assertThat(progress(campaign).in(TargetState.CANCELED)).isEqualTo(2);
        assertThat(state(campaign)).isEqualTo(State.CANCELED);
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
}
