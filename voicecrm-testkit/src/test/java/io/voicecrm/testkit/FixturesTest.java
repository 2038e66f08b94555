package io.voicecrm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.voicecrm.PhoneNumber;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FixturesTest {

    private final List<PhoneNumber> all =
            IntStream.range(0, Fixtures.PHONE_COUNT).mapToObj(Fixtures::phone).toList();

    @Test
    void knowsTwentyThousandDifferentNumbersThatRingNowhere() {
        assertThat(all)
                .hasSizeGreaterThan(20_000)
                .doesNotHaveDuplicates()
                .allSatisfy(number -> assertThat(number.e164()).matches("\\+1\\d{3}55501\\d\\d"));
    }

    @Test
    void makesNumbersThatPassForValid() throws NumberParseException {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

        for (int i = 0; i < all.size(); i += 100) {
            assertThat(numbers.isValidNumber(numbers.parse(all.get(i).e164(), null)))
                    .as(all.get(i).e164())
                    .isTrue();
        }
    }

    @Test
    void namesTheRangeOfNumbersWhenItIsLeft() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fixtures.phone(Fixtures.PHONE_COUNT))
                .withMessageContaining("between 0 and " + (Fixtures.PHONE_COUNT - 1));
    }

    @Test
    void givesContactsWhatTheSalesAgentSays() {
        assertThat(Fixtures.contacts(25))
                .hasSize(25)
                .allSatisfy(contact -> assertThat(contact.variables()).containsKeys("first_name", "city"));
    }
}
