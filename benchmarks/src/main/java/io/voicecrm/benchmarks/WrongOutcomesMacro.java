package io.voicecrm.benchmarks;

import io.voicecrm.PhoneNumber;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.CallJournal;
import io.voicecrm.testkit.wire.Faults;
import io.voicecrm.testkit.wire.Faults.Kind;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import io.voicecrm.testkit.wire.SimulatedRetell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What becomes of calls when a provider accepts some and answers 502 or hangs up: phones that ring twice, and calls that
 * nobody knows of. Ours next to the providers' own clients as they come, and to a loop around axios.
 */
public final class WrongOutcomesMacro {

    private static final Faults FAULTS = Faults.builder()
            .rate(Kind.BAD_GATEWAY_AFTER_ACCEPT, 0.02)
            .rate(Kind.DROP_AFTER_ACCEPT, 0.01)
            .build();

    private final Path node;
    private final List<PhoneNumber> people;

    private WrongOutcomesMacro(Path node, int calls) {
        this.node = node;
        people = IntStream.range(0, calls).mapToObj(Fixtures::phone).toList();
    }

    /**
     * Runs it and prints what came out.
     *
     * @param arguments how many calls, 3,000 unless given; then where the peers that run on Node are
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        WrongOutcomesMacro macro = new WrongOutcomesMacro(
                Path.of(arguments.length > 1 ? arguments[1] : "benchmarks/src/main/node"),
                arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3_000);
        System.out.println(macro.people.size() + " calls, of which 2 % are accepted and answered with 502, and 1 % are"
                + " accepted and dropped");
        macro.voicecrm();
        macro.elevenLabsClient("elevenlabs", "@elevenlabs/elevenlabs-js");
        macro.elevenLabsClient("axios", "axios, no retries");
        macro.retellClient();
    }

    private void voicecrm() throws IOException, InterruptedException, SQLException {
        try (SimulatedElevenLabs server = server();
                Database database = Database.start();
                DurableDialing dialing = new DurableDialing(database.app(), server, 50, 100)) {
            Campaign campaign = dialing.prepare("Be brief.", people);
            print("voicecrm", server.journal(), dialing.finish(campaign, people));
        }
    }

    private void elevenLabsClient(String client, String name) throws IOException, InterruptedException {
        try (SimulatedElevenLabs server = server()) {
            int known = dial(client, server.url(), server.apiKey(), server.agentId(), server.phoneNumberId());
            print(name, server.journal(), known);
        }
    }

    private void retellClient() throws IOException, InterruptedException {
        try (SimulatedRetell server = SimulatedRetell.builder()
                .speed(1e6)
                .faults(FAULTS)
                .concurrencyLimit(people.size())
                .start()) {
            int known = dial(
                    "retell",
                    server.url(),
                    server.apiKey(),
                    server.agentId(),
                    server.phoneNumber().e164());
            print("retell-sdk", server.journal(), known);
        }
    }

    private SimulatedElevenLabs server() {
        return SimulatedElevenLabs.builder()
                .speed(1e6)
                .faults(FAULTS)
                .concurrencyLimit(people.size())
                .start();
    }

    private int dial(String client, String url, String key, String agent, String caller)
            throws IOException, InterruptedException {
        Path numbers = Files.createTempFile("numbers", ".txt");
        try {
            Files.write(numbers, people.stream().map(PhoneNumber::e164).toList());
            Map<String, String> settings = Map.of(
                    "CLIENT",
                    client,
                    "BASE_URL",
                    url,
                    "API_KEY",
                    key,
                    "AGENT",
                    agent,
                    "CALLER",
                    caller,
                    "NUMBERS",
                    numbers.toString());
            try (NodePeer peer = NodePeer.start(node, "dial.mjs", settings)) {
                return Integer.parseInt(peer.hear());
            }
        } finally {
            Files.delete(numbers);
        }
    }

    private void print(String name, CallJournal journal, long known) {
        long rung = people.stream().filter(phone -> journal.dialsTo(phone) > 0).count();
        System.out.printf(
                Locale.ROOT,
                "  %-28s phones rung again: %d   calls nobody knows of: %d   people not called: %d%n",
                name,
                journal.dials() - rung,
                journal.dials() - known,
                people.size() - rung);
    }
}
