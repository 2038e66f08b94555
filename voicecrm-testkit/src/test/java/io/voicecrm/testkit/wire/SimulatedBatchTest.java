package io.voicecrm.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.call.CallOutcome;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.simulator.OutcomeMix;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The simulated provider's own dialer. */
class SimulatedBatchTest {

    private static final int PEOPLE = 6;

    @Test
    void callsEverybodyOnceOnNoMoreLinesThanItWasGiven() throws IOException {
        try (SimulatedElevenLabs provider =
                        SimulatedElevenLabs.builder().speed(2_000).start();
                Client client = new Client(provider)) {
            String batch = submit(client, "\"target_concurrency_limit\":2");

            await().until(() -> state(client, batch).equals("completed"));

            assertThat(provider.journal().dials()).isEqualTo(PEOPLE);
            assertThat(provider.journal().phonesRungTwice()).isEmpty();
            assertThat(provider.journal().mostLiveCalls()).isEqualTo(2);
        }
    }

    @Test
    void takesHalfOfTheAccountsLinesUnlessToldOtherwise() throws IOException {
        try (SimulatedElevenLabs provider = SimulatedElevenLabs.builder()
                        .speed(2_000)
                        .concurrencyLimit(6)
                        .start();
                Client client = new Client(provider)) {
            String batch = submit(client, "\"timezone\":null");

            await().until(() -> state(client, batch).equals("completed"));

            assertThat(provider.journal().mostLiveCalls()).isEqualTo(3);
        }
    }

    @Test
    void ringsNobodyElseOnceItIsCancelled() throws IOException {
        // At the speed of life the first two calls outlast the test.
        try (SimulatedElevenLabs provider =
                        SimulatedElevenLabs.builder().speed(1).start();
                Client client = new Client(provider)) {
            String batch = submit(client, "\"target_concurrency_limit\":2");
            await().until(() -> provider.journal().dials() == 2);

            assertThat(client.post("/v1/convai/batch-calling/" + batch + "/cancel", "")
                            .status())
                    .isEqualTo(200);

            assertThat(recipients(client, batch))
                    .filteredOn("cancelled"::equals)
                    .hasSize(PEOPLE - 2);
            assertThat(state(client, batch)).isEqualTo("cancelled");
            assertThat(provider.journal().dials()).isEqualTo(2);
        }
    }

    @Test
    void callsAgainWhomItDidNotReach() throws IOException {
        try (SimulatedElevenLabs provider = SimulatedElevenLabs.builder()
                        .speed(2_000)
                        .mix(OutcomeMix.always(CallOutcome.NO_ANSWER))
                        .start();
                Client client = new Client(provider)) {
            String batch = submit(client, "\"timezone\":null");
            await().until(() -> state(client, batch).equals("completed"));
            assertThat(recipients(client, batch)).containsOnly("failed");

            client.post("/v1/convai/batch-calling/" + batch + "/retry", "");

            await().until(() -> provider.journal().dials() == 2 * PEOPLE);
            await().until(() -> state(client, batch).equals("completed"));
            assertThat(client.get("/v1/convai/batch-calling/" + batch).body().whole("retry_count", 0))
                    .isEqualTo(1);
        }
    }

    @Test
    void waitsUntilItIsDue() throws IOException {
        try (SimulatedElevenLabs provider = SimulatedElevenLabs.start();
                Client client = new Client(provider)) {
            String batch = submit(client, "\"scheduled_time_unix\":4102444800");

            assertThat(state(client, batch)).isEqualTo("pending");
            assertThat(provider.journal().dials()).isZero();
        }
    }

    private static String submit(Client client, String more) throws IOException {
        String recipients = IntStream.range(0, PEOPLE)
                .mapToObj(i -> "{\"phone_number\":\"" + Fixtures.phone(i).e164() + "\"}")
                .collect(Collectors.joining(","));
        return client.post("/v1/convai/batch-calling/submit", """
                        {"call_name":"Spring","agent_id":"agent_demo","agent_phone_number_id":"phnum_demo",
                         "recipients":[%s],%s}""".formatted(recipients, more))
                .body()
                .text("id");
    }

    private static String state(Client client, String batch) throws IOException {
        return client.get("/v1/convai/batch-calling/" + batch).body().text("status");
    }

    private static List<String> recipients(Client client, String batch) throws IOException {
        return client.get("/v1/convai/batch-calling/" + batch).body().list("recipients").stream()
                .map(recipient -> ((JsonObject) recipient).text("status"))
                .toList();
    }
}
