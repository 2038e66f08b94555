package io.voicecrm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.net.Webhook;
import io.voicecrm.call.CallEvent;
import io.voicecrm.compliance.Decision;
import io.voicecrm.elevenlabs.ElevenLabs;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.webhook.VerifiedWebhook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ours and the peer do the same work; a ratio of different work says nothing. */
class BenchmarksTest {

    @Test
    void readsTheSameContactsOutOfAFileAsThePeer() throws IOException {
        CsvBenchmark benchmark = new CsvBenchmark();

        Object ours = benchmark.contactCsv();

        assertThat(ours).isEqualTo(benchmark.commonsCsvAndLibphonenumber()).isEqualTo(benchmark.contactCsvFromCold());
        assertThat(((Imported.Count) ours).accepted()).isBetween(9_000L, 9_500L);
        assertThat(((Imported.Count) ours).rejected()).isBetween(500L, 1_000L);
    }

    @ParameterizedTest
    @EnumSource
    void readsTheSameNumbersAsThePeer(PhoneNumberBenchmark.Form form) {
        PhoneNumberBenchmark ours = new PhoneNumberBenchmark();
        PhoneNumberBenchmark peer = new PhoneNumberBenchmark();
        ours.form = form;
        peer.form = form;
        ours.write();
        peer.write();

        for (int i = 0; i < 1_000; i++) {
            assertThat(ours.phoneNumberReader()).isEqualTo(peer.libphonenumber());
        }
    }

    @Test
    void trustsTheSameWebhookAsThePeer() throws GeneralSecurityException {
        HmacBenchmark benchmark = new HmacBenchmark();

        assertThat(benchmark.webhookVerifier()).isInstanceOf(VerifiedWebhook.class);
        assertThat(benchmark.hmacSha256()).isTrue();
        assertThat(benchmark.macByHand()).isTrue();
    }

    @Test
    void measuresDeliveriesThatHoldAWholeCall() {
        byte[] body = SampleDelivery.of("conv_7", 13_800);
        Instant now = Instant.parse("2026-03-02T15:00:00Z");
        ElevenLabs account =
                ElevenLabs.builder("test").webhookSecrets(List.of("s")).build();
        VerifiedWebhook verified = account.webhookVerifier()
                .verify(SignedWebhooks.elevenLabs("s", new String(body, StandardCharsets.UTF_8), now));

        List<CallEvent> events = account.webhookParser().parse(verified);
        account.close();

        assertThat(body).hasSizeBetween(13_800, 14_200);
        assertThat(events).hasAtLeastOneElementOfType(CallEvent.Ended.class);
        assertThat(events)
                .filteredOn(CallEvent.Analyzed.class::isInstance)
                .singleElement()
                .satisfies(event -> assertThat(
                                ((CallEvent.Analyzed) event).transcript().turns())
                        .hasSizeGreaterThan(30));
    }

    @Test
    void refusesEveryForgery() {
        assertThat(new ForgeryMacro(100).refused()).isEqualTo(100);
    }

    @Test
    void measuresAnEventThatStripesLibraryTakes() throws StripeException {
        String event = VerifyMacro.stripeEvent(3_800);
        String signed = SignedWebhooks.elevenLabsSignature(
                "s", event.getBytes(StandardCharsets.UTF_8), Instant.ofEpochSecond(1_764_457_176));

        // No tolerance, no look at the age.
        assertThat(Webhook.constructEvent(event, signed.replace("v0=", "v1="), "s", 0)
                        .getType())
                .isEqualTo("invoice.paid");
    }

    @Test
    void buildsTheSamePromptAsThePeer() {
        PromptBenchmark benchmark = new PromptBenchmark();

        assertThat(benchmark.contextBuilder().overrides().prompt()).isEqualTo(benchmark.promptByHand());
        assertThat(benchmark.templateOnce()).isEqualTo(benchmark.replaceChain()).isEqualTo(benchmark.templateKept());
        assertThat(benchmark.templateOnce()).contains("Ann Lee of Austin").doesNotContain("{{");
    }

    @Test
    void judgesAtLeastAsStrictlyAsThePeer() {
        GateBenchmark ours = new GateBenchmark();
        GateBenchmark peer = new GateBenchmark();
        int allowed = 0;
        int open = 0;

        for (int batch = 0; batch < 64; batch++) {
            List<Decision> decisions = ours.complianceGate();
            List<Boolean> hours = peer.hoursByHand();
            for (int i = 0; i < decisions.size(); i++) {
                boolean isAllowed = decisions.get(i) instanceof Decision.Allow;
                assertThat(isAllowed && !hours.get(i)).isFalse();
                allowed += isAllowed ? 1 : 0;
                open += hours.get(i) ? 1 : 0;
            }
        }

        assertThat(allowed).isPositive().isLessThan(open);
        assertThat(open).isLessThan(64 * 50);
    }

    @Test
    void keepsSlotsBusierThanPollingAndThanACapDoWithTheSamePeople() {
        PaceMacro.Pace pace = PaceMacro.measure(7, 20, Duration.ofMinutes(20));

        assertThat(pace.ours()).isBetween(0.97, 1.0);
        assertThat(pace.polled()).isBetween(0.8, pace.ours());
        assertThat(pace.capped()).isBetween(0.65, 0.7);
    }
}
