package io.voicecrm.compliance;

import static io.voicecrm.compliance.Desk.MONDAY;
import static io.voicecrm.compliance.Desk.REMINDER;
import static io.voicecrm.compliance.Desk.VIRGINIA;
import static io.voicecrm.compliance.Desk.question;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.TenantId;
import io.voicecrm.fixture.People;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecisionLogTest {

    private static final long SEED = 256;
    private static final int LINKS = 40;

    private final Desk desk = new Desk();

    @Test
    void keepsWhatADecisionRestsOn() {
        DialQuestion question = question(VIRGINIA, Instant.parse("2026-03-03T08:00:00.123456Z"), REMINDER);
        UUID attempt = new UUID(0, 1);

        DecisionRecord record =
                DecisionRecord.of(attempt, question, desk.ask(List.of(question)).get(0));

        assertThat(record)
                .isEqualTo(new DecisionRecord(
                        People.ACME,
                        attempt,
                        VIRGINIA,
                        DecisionRecord.Kind.DEFER,
                        "US-01",
                        Instant.parse("2026-03-03T13:00:00Z"),
                        "outside MON-SUN 08:00-21:00 there",
                        "47 CFR 64.1200(c)(1); 16 CFR 310.4(c)",
                        "standard 2026-11",
                        "US US-VA [America/New_York] by NUMBER",
                        "2026-03-03T03:00:00.123456-05:00[America/New_York]",
                        Instant.parse("2026-03-03T08:00:00.123Z")));
    }

    @Test
    void isWholeAsItGrows() {
        List<DecisionLink> chain = chain();

        assertThat(desk.stores.decisions().firstBroken(People.ACME)).isEmpty();
        assertThat(chain).hasSize(LINKS);
        assertThat(chain.get(0).previousHash()).isEqualTo(DecisionLink.START);
        assertThat(desk.stores.decisions().firstBroken(People.GLOBEX)).isEmpty();
    }

    @Test
    void showsEveryChangeOfEveryFieldAtItsPlace() {
        Random random = new Random(SEED);
        for (int run = 0; run < 200; run++) {
            List<DecisionLink> chain = new ArrayList<>(chain());
            int place = random.nextInt(LINKS);
            DecisionLink link = chain.get(place);
            int field = random.nextInt(14);
            chain.set(place, changed(link, field));

            assertThat(new Written(chain).firstBroken(People.ACME))
                    .as("seed %d, run %d, field %d", SEED, run, field)
                    .isEqualTo(OptionalLong.of(place + 1L));
        }
    }

    @Test
    void showsALinkThatIsMissingSwappedOrPutIn() {
        List<DecisionLink> missing = new ArrayList<>(chain());
        missing.remove(10);
        List<DecisionLink> swapped = new ArrayList<>(chain());
        swapped.set(10, swapped.set(11, swapped.get(10)));
        List<DecisionLink> putIn = new ArrayList<>(chain());
        DecisionLink before = putIn.get(9);
        putIn.set(10, DecisionLink.after(before.hash(), 11, putIn.get(20).record()));

        assertThat(new Written(missing).firstBroken(People.ACME)).hasValue(11);
        assertThat(new Written(swapped).firstBroken(People.ACME)).hasValue(11);
        // The forger can give a link a hash that fits, but not the one behind it.
        assertThat(new Written(putIn).firstBroken(People.ACME)).hasValue(12);
    }

    private List<DecisionLink> chain() {
        DecisionLog log = new Desk().stores.decisions();
        List<DecisionRecord> records = new ArrayList<>();
        for (int i = 0; i < LINKS; i++) {
            DialQuestion question = question(VIRGINIA, MONDAY.plusSeconds(i * 3_600L), REMINDER);
            records.add(DecisionRecord.of(
                    new UUID(0, i), question, desk.ask(List.of(question)).get(0)));
        }
        log.append(records.subList(0, 15));
        log.append(records.subList(15, LINKS));
        return log.read(People.ACME, 1, 1_000);
    }

    private static DecisionLink changed(DecisionLink link, int field) {
        DecisionRecord is = link.record();
        DecisionRecord record = new DecisionRecord(
                field == 0 ? People.GLOBEX : is.tenant(),
                field == 1 ? new UUID(1, 1) : is.attempt(),
                field == 2 ? Desk.FLORIDA : is.phone(),
                field == 3 ? DecisionRecord.Kind.DENY : is.kind(),
                field == 4 ? is.ruleId() + "X" : is.ruleId(),
                field == 5 ? MONDAY.minusSeconds(1) : is.until(),
                field == 6 ? is.why() + "." : is.why(),
                field == 7 ? is.citation() + "." : is.citation(),
                field == 8 ? is.pack() + "1" : is.pack(),
                field == 9 ? is.place() + " " : is.place(),
                field == 10 ? is.localTimes() + "Z" : is.localTimes(),
                field == 11 ? is.at().plusMillis(1) : is.at());
        return new DecisionLink(
                link.position(),
                record,
                field == 12 ? "1".repeat(64) : link.previousHash(),
                field == 13 ? "1".repeat(64) : link.hash());
    }

    /** A log as somebody with access to the disk left it. */
    private record Written(List<DecisionLink> links) implements DecisionLog {

        @Override
        public void append(Collection<DecisionRecord> decisions) {
            throw new UnsupportedOperationException("nobody adds to it");
        }

        @Override
        public List<DecisionLink> read(TenantId tenant, long from, int limit) {
            return links.stream()
                    .filter(link -> link.position() >= from)
                    .limit(limit)
                    .toList();
        }
    }
}
