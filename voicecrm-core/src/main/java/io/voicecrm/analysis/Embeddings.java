package io.voicecrm.analysis;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.TenantId;
import io.voicecrm.call.CostLine;
import java.util.List;

/** Turns texts into vectors that are near each other where they mean the same. Implementations are thread-safe. */
@ExtensionPoint
public interface Embeddings {

    /** Names what makes the vectors. Those of two models say nothing about each other. */
    String model();

    /**
     * Turns texts into vectors. Idempotent, apart from what it costs. May take seconds.
     *
     * @param tenant whose texts they are, and whose budget it is
     * @param texts any number of them; none costs nothing
     * @throws IllegalArgumentException if a text is blank
     * @throws BudgetUsedUpException if the tenant may use no more today
     * @throws io.voicecrm.VoiceCrmException if the service fails
     */
    Embedded embed(TenantId tenant, List<String> texts);

    /**
     * What texts became.
     *
     * @param vectors one per text, in their order, all of one length
     * @param costs what it was charged; shown to no tenant
     */
    record Embedded(List<float[]> vectors, List<CostLine> costs) {

        /** Copies the lists; the vectors are shared. */
        public Embedded {
            vectors = List.copyOf(vectors);
            costs = List.copyOf(costs);
        }
    }
}
