package io.voicecrm.sample.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.sample.Api.Answer;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningApp
class PlansTest {

    @LocalServerPort
    private int port;

    @Test
    void keepsAPlanAsItWasGiven() {
        Answer made = make("99.50", "USD", "0.125", "USD");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().at("/monthly_fee/amount").asString()).isEqualTo("99.50");
        assertThat(made.json().at("/overage_rate/amount").asString()).isEqualTo("0.125");
    }

    @ParameterizedTest
    @CsvSource({
        "99.999, USD, 0.10, USD, monthly_fee",
        "99.00, XQZ, 0.10, XQZ, monthly_fee",
        "99.00, USD, 0.10, EUR, overage_rate"
    })
    void namesTheFieldThatIsNoPrice(String fee, String currency, String rate, String rateCurrency, String field) {
        Answer refused = make(fee, currency, rate, rateCurrency);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem().at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void refusesAPriceWithoutAnAmount() {
        assertThat(post("{\"currency\": \"USD\"}", "{\"amount\": \"1\", \"currency\": \"USD\"}")
                        .status())
                .isEqualTo(400);
    }

    private Answer make(String fee, String currency, String rate, String rateCurrency) {
        return post(money(fee, currency), money(rate, rateCurrency));
    }

    private Answer post(String fee, String rate) {
        String increment = "{\"minimum_seconds\": 0, \"step_seconds\": 1}";
        return new TestClients(port)
                .platform()
                .post(
                        "/api/plans",
                        "{\"name\": \"Plan\", \"included_minutes\": 10, \"monthly_fee\": " + fee
                                + ", \"overage_rate\": " + rate + ", \"increment\": " + increment + "}");
    }

    private static String money(String amount, String currency) {
        return "{\"amount\": \"" + amount + "\", \"currency\": \"" + currency + "\"}";
    }
}
