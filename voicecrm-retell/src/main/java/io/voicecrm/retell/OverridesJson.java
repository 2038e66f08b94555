package io.voicecrm.retell;

import io.voicecrm.contact.AgentOverrides;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is different for one call, as the provider writes it. The prompt is not among it: it is a variable. */
final class OverridesJson {

    private OverridesJson() {}

    static Map<String, Object> of(AgentOverrides wanted) {
        Map<String, Object> agent = new LinkedHashMap<>();
        if (wanted.voiceId() != null) {
            agent.put("voice_id", wanted.voiceId());
        }
        if (wanted.language() != null) {
            agent.put("language", Languages.codeOf(wanted.language()));
        }
        Map<String, Object> overrides = new LinkedHashMap<>();
        if (!agent.isEmpty()) {
            overrides.put("agent", agent);
        }
        if (wanted.firstMessage() != null) {
            overrides.put("retell_llm", Map.of("begin_message", wanted.firstMessage(), "start_speaker", "agent"));
        }
        return overrides;
    }
}
