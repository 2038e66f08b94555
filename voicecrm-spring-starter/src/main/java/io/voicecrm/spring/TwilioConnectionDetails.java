package io.voicecrm.spring;

import io.voicecrm.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where the account at Twilio is reached. An application that has it from somewhere else than {@code voicecrm.twilio.*},
 * such as a vault or a simulator, defines a bean of this type.
 */
public interface TwilioConnectionDetails extends ConnectionDetails {

    /** {@code AC} and 32 hexadecimal digits. */
    String accountSid();

    /** The account's token: it signs in, and it signs webhooks. */
    Secret authToken();

    /** The server; null for the provider's own. */
    default @Nullable String baseUrl() {
        return null;
    }
}
