package io.voicecrm.benchmarks;

import io.voicecrm.IdSource;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.CampaignStore;
import io.voicecrm.campaign.RetryPlan;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.contact.Contact;
import io.voicecrm.elevenlabs.ElevenLabs;
import io.voicecrm.jdbc.JdbcStores;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How long dialing takes to come back after something fails: from the end of the fault until, over two seconds, 95 % of the
 * calls are placed that the account allows.
 */
public final class RecoveryMacro {

    private static final int CALLS_PER_SECOND = 40;
    private static final int PEOPLE = 20_000;
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Duration OUTAGE = Duration.ofSeconds(5);

    private final SimulatedElevenLabs provider;
    private final FragileDatabase database;
    private final DialingProcess process;

    private RecoveryMacro(SimulatedElevenLabs provider, FragileDatabase database, DialingProcess process) {
        this.provider = provider;
        this.database = database;
        this.process = process;
    }

    /** What fails; it returns when the fault is over. */
    private interface Fault {
        void happen() throws IOException, InterruptedException, SQLException;
    }

    /**
     * Runs it and prints what came out.
     *
     * @param arguments how often each fault happens, 3 times unless given
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        Path directory = Files.createTempDirectory("recovery");
        try (SimulatedElevenLabs provider = SimulatedElevenLabs.builder()
                        .speed(1_000)
                        .answerLatency(Duration.ofMillis(50))
                        .concurrencyLimit(1_000)
                        .start();
                FragileDatabase database = FragileDatabase.in(directory)) {
            startCampaign(database, provider);
            try (DialingProcess process = new DialingProcess(database, provider, CALLS_PER_SECOND)) {
                RecoveryMacro macro = new RecoveryMacro(provider, database, process);
                System.out.println("seconds until " + CALLS_PER_SECOND + " calls a second are placed again, " + rounds
                        + " times each");
                macro.run(rounds);
            }
            System.out.println("  phones rung twice: "
                    + provider.journal().phonesRungTwice().size());
        }
    }

    private static void startCampaign(FragileDatabase database, SimulatedElevenLabs provider) {
        Clock clock = Clock.systemUTC();
        IdSource ids = new IdSource(clock, new SecureRandom());
        CampaignStore campaigns = new JdbcStores(database.owner(), ids, clock).campaigns();
        CampaignSpec spec = CampaignSpec.builder(
                        "Recovery", new AgentId(ElevenLabs.ID, provider.agentId()), provider.phoneNumber())
                .retries(RetryPlan.NEVER)
                .build();
        TenantId tenant = Fixtures.tenant(1);
        Campaign campaign = Campaign.draft(tenant, new CampaignId(ids.next()), spec, clock.instant());
        campaigns.create(campaign);
        try (TargetImport targets = campaigns.importTargets(tenant, campaign.id())) {
            for (int i = 0; i < PEOPLE; i++) {
                targets.add(i + 1, Contact.of(Fixtures.phone(i)));
            }
            targets.commit();
        }
        campaigns.move(tenant, campaign.id(), Campaign.State.RUNNING, null, clock.instant());
    }

    private void run(int rounds) throws IOException, InterruptedException, SQLException {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("PostgreSQL restarts", database::restart);
        faults.put("its connections are ended", database::endConnections);
        faults.put("others take all of them for 5 s", this::starve);
        faults.put("the process is killed", process::killAndStart);
        faults.put("it is killed three times", this::killThreeTimes);
        recovered();
        for (Map.Entry<String, Fault> fault : faults.entrySet()) {
            double[] seconds = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                fault.getValue().happen();
                seconds[i] = recovered();
            }
            Arrays.sort(seconds);
            System.out.printf(
                    Locale.ROOT,
                    "  %-34s median %.1f   max %.1f%n",
                    fault.getKey(),
                    seconds[rounds / 2],
                    seconds[rounds - 1]);
        }
    }

    private void starve() throws InterruptedException, SQLException {
        List<Connection> taken = database.takeConnections();
        TimeUnit.MILLISECONDS.sleep(OUTAGE.toMillis());
        for (Connection connection : taken) {
            connection.close();
        }
    }

    private void killThreeTimes() throws IOException, InterruptedException {
        for (int i = 0; i < 3; i++) {
            process.killAndStart();
            TimeUnit.SECONDS.sleep(i < 2 ? 3 : 0);
        }
    }

    /** Waits until the rate is back, and says how long that took, the window in which it shows not counted. */
    private double recovered() throws InterruptedException {
        long start = System.nanoTime();
        Deque<Integer> window = new ArrayDeque<>();
        double enough = 0.95 * CALLS_PER_SECOND * WINDOW.toSeconds();
        while (true) {
            window.addLast(provider.journal().dials());
            double passed = (System.nanoTime() - start) / 1e9;
            if (window.size() > WINDOW.dividedBy(LOOK)) {
                if (window.getLast() - window.removeFirst() >= enough) {
                    return Math.max(0, passed - WINDOW.toSeconds());
                }
                if (passed > LONGEST.toSeconds()) {
                    throw new IllegalStateException("dialing: did not come back within " + LONGEST);
                }
            }
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
    }
}
