package io.voicecrm.benchmarks;

import io.voicecrm.IdSource;
import io.voicecrm.agent.AgentId;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a long queue is slower than a short one: claiming, submitting and finishing batches out of ten thousand and out
 * of a million targets that wait, in turn.
 */
public final class ClaimMacro {

    private static final int BATCH = 50;
    private static final int BATCHES = 30;

    private final Clock clock = Clock.systemUTC();
    private final IdSource ids = new IdSource(clock, new SecureRandom());
    private final Database database;
    private final JdbcStores stores;

    private ClaimMacro(Database database) {
        this.database = database;
        this.stores = new JdbcStores(database.app(), ids, clock);
    }

    /**
     * Runs it and prints what came out.
     *
     * @param arguments how many targets the long queue has, 1,000,000 unless given, and how many pairs of runs count, 5
     *     unless given
     */
    public static void main(String[] arguments) throws Exception {
        int many = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int pairs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        try (Database database = Database.start()) {
            ClaimMacro macro = new ClaimMacro(database);
            System.out.println(database.version() + ", Java " + Runtime.version());
            Campaign few = macro.campaign("short", 10_000, 0);
            Campaign queue = macro.campaign("long", many, 10_000);
            database.execute("vacuum analyze targets, attempts, campaigns");
            List<Double> ratios = new ArrayList<>();
            macro.millisPerBatch(few);
            macro.millisPerBatch(queue);
            for (int pair = 0; pair < pairs; pair++) {
                double small = macro.millisPerBatch(few);
                double large = macro.millisPerBatch(queue);
                ratios.add(large / small);
                System.out.printf(
                        Locale.ROOT, "  of 10,000: %.2f ms a batch   of %,d: %.2f ms a batch%n", small, many, large);
            }
            ratios.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "  ratio median %.2f   min %.2f   max %.2f%n",
                    ratios.get(ratios.size() / 2),
                    ratios.get(0),
                    ratios.get(ratios.size() - 1));
        }
    }

    private Campaign campaign(String name, int targets, int firstNumber) throws SQLException {
        CampaignSpec spec = CampaignSpec.builder(name, new AgentId(ElevenLabs.ID, "agent_1"), Fixtures.phone(0))
                .build();
        Campaign campaign = Campaign.draft(Fixtures.tenant(1), new CampaignId(ids.next()), spec, clock.instant());
        stores.campaigns().create(campaign);
        database.addTargets(campaign, targets, firstNumber);
        return campaign;
    }

    private double millisPerBatch(Campaign campaign) {
        stores.campaigns().move(campaign.tenant(), campaign.id(), Campaign.State.RUNNING, null, clock.instant());
        long start = System.nanoTime();
        for (int i = 0; i < BATCHES; i++) {
            claimAndFinish();
        }
        double millis = (System.nanoTime() - start) / 1e6 / BATCHES;
        stores.campaigns().move(campaign.tenant(), campaign.id(), Campaign.State.PAUSED, null, clock.instant());
        return millis;
    }

    private void claimAndFinish() {
        Instant now = clock.instant();
        List<Attempt> claimed = stores.attempts()
                .claim(new AttemptStore.Claim(
                        "benchmark", ElevenLabs.ID, now, BATCH, 1_000_000, 1_000_000, now.plusSeconds(60)));
        if (claimed.size() != BATCH) {
            throw new IllegalStateException("claimed " + claimed.size() + " targets, expected " + BATCH);
        }
        stores.attempts().submitting(claimed.stream().map(Attempt::id).toList(), now, now.plusSeconds(60));
        stores.attempts()
                .report(claimed.stream()
                        .map(attempt ->
                                new AttemptReport.Finished(attempt.id(), null, CallOutcome.ANSWERED, null, null, now))
                        .toList());
    }
}
