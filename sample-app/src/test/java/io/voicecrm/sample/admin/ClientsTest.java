package io.voicecrm.sample.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.ProviderId;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.engine.Stores;
import io.voicecrm.metering.Meter;
import io.voicecrm.metering.UsageEntry;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The platform's view of a client, with the figures that the product was sold on. */
@RunningApp
class ClientsTest {

    private static final ProviderId PROVIDER = new ProviderId("elevenlabs");

    @LocalServerPort
    private int port;

    @Autowired
    private Stores stores;

    @Autowired
    private Clock clock;

    private TestClients clients;
    private TestClient client;

    @BeforeEach
    void openAnAccount() {
        clients = new TestClients(port);
        client = clients.open();
    }

    @Test
    void chargesTheMinutesBeyondThePlanAndShowsWhatIsEarned() {
        // 600 minutes on a plan of 500, at a cost of 15 cents a minute.
        for (int call = 0; call < 60; call++) {
            talked("conv-" + client.id() + "-" + call, 600);
        }

        JsonNode preview = client.api().get("/api/invoices/preview").json();
        assertThat(preview.at("/lines/1/amount/amount").asString()).isEqualTo("60.00");
        assertThat(preview.at("/total/amount").asString()).isEqualTo("359.00");
        JsonNode seen = seenByThePlatform();
        assertThat(seen.at("/revenue/amount").asString()).isEqualTo("359.00");
        assertThat(seen.at("/cost/amount").asString()).isEqualTo("90.00");
        assertThat(seen.at("/profit/amount").asString()).isEqualTo("269.00");
        assertThat(seen.get("markup_percent").asString()).isEqualTo("298.89");
        assertThat(seen.get("gross_margin_percent").asString()).isEqualTo("74.93");
    }

    @Test
    void knowsNoMarkupOnAClientWhoCostNothingYet() {
        JsonNode seen = seenByThePlatform();

        assertThat(seen.at("/cost/amount").asString()).isEqualTo("0.00");
        assertThat(seen.get("markup_percent").isNull()).isTrue();
        assertThat(seen.get("gross_margin_percent").asString()).isEqualTo("100.00");
    }

    private void talked(String ref, int seconds) {
        ProviderCallRef call = new ProviderCallRef(PROVIDER, ref);
        Instant now = clock.instant();
        stores.usage().post(List.of(new UsageEntry(client.id(), call, Meter.TALK_SECONDS, seconds, now)));
        BigDecimal dollars = new BigDecimal("0.15").multiply(BigDecimal.valueOf(seconds / 60));
        stores.costs().record(client.id(), call, List.of(new CostLine("voice", dollars, "USD")), now);
    }

    private JsonNode seenByThePlatform() {
        JsonNode items = clients.platform().get("/api/tenants?limit=200").json().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.get("id").asString().equals(client.id().value()))
                .findFirst()
                .orElseThrow();
    }
}
