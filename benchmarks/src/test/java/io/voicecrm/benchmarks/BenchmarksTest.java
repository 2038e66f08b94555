package io.voicecrm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.webhook.VerifiedWebhook;
import java.io.IOException;
import java.security.GeneralSecurityException;
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
    void buildsTheSamePromptAsThePeer() {
        PromptBenchmark benchmark = new PromptBenchmark();

        assertThat(benchmark.contextBuilder().overrides().prompt()).isEqualTo(benchmark.promptByHand());
        assertThat(benchmark.templateOnce()).isEqualTo(benchmark.replaceChain()).isEqualTo(benchmark.templateKept());
        assertThat(benchmark.templateOnce()).contains("Ann Lee of Austin").doesNotContain("{{");
    }
}
