package io.voicecrm.benchmarks;

import io.voicecrm.IdSource;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptStore;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.elevenlabs.ElevenLabs;
import io.voicecrm.jdbc.JdbcStores;
import io.voicecrm.testkit.Fixtures;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Ours: attempts of one campaign, claimed, stored as submitted, and finished, by two threads. */
final class AttemptQueue {

    private static final int THREADS = 2;

    private final Clock clock = Clock.systemUTC();
    private final IdSource ids = new IdSource(clock, new SecureRandom());
    private final Database database;
    private final AttemptStore attempts;
    private final JdbcStores stores;
    private final int batch;

    AttemptQueue(Database database, int batch) {
        this.database = database;
        this.batch = batch;
        stores = new JdbcStores(database.app(), ids, clock);
        attempts = stores.attempts();
    }

    /** Fills the queue, empties it, and says how many jobs that were per second. */
    double run(int jobs) throws ExecutionException, InterruptedException, SQLException {
        database.execute("truncate campaigns, targets, attempts cascade");
        fill(jobs);
        database.execute("vacuum analyze targets, attempts");
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            long start = System.nanoTime();
            int done = 0;
            Callable<Integer> work = this::empty;
            for (Future<Integer> part : threads.invokeAll(List.of(work, work))) {
                done += part.get();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            if (done != jobs) {
                throw new IllegalStateException("queue: " + done + " of " + jobs + " jobs were done");
            }
            return jobs / seconds;
        } finally {
            threads.shutdown();
        }
    }

    private void fill(int targets) throws SQLException {
        CampaignSpec spec = CampaignSpec.builder("Queue", new AgentId(ElevenLabs.ID, "agent_1"), Fixtures.phone(0))
                .build();
        Campaign campaign = Campaign.draft(Fixtures.tenant(1), new CampaignId(ids.next()), spec, clock.instant());
        stores.campaigns().create(campaign);
        database.addTargets(campaign, targets, 0);
        stores.campaigns().move(campaign.tenant(), campaign.id(), Campaign.State.RUNNING, null, clock.instant());
    }

    private int empty() {
        int done = 0;
        while (true) {
            Instant now = clock.instant();
            List<Attempt> claimed = attempts.claim(new AttemptStore.Claim(
                    "benchmark", ElevenLabs.ID, now, batch, 1_000_000, 1_000_000, now.plusSeconds(60)));
            if (claimed.isEmpty()) {
                return done;
            }
            Set<AttemptId> submitted =
                    attempts.submitting(claimed.stream().map(Attempt::id).toList(), now, now.plusSeconds(60));
            submitted.forEach(AttemptQueue::doNothing);
            done += attempts.report(submitted.stream()
                            .map(id -> new AttemptReport.Finished(
                                    id, null, CallOutcome.ANSWERED, null, null, clock.instant()))
                            .toList())
                    .size();
        }
    }

    private static void doNothing(AttemptId ignored) {}
}
