package io.voicecrm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
}
