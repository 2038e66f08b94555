package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.TenantId;
import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.Relationship;
import io.voicecrm.compliance.Relationship.Kind;
import io.voicecrm.compliance.RelationshipStore;
import io.voicecrm.testkit.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What every {@link RelationshipStore} must do. Tests tolerate what others left there. */
@NullMarked
public abstract class RelationshipStoreContract {

    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

    private final TenantId tenant = new TenantId("t-" + UUID.randomUUID());
    private final Callee callee = new Callee(tenant, Fixtures.phone(1));
    private final Relationship bought = Relationship.of(callee, Kind.PURCHASE, "orders.csv", NOW);
    private final Relationship asked = Relationship.of(callee, Kind.INQUIRY, "form", NOW.plusSeconds(5));

    /** For subclasses. */
    protected RelationshipStoreContract() {}

    /** The store under test, the same for all of one test. */
    protected abstract RelationshipStore relationships();

    @Test
    void keepsEachOnceOldestFirstAndForItsTenantAlone() {
        relationships().record(List.of(asked, bought, bought));
        relationships().record(List.of(Relationship.of(callee, Kind.PURCHASE, "another file", NOW)));
        relationships().record(List.of());

        assertThat(relationships().find(List.of(callee, callee)).get(callee)).containsExactly(bought, asked);
        Callee elsewhere = new Callee(new TenantId("u-" + UUID.randomUUID()), callee.phone());
        assertThat(relationships().find(List.of(elsewhere))).isEmpty();
    }

    @Test
    void endsWhatBeganByThenAndOnlyOnce() {
        relationships().record(List.of(bought, asked));

        assertThat(relationships().end(callee, NOW.plusSeconds(1), "call")).isEqualTo(1);
        assertThat(relationships().end(callee, NOW.plusSeconds(2), "letter")).isZero();
        assertThat(relationships().find(List.of(callee)).get(callee))
                .containsExactly(bought.ended(NOW.plusSeconds(1), "call"), asked);
    }
}
