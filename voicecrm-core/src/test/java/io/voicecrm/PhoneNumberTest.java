package io.voicecrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @Test
    void keepsTheNumberAsItIs() {
        assertThat(PhoneNumber.of("+12025550123").e164()).isEqualTo("+12025550123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+12345678", "+123456789012345"})
    void acceptsEightToFifteenDigits(String number) {
        assertThat(PhoneNumber.of(number).e164()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "12025550123",
                "+1234567",
                "+1234567890123456",
                "+02025550123",
                "+1 202 555 0123",
                "+1202555012a",
                "+١٢٠٢٥٥٥٠١٢٣"
            })
    void refusesWhatIsNotE164(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.of(text))
                .withMessageContaining("expected + and 8 to 15 digits");
    }

    @Test
    void doesNotRepeatARefusedNumberInFull() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.of("+1 202 555 0123"))
                .withMessageContaining("***0123")
                .withMessageNotContaining("202");
    }

    @Test
    void showsNoMoreThanItsLastFourDigits() {
        assertThat(PhoneNumber.of("+12025550123")).hasToString("***0123");
    }

    @Test
    void hidesShortTextsEntirely() {
        assertThat(PhoneNumber.mask("550123")).isEqualTo("***");
        assertThat(PhoneNumber.mask("")).isEqualTo("***");
    }
}
