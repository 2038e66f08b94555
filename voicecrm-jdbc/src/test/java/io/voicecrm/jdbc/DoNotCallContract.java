package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.DoNotCall;
import io.voicecrm.compliance.DoNotCall.Source;
import io.voicecrm.compliance.DoNotCallStore;
import io.voicecrm.compliance.DoNotCallStore.NationalImport;
import io.voicecrm.compliance.DoNotCallStore.NationalMatch;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who must not be called, wherever the stores keep things. */
abstract class DoNotCallContract extends StoresScene {

    @Test
    void keepsATenantsListToItselfAndThePlatformsForAll() {
        PhoneNumber everybodys =
                PhoneNumber.of("+1305555%04d".formatted(IDS.next().hashCode() & 0x1FFF));
        int added = doNotCall().add(List.of(entry(acme, phone(1)), entry(acme, phone(2)), entry(null, everybodys)));

        assertThat(added).isGreaterThanOrEqualTo(2);
        Map<Callee, DoNotCall> found = doNotCall()
                .find(List.of(
                        new Callee(acme, phone(1)),
                        new Callee(acme, phone(3)),
                        new Callee(globex, phone(1)),
                        new Callee(globex, everybodys),
                        new Callee(acme, everybodys)));
        assertThat(found.keySet())
                .containsExactlyInAnyOrder(
                        new Callee(acme, phone(1)), new Callee(globex, everybodys), new Callee(acme, everybodys));
        assertThat(found.get(new Callee(acme, phone(1)))).isEqualTo(entry(acme, phone(1)));
        assertThat(found.get(new Callee(globex, everybodys)).tenant()).isNull();
    }

    @Test
    void addsAnEntryOnceAndLeavesTheFirst() {
        DoNotCall first = new DoNotCall(acme, phone(1), Source.CALL, "call 7", NOW);
        DoNotCall second = new DoNotCall(acme, phone(1), Source.FILE, "", NOW.plusSeconds(1));

        assertThat(doNotCall().add(List.of(first, second))).isEqualTo(1);
        assertThat(doNotCall().add(List.of(second))).isZero();
        assertThat(doNotCall().add(List.of())).isZero();

        assertThat(doNotCall().page(acme, null, 10)).containsExactly(first);
    }

    @Test
    void liftsAnEntryAndTakesItAgain() {
        doNotCall().add(List.of(entry(acme, phone(1))));

        assertThat(doNotCall().lift(globex, phone(1), "ann", NOW)).isFalse();
        assertThat(doNotCall().lift(acme, phone(1), "ann", NOW)).isTrue();
        assertThat(doNotCall().lift(acme, phone(1), "ann", NOW)).isFalse();

        assertThat(doNotCall().find(List.of(new Callee(acme, phone(1))))).isEmpty();
        assertThat(doNotCall().page(acme, null, 10)).isEmpty();
        assertThat(doNotCall().add(List.of(entry(acme, phone(1))))).isEqualTo(1);
        assertThat(doNotCall().page(acme, null, 10)).hasSize(1);
    }

    @Test
    void pagesAListByNumber() {
        for (int i = 5; i >= 1; i--) {
            doNotCall().add(List.of(entry(acme, phone(i))));
        }

        assertThat(doNotCall().page(acme, null, 2)).extracting(DoNotCall::phone).containsExactly(phone(1), phone(2));
        assertThat(doNotCall().page(acme, phone(2), 10))
                .extracting(DoNotCall::phone)
                .containsExactly(phone(3), phone(4), phone(5));
    }

    @Test
    void replacesANationalListAtOnceAndNeverByAnOlderOne() {
        String list = "LIST-" + letters();

        assertThat(doNotCall().findNational(list, List.of(phone(1)))).isEmpty();
        assertThat(national(list, NOW, phone(1), phone(2), phone(1))).isEqualTo(2);
        assertThat(match(list)).isEqualTo(new NationalMatch(NOW, Set.of(phone(1), phone(2))));
        national(list, NOW.plusSeconds(1), phone(3));
        assertThat(match(list)).isEqualTo(new NationalMatch(NOW.plusSeconds(1), Set.of(phone(3))));
        national(list, NOW.minusSeconds(1), phone(1));
        assertThat(match(list)).isEqualTo(new NationalMatch(NOW.plusSeconds(1), Set.of(phone(3))));
    }

    @Test
    void keepsTheOldNationalListWhenTheNewOneIsNotCommitted() {
        String list = "LIST-" + letters();
        national(list, NOW, phone(1));

        NationalImport broken = doNotCall().importNational(list, NOW.plusSeconds(1));
        broken.add(phone(2));
        broken.close();
        broken.close();

        assertThat(match(list)).isEqualTo(new NationalMatch(NOW, Set.of(phone(1))));
    }

    @Test
    void commitsANationalListOnce() {
        try (NationalImport numbers = doNotCall().importNational("LIST-" + letters(), NOW)) {
            numbers.commit();

            assertThatThrownBy(numbers::commit).isInstanceOf(IllegalStateException.class);
        }
    }

    private static DoNotCall entry(@Nullable TenantId tenant, PhoneNumber phone) {
        return new DoNotCall(tenant, phone, Source.PERSON, "said \"no\"", NOW);
    }

    private long national(String list, Instant asOf, PhoneNumber... phones) {
        try (NationalImport numbers = doNotCall().importNational(list, asOf)) {
            List.of(phones).forEach(numbers::add);
            return numbers.commit();
        }
    }

    private NationalMatch match(String list) {
        return doNotCall()
                .findNational(list, List.of(phone(1), phone(2), phone(3), phone(4)))
                .orElseThrow();
    }

    private static String letters() {
        return IDS.next().toString().replaceAll("[^a-f]", "").toUpperCase(Locale.ROOT) + "X";
    }

    private DoNotCallStore doNotCall() {
        return stores().compliance().doNotCall();
    }
}
