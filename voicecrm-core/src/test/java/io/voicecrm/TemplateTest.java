package io.voicecrm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TemplateTest {

    @Test
    void putsValuesInThePlaceOfVariables() {
        Template greeting = Template.of("Hello {{first_name}}, about {{ topic }}: hello {{first_name}}!");

        assertThat(greeting.fill(Map.of("first_name", "Ann", "topic", "the roof")))
                .isEqualTo("Hello Ann, about the roof: hello Ann!");
    }

    @Test
    void leavesOutWhatHasNoValue() {
        assertThat(Template.of("Hello {{name}}!").fill(Map.of())).isEqualTo("Hello !");
    }

    @Test
    void namesItsVariablesOnceInTheOrderOfFirstUse() {
        assertThat(Template.of("{{b}} {{ a }} {{b}}").variables()).containsExactly("b", "a");
    }

    @Test
    void tellsNamesApartByCase() {
        assertThat(Template.of("{{Name}}").fill(Map.of("name", "Ann"))).isEmpty();
    }

    @Test
    void neverReadsAValueAsATemplate() {
        assertThat(Template.of("{{name}}").fill(Map.of("name", "{{secret}}", "secret", "4711")))
                .isEqualTo("{{secret}}");
    }

    @Test
    void keepsBracesThatNameNothing() {
        assertThat(Template.of("{{}} {{  }} {{open").fill(Map.of("", "x"))).isEqualTo("{{}} {{  }} {{open");
        assertThat(Template.of("}} {single}").fill(Map.of("single", "x"))).isEqualTo("}} {single}");
    }

    @Test
    void leavesTextWithoutVariablesAlone() {
        Random random = new Random(11);
        for (int i = 0; i < 1_000; i++) {
            String text = random.ints(random.nextInt(40), ' ', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            assertThat(Template.of(text).fill(Map.of("a", "x"))).isEqualTo(text);
        }
    }
}
