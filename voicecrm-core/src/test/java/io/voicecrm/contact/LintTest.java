package io.voicecrm.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.voicecrm.contact.LintWarning.Code;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LintTest {

    @Test
    void warnsOfTheGreetingInThePromptColumnOfTheTwoKnownRows() throws IOException {
        ImportedFile file = ImportedFile.of(resource("greeting-in-prompt.csv"));

        assertThat(file.numbers()).containsExactly("+14802555887", "+12125551234");
        assertThat(file.rejected()).isEmpty();
        assertThat(file.contacts().get(1L).overrides())
                .isEqualTo(new AgentOverrides("en", null, null, "Hi {{city}} resident!"));
        assertThat(file.contacts().get(2L).variables())
                .containsEntry("city", "New York")
                .containsEntry("other_dyn_variable", "Standard");
        assertThat(file.report().warnings())
                .containsExactly(new LintWarning(
                        Code.GREETING_IN_PROMPT,
                        "prompt",
                        2,
                        "What looks like a greeting replaces the agent's whole prompt, while first_message is empty; move"
                                + " it to first_message if the agent should say it."));
    }

    @Test
    void importsTheKnownRowWithABlankVariableAndWarnsOnlyIfTheAgentSaysIt() throws IOException {
        byte[] file = resource("blank-variable.csv");
        ContactCsv saysIt = ContactCsv.builder("US")
                .templates("Hi {{city}}, dear {{other_dyn_variable}}!", "Be brief.")
                .build();

        assertThat(ImportedFile.of(file).numbers()).containsExactly("+14802555887");
        assertThat(ImportedFile.of(file).report().warnings()).isEmpty();
        assertThat(ImportedFile.of(file, saysIt).report().warnings())
                .containsExactly(new LintWarning(
                        Code.EMPTY_VARIABLE,
                        "other_dyn_variable",
                        1,
                        "{{other_dyn_variable}} is empty; the agent says nothing there."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You greet people with: Hi {{city}} resident!",
                "Hide the price until asked.",
                "High-pressure selling is forbidden.",
                "Be brief."
            })
    void takesAnInstructionForNoGreeting(String prompt) {
        assertThat(warnings("phone_number,city,prompt\n2125550123,x,\"" + prompt + "\"\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hello there", "GOOD MORNING!", "¡Hola, buenos días!", "Olá, tudo bem?", "Guten Tag", "Hey"})
    void knowsGreetingsOfManyLanguages(String prompt) {
        assertThat(warnings("phone_number,system_prompt\n2125550123,\"" + prompt + "\"\n"))
                .extracting(LintWarning::code)
                .containsExactly(Code.GREETING_IN_PROMPT);
    }

    @Test
    void takesALongPromptOrOneBesideAFirstMessageForMeant() {
        assertThat(warnings("phone_number,first_message,prompt\n2125550123,Hello!,Hi there\n4155550123,,Hi"
                        + " is what you say first.".repeat(10) + "\n"))
                .isEmpty();
    }

    @Test
    void countsTheRowsThatNeedAVariableWithoutAColumn() {
        ContactCsv reader =
                ContactCsv.builder("US").templates("Hello {{first_name}}").build();

        assertThat(ImportedFile.of(
                                "phone_number,city,first_message\n2125550123,Reno,\n4155550123,Reno,Hi {{ citty }} and {{citty}}\n",
                                reader)
                        .report()
                        .warnings())
                .containsExactlyInAnyOrder(
                        new LintWarning(
                                Code.VARIABLE_WITHOUT_COLUMN,
                                null,
                                2,
                                "{{first_name}} has no column; the agent says nothing there."),
                        new LintWarning(
                                Code.VARIABLE_WITHOUT_COLUMN,
                                null,
                                1,
                                "{{citty}} has no column; the agent says nothing there."));
    }

    @Test
    void pointsToTheColumnThatDiffersInCaseOnly() {
        assertThat(warnings("phone_number,City,first_message\n2125550123,Reno,Hi {{city}}\n"))
                .extracting(LintWarning::message)
                .containsExactly("{{city}} has no column, but {{City}} has; the agent says nothing there.");
    }

    @Test
    void saysThatAColumnOfTheContractIsNoVariable() {
        assertThat(warnings("phone_number,first_message\n2125550123,Is {{phone_number}} yours?\n"))
                .extracting(LintWarning::message)
                .containsExactly(
                        "{{phone_number}} is not a variable, because its column has a meaning of its own; the agent"
                                + " says nothing there.");
    }

    @Test
    void countsEmptyValuesByVariable() {
        ContactCsv reader =
                ContactCsv.builder("US").templates("{{a}} {{b}} {{a}}").build();

        assertThat(ImportedFile.of("phone_number,a,b,c\n2125550123,,x,\n4155550123, ,,\n3125550123,x,x,\n", reader)
                        .report()
                        .warnings())
                .extracting(LintWarning::code, LintWarning::column, LintWarning::rows)
                .containsExactlyInAnyOrder(tuple(Code.EMPTY_VARIABLE, "a", 2L), tuple(Code.EMPTY_VARIABLE, "b", 1L));
    }

    @Test
    void warnsOfValuesInAColumnWithoutAName() {
        assertThat(warnings("phone_number,,city\n2125550123,lost,Reno\n4155550123,,Reno\n"))
                .containsExactly(new LintWarning(
                        Code.COLUMN_WITHOUT_NAME, null, 1, "Values in a column without a name are left out."));
    }

    @Test
    void countsAcceptedRowsOnly() {
        assertThat(warnings("phone_number,first_message\n+1234567890,Hi {{name}}\n"))
                .isEmpty();
    }

    @Test
    void keepsNoMoreThanAHundredUnknownVariables() {
        StringBuilder csv = new StringBuilder("phone_number,first_message\n");
        for (int i = 0; i < 1000; i++) {
            csv.append("2125550123,Hi {{name").append(i).append("}}\n");
        }

        assertThat(warnings(csv.toString())).hasSize(100);
    }

    private static List<LintWarning> warnings(String csv) {
        return ImportedFile.of(csv).report().warnings();
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(LintTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }
}
