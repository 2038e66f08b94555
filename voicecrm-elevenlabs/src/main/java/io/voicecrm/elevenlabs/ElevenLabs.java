package io.voicecrm.elevenlabs;

import io.voicecrm.ProviderId;
import io.voicecrm.http.JsonClient;
import io.voicecrm.voice.Agents;
import io.voicecrm.voice.Calls;
import io.voicecrm.voice.Capabilities;
import io.voicecrm.voice.Capability;
import io.voicecrm.voice.PhoneNumbers;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.webhook.WebhookParser;
import io.voicecrm.webhook.WebhookVerifier;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * One account at ElevenLabs Agents. Thread-safe; share one instance, and close it to free its connections.
 *
 * <p>Source: the provider's API reference and OpenAPI description of 2026-08-22.
 */
public final class ElevenLabs implements VoiceProvider {

    /** How this provider is named in ids, paths and tables. */
    public static final ProviderId ID = new ProviderId("elevenlabs");

    static final Capabilities CAPABILITIES = Capabilities.of(ID, Capability.CALL_OVERRIDES, Capability.COST_REPORTING);

    private final JsonClient http;
    private final ElevenLabsAgents agents;
    private final ElevenLabsPhoneNumbers phoneNumbers;
    private final ElevenLabsCalls calls;
    private final ElevenLabsWebhookVerifier verifier;
    private final ElevenLabsWebhookParser parser;

    private ElevenLabs(Builder builder) {
        http = new JsonClient(
                builder.baseUrl, "xi-api-key", builder.apiKey, builder.timeout, builder.requestsPerSecond);
        Api api = new Api(http);
        agents = new ElevenLabsAgents(api, builder.clock);
        phoneNumbers = new ElevenLabsPhoneNumbers(api);
        calls = new ElevenLabsCalls(api, http, agents, phoneNumbers, builder.ringingTimeout);
        verifier = new ElevenLabsWebhookVerifier(builder.webhookSecrets, builder.webhookTolerance);
        parser = new ElevenLabsWebhookParser();
    }

    /**
     * Starts with an account.
     *
     * @param apiKey the account's key; never logged
     * @throws IllegalArgumentException if it is blank
     */
    public static Builder builder(String apiKey) {
        return new Builder(apiKey);
    }

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public Calls calls() {
        return calls;
    }

    @Override
    public Agents agents() {
        return agents;
    }

    @Override
    public PhoneNumbers phoneNumbers() {
        return phoneNumbers;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public WebhookVerifier webhookVerifier() {
        return verifier;
    }

    @Override
    public WebhookParser webhookParser() {
        return parser;
    }

    @Override
    public void close() {
        http.close();
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {

        private final String apiKey;
        private String baseUrl = "https://api.elevenlabs.io";
        private List<String> webhookSecrets = List.of();
        private Duration webhookTolerance = Duration.ofMinutes(30);
        private Duration ringingTimeout = Duration.ofSeconds(30);
        private Duration timeout = Duration.ofSeconds(30);
        private int requestsPerSecond = 30;
        private Clock clock = Clock.systemUTC();

        private Builder(String apiKey) {
            if (apiKey.isBlank()) {
                throw new IllegalArgumentException("ElevenLabs API key: must not be blank");
            }
            this.apiKey = apiKey;
        }

        /** Where the API is; default the provider's. Residency regions have their own. */
        public Builder baseUrl(String url) {
            baseUrl = url;
            return this;
        }

        /**
         * What webhooks are signed with; several while a secret is being replaced. Default none, and then no webhook is
         * trusted.
         */
        public Builder webhookSecrets(List<String> secrets) {
            webhookSecrets = List.copyOf(secrets);
            return this;
        }

        /** How far a webhook's timestamp may be from its receipt, either way; default 30 minutes. */
        public Builder webhookTolerance(Duration tolerance) {
            webhookTolerance = tolerance;
            return this;
        }

        /** How long a phone rings before the call is given up; default 30 seconds. Rounded down to the second. */
        public Builder ringingTimeout(Duration ringing) {
            ringingTimeout = ringing;
            return this;
        }

        /** How long an answer may take; default 30 seconds. Longer than that, a dial is unknown. */
        public Builder timeout(Duration newTimeout) {
            timeout = newTimeout;
            return this;
        }

        /**
         * How many requests begin per second in this process, dials not counted; further ones wait for their turn. Default
         * 30. Dials have a rate of their own, which is the dialer's.
         */
        public Builder requestsPerSecond(int requests) {
            requestsPerSecond = requests;
            return this;
        }

        /** Whose now tells when cached settings are old; default the system's. */
        public Builder clock(Clock newClock) {
            clock = newClock;
            return this;
        }

        /** The account. Nothing is sent yet. @throws IllegalArgumentException if the base URL is not one */
        public ElevenLabs build() {
            return new ElevenLabs(this);
        }
    }
}
