package io.voicecrm.sample.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.sample.Api.Answer;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.testkit.Fixtures;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningApp
class ImportTest {

    @LocalServerPort
    private int port;

    private TestClient client;

    @BeforeEach
    void openAnAccount() {
        client = new TestClients(port).open();
    }

    @Test
    void importsTheDocumentedRowsAndWarnsOfTheGreetingInTheWrongColumn() {
        JsonNode report = upload("""
                phone_number,language,voice_id,first_message,prompt,city,other_dyn_variable
                +14802555887,en,,,Hi {{city}} resident!,Phoenix,VIP
                +12125551234,en,,,Hi {{city}} resident!,New York,Standard
                """).json();

        assertThat(report.get("rows").asLong()).isEqualTo(2);
        assertThat(report.get("imported").asLong()).isEqualTo(2);
        assertThat(report.get("rejected").asLong()).isZero();
        JsonNode warning = report.at("/warnings/0");
        assertThat(warning.get("code").asString()).isEqualTo("greeting_in_prompt");
        assertThat(warning.get("column").asString()).isEqualTo("prompt");
        assertThat(warning.get("rows").asLong()).isEqualTo(2);
    }

    @Test
    void importsTheDocumentedRowWithoutAGreeting() {
        JsonNode report = upload("""
                phone_number,language,voice_id,first_message,prompt,city,other_dyn_variable
                +14802555887,en,,,,Phoenix,
                """).json();

        assertThat(report.get("imported").asLong()).isEqualTo(1);
        assertThat(report.get("rejected").asLong()).isZero();
    }

    @Test
    void importsTheRestOfTenThousandRowsAndReportsTheBadOnesByRow() {
        StringBuilder file = new StringBuilder("phone_number,name\n");
        for (int i = 1; i <= 10_000; i++) {
            file.append(isBad(i) ? "+1234567890" : Fixtures.phone(i).e164())
                    .append(",Person ")
                    .append(i)
                    .append('\n');
        }

        JsonNode report = upload(file.toString()).json();

        assertThat(report.get("rows").asLong()).isEqualTo(10_000);
        assertThat(report.get("imported").asLong()).isEqualTo(9_500);
        assertThat(report.get("rejected").asLong()).isEqualTo(500);
        String[] lines =
                client.api().get(report.get("report_url").asString()).body().split("\r?\n");
        assertThat(lines).hasSize(1 + 500);
        assertThat(IntStream.range(1, lines.length).map(i -> Integer.parseInt(lines[i].split(",", 2)[0])))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 10_000)
                        .filter(ImportTest::isBad)
                        .boxed()
                        .toList());
    }

    @Test
    void countsContactsThatAreInTheCampaignAlready() {
        String campaign = client.campaign("Twice");
        String file = "phone_number\n" + Fixtures.phone(1).e164() + "\n"
                + Fixtures.phone(2).e164() + "\n" + Fixtures.phone(2).e164() + "\n";
        client.api().upload("/api/campaigns/" + campaign + "/contacts", file).json();

        JsonNode second = client.api()
                .upload("/api/campaigns/" + campaign + "/contacts", file)
                .json();

        assertThat(second.get("imported").asLong()).isZero();
        assertThat(second.get("duplicates_in_campaign").asLong()).isEqualTo(2);
        assertThat(second.get("duplicates_in_file").asLong()).isEqualTo(1);
    }

    @Test
    void refusesAFileThatIsNoTableWithOneClearError() {
        Answer answer = upload("<!doctype html><html><body>Sign in</body></html>");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem().get("detail").asString()).contains("web page");
    }

    @Test
    void showsTheNumbersOfARejectedRowMaskedOnly() {
        JsonNode report = upload("phone_number\n+1234567890\n").json();

        assertThat(StreamSupport.stream(report.get("rejections").spliterator(), false))
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.get("value").asString())
                        .doesNotContain("1234567890")
                        .endsWith("90"));
    }

    private Answer upload(String file) {
        return client.api().upload("/api/campaigns/" + client.campaign("Import") + "/contacts", file);
    }

    private static boolean isBad(int row) {
        return row % 20 == 7;
    }
}
