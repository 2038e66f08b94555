package io.voicecrm.testkit.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account and what it holds: resources as they are answered, by their sid. Guarded by the {@link TwilioAccounts}. */
final class TwilioAccount {

    final String sid;
    final String token;
    final @Nullable TwilioAccount owner;
    final Map<String, JsonObject> numbers = new LinkedHashMap<>();
    final Map<String, JsonObject> messages = new LinkedHashMap<>();
    final Map<String, JsonObject> calls = new LinkedHashMap<>();
    String name;
    String status = "active";

    TwilioAccount(String sid, String token, String name, @Nullable TwilioAccount owner) {
        this.sid = sid;
        this.token = token;
        this.name = name;
        this.owner = owner;
    }
}
