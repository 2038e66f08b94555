package io.voicecrm.testkit.wire;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether an agent allows what a call wants to be different. */
final class Overrides {

    private Overrides() {}

    /**
     * The first field that is overridden without leave, such as {@code first_message}.
     *
     * @param wanted the call's {@code conversation_config_override}
     * @param allowed the agent's switches of the same shape; what is missing is off
     */
    static Optional<String> firstForbidden(JsonObject wanted, JsonObject allowed) {
        for (Map.Entry<String, @Nullable Object> field : wanted.members().entrySet()) {
            String name = field.getKey();
            if (field.getValue() instanceof JsonObject deeper) {
                Optional<String> forbidden = firstForbidden(deeper, allowed.at(name));
                if (forbidden.isPresent()) {
                    return forbidden;
                }
            } else if (field.getValue() != null && !allowed.flag(name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
