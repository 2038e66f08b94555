package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.Campaign.State;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.campaign.TenantShare;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who is called next, wherever the stores keep things. */
abstract class ClaimContract extends StoresScene {

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
            stores().attempts().submitting(Set.of(attempt.id()), now, now.plusSeconds(60));
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

        stores().attempts().submitting(first, NOW, NOW.plusSeconds(60));

        assertThat(stores().attempts().claim(claimAt(NOW.plusMillis(999), 10, 3)))
                .isEmpty();
        assertThat(stores().attempts().claim(claimAt(NOW.plusMillis(1_000), 10, 3)))
                .hasSize(3);
    }

    private static Set<AttemptId> idsOf(List<Attempt> attempts) {
        return attempts.stream().map(Attempt::id).collect(Collectors.toSet());
    }
}
