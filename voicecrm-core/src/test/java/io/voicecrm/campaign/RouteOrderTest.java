package io.voicecrm.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.voicecrm.ProviderId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.fixture.People;
import io.voicecrm.fixture.ScriptedProvider;
import io.voicecrm.memory.InMemoryStores;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** By which of its routes a campaign goes first can be left to what a minute costs. */
class RouteOrderTest {

    private static final Route FIRST = route("first");
    private static final Route SECOND = route("second");
    private static final Route THIRD = route("third");

    private final CampaignSpec spec = CampaignSpec.builder("Routes", FIRST.agent(), FIRST.callerId())
            .fallbacks(List.of(SECOND, THIRD))
            .objective("sell roofs")
            .weight(7)
            .build();

    @Test
    void putsTheCheapestFirstAndThoseOfUnknownPriceLast() {
        CampaignSpec routed = routedAt(Map.of("first", "0.12", "third", "0.08"));

        assertThat(routed.routes()).containsExactly(THIRD, FIRST, SECOND);
        assertThat(routed.agent()).isEqualTo(THIRD.agent());
        assertThat(routed.callerId()).isEqualTo(THIRD.callerId());
    }

    @Test
    void keepsTheOrderOfThoseThatCostTheSameOrOfWhichNobodyKnows() {
        assertThat(routedAt(Map.of()).routes()).containsExactly(FIRST, SECOND, THIRD);
        assertThat(routedAt(Map.of("first", "0.10", "second", "0.1")).routes()).containsExactly(FIRST, SECOND, THIRD);
    }

    @Test
    void changesNothingElse() {
        CampaignSpec routed = routedAt(Map.of("second", "0.01"));

        assertThat(routed.objective()).isEqualTo("sell roofs");
        assertThat(routed.weight()).isEqualTo(7);
        assertThat(routed.name()).isEqualTo("Routes");
    }

    @Test
    void knowsNoNegativePrice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> routedAt(Map.of("first", "-1")))
                .withMessageContaining("price per minute of first");
    }

    private CampaignSpec routedAt(Map<String, String> prices) {
        var builder = VoiceCrm.builder(new ScriptedProvider(), new InMemoryStores());
        prices.forEach((provider, price) -> builder.pricePerMinute(new ProviderId(provider), new BigDecimal(price)));
        try (VoiceCrm crm = builder.build()) {
            return spec.routedBy(crm.cheapestFirst());
        }
    }

    private static Route route(String provider) {
        return new Route(new AgentId(new ProviderId(provider), "agent_of_" + provider), People.CALLER_ID);
    }
}
