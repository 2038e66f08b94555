package io.voicecrm.sample.profit;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.Money;
import io.voicecrm.ProviderId;
import io.voicecrm.billing.ProfitStatement;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.engine.Stores;
import io.voicecrm.metering.Meter;
import io.voicecrm.metering.UsageEntry;
import io.voicecrm.sample.Api;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.sample.database.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** April of 30 days, of one client who pays 100.00 with ten minutes in it, and 0.50 for each further one; nobody else pays in kronor. */
@RunningApp
class ForecastTest {

    private static final Currency KRONOR = Currency.getInstance("SEK");
    private static final YearMonth APRIL = YearMonth.of(2026, 4);
    private static final ProfitStatement SO_FAR =
            ProfitStatement.of(Money.of("100.00", KRONOR), Map.of("call", Money.of("3.00", KRONOR)));

    @LocalServerPort
    private int port;

    @Autowired
    private ProfitReport report;

    @Autowired
    private Stores stores;

    @Autowired
    private Scope scope;

    private TestClient client;

    @BeforeEach
    void openAnAccount() {
        TestClients clients = new TestClients(port);
        Api platform = clients.platform();
        String plan = platform.post("/api/plans", """
                        {"name": "Swedish", "monthly_fee": {"amount": "100.00", "currency": "SEK"}, "included_minutes": 10,
                         "overage_rate": {"amount": "0.50", "currency": "SEK"},
                         "increment": {"minimum_seconds": 0, "step_seconds": 1}, "trial_days": 0}""").json().get("id").asString();
        // Whoever another test left pays nothing: its terms are in another currency by now.
        scope.platform(jdbc -> jdbc.sql("update plan_terms set currency = 'NOK' where currency = 'SEK'")
                .update());
        client = clients.open(plan);
        scope.platform(jdbc -> jdbc.sql("update plan_terms set from_at = :midnight where tenant_id = :tenant")
                .param("midnight", Timestamp.from(Instant.parse("2026-04-01T04:00:00Z")))
                .param("tenant", client.id().value())
                .update());
    }

    @Test
    void letsTalkAndWhatItCostsGoOnAtThePaceOfTheMonthAndFeesStay() {
        talked(900);

        ProfitStatement statement = at("2026-04-16T00:00:00Z").statement();

        // 15 minutes in half a month are 30 in the whole: 20 more than included. The client's month began four hours
        // later.
        assertThat(statement.directCost()).isEqualTo(Money.of("6.00", KRONOR));
        assertThat(statement.revenue().minorUnits()).isBetween(11_000L, 11_025L);
        assertThat(statement.allocatedBase()).isEqualTo(SO_FAR.allocatedBase());
    }

    @Test
    void chargesNothingForWhatThePlanWillStillInclude() {
        talked(120);

        assertThat(at("2026-04-16T00:00:00Z").statement().revenue()).isEqualTo(Money.of("100.00", KRONOR));
    }

    @Test
    void letsNoCorrectionOfAnInvoiceGrow() {
        ProfitStatement corrected =
                ProfitStatement.of(Money.of("100.00", KRONOR), Map.of("invoice_correction", Money.of("7.00", KRONOR)));

        assertThat(forecast("2026-04-16T00:00:00Z")
                        .of(APRIL, corrected)
                        .orElseThrow()
                        .statement()
                        .directCost())
                .isEqualTo(Money.of("7.00", KRONOR));
    }

    @Test
    void countsTheDayThatHasBegunAmongThoseLeft() {
        assertThat(at("2026-04-16T00:00:00Z").daysLeft()).isEqualTo(15);
        assertThat(at("2026-04-30T23:00:00Z").daysLeft()).isEqualTo(1);
    }

    @Test
    void tellsNothingOnTheFirstDayAndOfOtherMonths() {
        assertThat(forecast("2026-04-01T23:59:59Z").of(APRIL, SO_FAR)).isEmpty();
        assertThat(forecast("2026-05-02T00:00:00Z").of(APRIL, SO_FAR)).isEmpty();
        assertThat(forecast("2026-03-31T12:00:00Z").of(APRIL, SO_FAR)).isEmpty();
    }

    private void talked(long seconds) {
        ProviderCallRef call = new ProviderCallRef(new ProviderId("elevenlabs"), "conv-" + UUID.randomUUID());
        Instant ended = Instant.parse("2026-04-07T12:00:00Z");
        stores.usage().post(List.of(new UsageEntry(client.id(), call, Meter.TALK_SECONDS, seconds, ended)));
    }

    private Forecast.Expected at(String now) {
        return forecast(now).of(APRIL, SO_FAR).orElseThrow();
    }

    private Forecast forecast(String now) {
        return new Forecast(report, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }
}
