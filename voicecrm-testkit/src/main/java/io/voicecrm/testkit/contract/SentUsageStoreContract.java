package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.TenantId;
import io.voicecrm.billing.SentUsageStore;
import io.voicecrm.billing.SentUsageStore.SentUsage;
import io.voicecrm.testkit.Fixtures;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What every {@link SentUsageStore} must do. Extend it and answer {@link #store}. */
@NullMarked
public abstract class SentUsageStoreContract {

    private static final TenantId TENANT = Fixtures.tenant(1);
    private static final Instant MONDAY = Instant.parse("2026-03-02T15:00:00Z");

    /** The store under test, empty at the beginning of each test; the same one throughout a test. */
    protected abstract SentUsageStore store();

    @Test
    void remembersWhenAReportWasTriedFirst() {
        assertThat(store().begin(TENANT, "call-1", MONDAY)).isEqualTo(new SentUsage(MONDAY, false));
        assertThat(store().begin(TENANT, "call-1", MONDAY.plusSeconds(60))).isEqualTo(new SentUsage(MONDAY, false));
    }

    @Test
    void remembersThatItArrived() {
        store().begin(TENANT, "call-1", MONDAY);
        store().confirm(TENANT, "call-1");
        store().confirm(TENANT, "call-1");

        assertThat(store().begin(TENANT, "call-1", MONDAY.plusSeconds(60))).isEqualTo(new SentUsage(MONDAY, true));
    }

    @Test
    void confirmsNothingThatWasNotBegun() {
        store().confirm(TENANT, "call-1");

        assertThat(store().begin(TENANT, "call-1", MONDAY)).isEqualTo(new SentUsage(MONDAY, false));
    }

    @Test
    void keepsTenantsApart() {
        store().begin(TENANT, "call-1", MONDAY);
        store().confirm(TENANT, "call-1");

        assertThat(store().begin(Fixtures.tenant(2), "call-1", MONDAY)).isEqualTo(new SentUsage(MONDAY, false));
    }
}
