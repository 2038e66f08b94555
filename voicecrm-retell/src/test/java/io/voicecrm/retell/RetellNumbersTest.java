package io.voicecrm.retell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.PhoneNumber;
import io.voicecrm.Secret;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.Direction;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.voice.NumberImport;
import io.voicecrm.voice.PhoneNumbers;
import io.voicecrm.voice.PhoneNumbers.OwnedNumber;
import io.voicecrm.voice.VoiceProviderException;
import io.voicecrm.voice.VoiceProviderException.Kind;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Numbers over the simulator, every exchange held to the provider's description. */
class RetellNumbersTest {

    private static final Set<Direction> BOTH = EnumSet.allOf(Direction.class);

    private final WatchedAccount watched = new WatchedAccount();
    private final Retell provider = watched.provider;
    private final AgentId demo = watched.demo;

    @AfterEach
    void close() {
        watched.close();
    }

    @Test
    void takesANumberInBindsItBothWaysAndLetsItGo() {
        PhoneNumbers numbers = provider.phoneNumbers();
        PhoneNumber number = Fixtures.phone(5);
        NumberImport trunk = new NumberImport.SipTrunk(
                number,
                "Sales",
                "northwind.pstn.example",
                NumberImport.Transport.TLS,
                new NumberImport.Login("northwind", Secret.of("hush")));

        OwnedNumber imported = numbers.importNumber(trunk);
        assertThat(numbers.importNumber(trunk)).isEqualTo(imported);
        numbers.assign(number, demo, BOTH);
        assertThat(owned(number).agent()).isEqualTo(demo);
        assertThat(owned(number).outboundAgent()).isEqualTo(demo);
        numbers.detach(number, Set.of(Direction.INBOUND));
        assertThat(owned(number).agent()).isNull();
        assertThat(owned(number).outboundAgent()).isEqualTo(demo);

        numbers.remove(number);
        numbers.remove(number);
        assertThat(numbers.list()).extracting(OwnedNumber::number).doesNotContain(number);
        assertThatThrownBy(() -> numbers.assign(number, demo, BOTH)).satisfies(WatchedAccount::isNotFound);
    }

    @Test
    void buysANumberOfAnAreaAndNeverTheSameTwice() {
        OwnedNumber bought = provider.buyNumber(NumberWish.in(415, "Front desk"));

        assertThat(bought.number().e164()).startsWith("+1415");
        assertThat(provider.phoneNumbers().list()).contains(bought);
        assertThat(provider.buyNumber(NumberWish.in(415, "Back office"))).isNotEqualTo(bought);
        assertThatThrownBy(() -> provider.buyNumber(new NumberWish("US", null, bought.number(), false, "")))
                .isInstanceOfSatisfying(
                        VoiceProviderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_REQUEST));
        assertThatThrownBy(() -> NumberWish.in(99, "")).hasMessageContaining("99; expected 200 to 999");
    }

    @Test
    void saysThatItDoesNotTakeSomebodysTwilioAccount() {
        NumberImport twilio = new NumberImport.Twilio(
                Fixtures.phone(5), "Sales", "AC00000000000000000000000000000000", Secret.of("token"));

        assertThatThrownBy(() -> provider.phoneNumbers().importNumber(twilio))
                .satisfies(WatchedAccount::isNotSupported);
        assertThat(watched.exchanges).isEmpty();
    }

    private OwnedNumber owned(PhoneNumber number) {
        return provider.phoneNumbers().list().stream()
                .filter(owned -> owned.number().equals(number))
                .findFirst()
                .orElseThrow();
    }
}
