package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.text.OptOut;
import io.voicecrm.text.TextId;
import io.voicecrm.text.TextMessage;
import io.voicecrm.text.TextState;
import io.voicecrm.text.TextStore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What every {@link TextStore} must do. Extend it and answer {@link #emptyStore}. */
@NullMarked
public abstract class TextStoreContract {

    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final PhoneNumber PERSON = Fixtures.phone(1);

    /** A store that holds nothing. */
    protected abstract TextStore emptyStore();

    @Test
    void givesBackEverythingItWasGiven() {
        TextStore store = emptyStore();
        TextMessage message = message(1, ACME, NOW).became(TextState.UNDELIVERED, "SM1", "unreachable", NOW);

        store.add(message);
        store.add(message(1, ACME, NOW));

        assertThat(store.find(message.id())).contains(message);
        assertThat(store.find(id(2))).isEmpty();
    }

    @Test
    void letsAMessageGoForwardOnly() {
        TextStore store = emptyStore();
        TextMessage message = message(1, ACME, NOW);
        store.add(message);
        TextMessage delivered = message.became(TextState.DELIVERED, "SM1", null, NOW);

        assertThat(store.advance(message.became(TextState.SENT, "SM1", null, NOW)))
                .isTrue();
        assertThat(store.advance(message.became(TextState.ACCEPTED, "SM1", null, NOW)))
                .isFalse();
        assertThat(store.advance(delivered)).isTrue();
        assertThat(store.advance(message.became(TextState.UNDELIVERED, "SM1", null, NOW)))
                .isFalse();
        assertThat(store.advance(message(2, ACME, NOW))).isFalse();

        assertThat(store.find(message.id())).contains(delivered);
    }

    @Test
    void listsATenantsMessagesNewestFirst() {
        TextStore store = emptyStore();
        TextMessage old = message(1, ACME, NOW.minusSeconds(2));
        TextMessage recent = message(2, ACME, NOW);
        store.add(old);
        store.add(recent);
        store.add(message(3, GLOBEX, NOW));

        assertThat(store.newest(ACME, 10)).containsExactly(recent, old);
        assertThat(store.newest(ACME, 1)).containsExactly(recent);
    }

    @Test
    void keepsAnOptOutPerTenantUntilItIsTakenBack() {
        TextStore store = emptyStore();
        OptOut stop = new OptOut(ACME, PERSON, "STOP", NOW);
        OptOut again = new OptOut(ACME, PERSON, "QUIT", NOW.plusSeconds(9));

        assertThat(store.optOut(stop)).isTrue();
        assertThat(store.optOut(again)).as("kept already").isFalse();
        assertThat(store.optOutOf(ACME, PERSON)).contains(stop);
        assertThat(store.optOutOf(GLOBEX, PERSON)).isEmpty();
        assertThat(store.optOutOf(ACME, Fixtures.phone(2))).isEmpty();

        assertThat(store.optIn(ACME, PERSON, NOW.plusSeconds(5))).isTrue();
        assertThat(store.optIn(ACME, PERSON, NOW.plusSeconds(6))).isFalse();
        assertThat(store.optOutOf(ACME, PERSON)).isEmpty();

        assertThat(store.optOut(again)).isTrue();
        assertThat(store.optOutOf(ACME, PERSON)).contains(again);
    }

    private static TextId id(int n) {
        return new TextId(new UUID(7, n));
    }

    private static TextMessage message(int n, TenantId tenant, Instant createdAt) {
        return new TextMessage(
                id(n),
                tenant,
                Fixtures.phone(9),
                PERSON,
                "Hi there",
                TextState.SENDING,
                null,
                null,
                createdAt,
                createdAt);
    }
}
