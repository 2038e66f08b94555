package io.voicecrm.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SimulatedTwilioTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void keepsNobodyWaitingForTheSlowAnswerThatSomebodyElseGets() throws IOException, InterruptedException {
        try (SimulatedTwilio twilio = SimulatedTwilio.start()) {
            HttpRequest purchase = post(twilio, "IncomingPhoneNumbers", "PhoneNumber=%2B12125550142");
            assertThat(http.send(purchase, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(201);
            twilio.inject(Faults.builder()
                    .rate(Faults.Kind.SLOW_ANSWER, 1)
                    .slowness(Duration.ofSeconds(30))
                    .build());

            CompletableFuture<HttpResponse<String>> slow = http.sendAsync(
                    post(twilio, "Messages", "From=%2B12125550142&To=%2B12025550101&Body=Hi"), BodyHandlers.ofString());
            await().until(() -> twilio.messageRequests() == 1);
            HttpResponse<String> other =
                    http.send(request(twilio, "Messages").GET().build(), BodyHandlers.ofString());

            assertThat(other.statusCode()).isEqualTo(200);
            assertThat(slow).isNotDone();
        }
    }

    private static HttpRequest post(SimulatedTwilio twilio, String resource, String form) {
        return request(twilio, resource)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
    }

    private static HttpRequest.Builder request(SimulatedTwilio twilio, String resource) {
        String login = twilio.accountSid() + ":" + twilio.authToken();
        return HttpRequest.newBuilder(URI.create(
                        twilio.url() + "/2010-04-01/Accounts/" + twilio.accountSid() + "/" + resource + ".json"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }
}
