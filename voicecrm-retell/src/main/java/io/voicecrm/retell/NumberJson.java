package io.voicecrm.retell;

import io.voicecrm.agent.AgentId;
import io.voicecrm.call.Direction;
import io.voicecrm.voice.NumberImport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A number as the provider writes it. */
final class NumberJson {

    private NumberJson() {}

    static Map<String, Object> imported(NumberImport.SipTrunk trunk) {
        Map<String, Object> number = new LinkedHashMap<>();
        number.put("phone_number", trunk.number().e164());
        number.put("nickname", trunk.label());
        number.put("termination_uri", trunk.terminationHost());
        number.put("transport", trunk.transport().name());
        trunk.credentials().ifPresent(login -> {
            number.put("sip_trunk_auth_username", login.username());
            number.put("sip_trunk_auth_password", login.password().reveal());
        });
        return number;
    }

    static Map<String, Object> wanted(NumberWish wish) {
        Map<String, Object> number = new LinkedHashMap<>();
        number.put("country_code", wish.country());
        if (wish.areaCode() != null) {
            number.put("area_code", wish.areaCode());
        }
        if (wish.number() != null) {
            number.put("phone_number", wish.number().e164());
        }
        if (wish.tollFree()) {
            number.put("toll_free", true);
        }
        if (!wish.label().isEmpty()) {
            number.put("nickname", wish.label());
        }
        return number;
    }

    /**
     * Binds directions to one agent, with all of the weight; the provider could share them among several.
     *
     * @param agent null switches the directions off
     */
    static Map<String, @Nullable Object> binding(@Nullable AgentId agent, Set<Direction> directions) {
        List<Map<String, Object>> agents =
                agent == null ? null : List.of(Map.of("agent_id", agent.value(), "weight", 1));
        Map<String, @Nullable Object> number = new LinkedHashMap<>();
        if (directions.contains(Direction.INBOUND)) {
            number.put("inbound_agents", agents);
        }
        if (directions.contains(Direction.OUTBOUND)) {
            number.put("outbound_agents", agents);
        }
        return number;
    }
}
