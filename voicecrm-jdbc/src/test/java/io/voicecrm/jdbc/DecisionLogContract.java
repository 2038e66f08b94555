package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.TenantId;
import io.voicecrm.compliance.DecisionLink;
import io.voicecrm.compliance.DecisionLog;
import io.voicecrm.compliance.DecisionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The chain of decisions, wherever the stores keep things. */
abstract class DecisionLogContract extends StoresScene {

    @Test
    void chainsDecisionsPerTenant() {
        log().append(List.of(decision(acme, 1), decision(globex, 2), decision(acme, 3)));
        log().append(List.of(decision(acme, 4)));
        log().append(List.of());

        List<DecisionLink> chain = log().read(acme, 1, 10);
        assertThat(chain).extracting(DecisionLink::position).containsExactly(1L, 2L, 3L);
        assertThat(chain)
                .extracting(DecisionLink::record)
                .containsExactly(decision(acme, 1), decision(acme, 3), decision(acme, 4));
        assertThat(chain.get(2).previousHash()).isEqualTo(chain.get(1).hash());
        assertThat(log().read(acme, 3, 10)).containsExactly(chain.get(2));
        assertThat(log().read(globex, 1, 10)).hasSize(1);
        assertThat(log().firstBroken(acme)).isEmpty();
    }

    @Test
    void chainsDecisionsThatComeFromSeveralProcessesAtOnce() throws ExecutionException, InterruptedException {
        ExecutorService processes = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> appends = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int n = i;
                appends.add(() -> {
                    log().append(
                                    n % 2 == 0
                                            ? List.of(decision(acme, n), decision(globex, n))
                                            : List.of(decision(globex, n), decision(acme, n)));
                    return null;
                });
            }
            for (Future<Void> append : processes.invokeAll(appends)) {
                append.get();
            }
        } finally {
            processes.shutdown();
        }

        assertThat(log().read(acme, 1, 100)).hasSize(40);
        assertThat(log().firstBroken(acme)).isEmpty();
        assertThat(log().firstBroken(globex)).isEmpty();
    }

    private DecisionRecord decision(TenantId tenant, int n) {
        boolean defers = n % 2 == 1;
        return new DecisionRecord(
                tenant,
                new UUID(tenant.hashCode(), n),
                phone(n),
                defers ? DecisionRecord.Kind.DEFER : DecisionRecord.Kind.ALLOW,
                defers ? "US-01" : "",
                defers ? NOW.plusMillis(1_001) : null,
                "it's \\ \"late\", {there}",
                "47 CFR",
                "standard 2026-11",
                "US",
                "",
                NOW.plusMillis(n));
    }

    private DecisionLog log() {
        return stores().compliance().decisions();
    }
}
