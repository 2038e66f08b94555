package io.voicecrm.testkit.wire;

import io.voicecrm.testkit.simulator.SimulatedCall;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody said on the phone, found under the names that people give to it. */
final class SaidFacts {

    private SaidFacts() {}

    /** The fact; null if it was not said. */
    static @Nullable String of(SimulatedCall call, String id) {
        Map<String, String> facts = call.analysis().extracted();
        String name = facts.get("name");
        switch (id.toLowerCase(Locale.ROOT)) {
            case "first_name":
                return name == null ? null : name.split(" ", 2)[0];
            case "last_name":
                return name == null || !name.contains(" ") ? null : name.split(" ", 2)[1];
            case "full_name":
            case "customer_name":
                return name;
            case "email_address":
                return facts.get("email");
            case "callback_at":
                return facts.get("callback_time");
            case "sentiment":
                return call.sentiment().name().toLowerCase(Locale.ROOT);
            default:
                return facts.get(id.toLowerCase(Locale.ROOT));
        }
    }
}
