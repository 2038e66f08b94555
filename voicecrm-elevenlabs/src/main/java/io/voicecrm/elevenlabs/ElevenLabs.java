package io.voicecrm.elevenlabs;

import io.voicecrm.ProviderId;
import io.voicecrm.Secret;
import io.voicecrm.http.JsonClient;
import io.voicecrm.voice.AccountStatus;
import io.voicecrm.voice.Agents;
import io.voicecrm.voice.BatchCalls;
import io.voicecrm.voice.CallBridge;
import io.voicecrm.voice.Calls;
import io.voicecrm.voice.Capabilities;
import io.voicecrm.voice.Capability;
import io.voicecrm.voice.InboundCalls;
import io.voicecrm.voice.KnowledgeBases;
import io.voicecrm.voice.PhoneNumbers;
import io.voicecrm.voice.Recordings;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.voice.Voices;
import io.voicecrm.webhook.WebhookParser;
import io.voicecrm.webhook.WebhookVerifier;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One account at ElevenLabs Agents. Thread-safe; share one instance, and close it to free its connections.
 *
 * <p>Source: the provider's API reference and OpenAPI description of 2026-08-22.
 */
public final class ElevenLabs implements VoiceProvider {

    /** How this provider is named in ids, paths and tables. */
    public static final ProviderId ID = new ProviderId("elevenlabs");

    static final Capabilities CAPABILITIES = Capabilities.of(
            ID,
            Capability.BATCH_CALLS,
            Capability.BATCH_STATUS,
            Capability.BATCH_CANCEL,
            Capability.BATCH_RETRY,
            Capability.KNOWLEDGE,
            Capability.VOICES,
            Capability.NUMBER_IMPORT_TWILIO,
            Capability.NUMBER_IMPORT_SIP,
            Capability.NUMBER_ASSIGNMENT,
            Capability.AGENT_SKILLS,
            Capability.AGENT_COPY,
            Capability.CALL_OVERRIDES,
            Capability.INBOUND_PERSONALISATION,
            Capability.CALL_BRIDGE,
            Capability.RECORDINGS,
            Capability.COST_REPORTING,
            Capability.ACCOUNT_STATUS,
            Capability.CALL_ERASURE);

    private final JsonClient http;
    private final ElevenLabsAgents agents;
    private final ElevenLabsPhoneNumbers phoneNumbers;
    private final ElevenLabsCalls calls;
    private final ElevenLabsBatches batches;
    private final ElevenLabsKnowledgeBases knowledgeBases;
    private final ElevenLabsVoices voices;
    private final ElevenLabsRecordings recordings;
    private final ElevenLabsInboundCalls inboundCalls;
    private final ElevenLabsBridge bridge;
    private final ElevenLabsAccount account;
    private final ElevenLabsWorkspace workspace;
    private final ElevenLabsWebhookVerifier verifier;
    private final ElevenLabsWebhookParser parser;

    private ElevenLabs(Builder builder) {
        http = new JsonClient(
                builder.baseUrl, "xi-api-key", builder.apiKey, builder.timeout, builder.requestsPerSecond);
        Api api = new Api(http);
        agents = new ElevenLabsAgents(api, builder.clock);
        phoneNumbers = new ElevenLabsPhoneNumbers(api);
        calls = new ElevenLabsCalls(api, http, agents, phoneNumbers, builder.ringingTimeout, builder.clock);
        batches = new ElevenLabsBatches(api, http, agents, phoneNumbers, builder.ringingTimeout);
        knowledgeBases = new ElevenLabsKnowledgeBases(api, agents);
        voices = new ElevenLabsVoices(api);
        recordings = new ElevenLabsRecordings(api);
        bridge = new ElevenLabsBridge(api, agents);
        account = new ElevenLabsAccount(api, builder.concurrencyLimit);
        workspace = new ElevenLabsWorkspace(api);
        inboundCalls = new ElevenLabsInboundCalls(agents, workspace, builder.inboundSecrets);
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
    public Optional<BatchCalls> batches() {
        return Optional.of(batches);
    }

    @Override
    public Optional<KnowledgeBases> knowledgeBases() {
        return Optional.of(knowledgeBases);
    }

    @Override
    public Optional<Voices> voices() {
        return Optional.of(voices);
    }

    @Override
    public Optional<Recordings> recordings() {
        return Optional.of(recordings);
    }

    @Override
    public Optional<InboundCalls> inboundCalls() {
        return Optional.of(inboundCalls);
    }

    @Override
    public Optional<CallBridge> callBridge() {
        return Optional.of(bridge);
    }

    @Override
    public Optional<AccountStatus> accountStatus() {
        return Optional.of(account.status());
    }

    /** The settings of the account as a whole, which only this provider has in this form. */
    public ElevenLabsWorkspace workspace() {
        return workspace;
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
        private List<Secret> inboundSecrets = List.of();
        private @Nullable Integer concurrencyLimit;
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

        /**
         * What the provider sends along when it asks about an inbound call, see
         * {@link ElevenLabsWorkspace#askAboutInboundCalls}; several while a secret is being replaced. Default none, and
         * then no such question is trusted.
         */
        public Builder inboundSecrets(List<Secret> secrets) {
            inboundSecrets = List.copyOf(secrets);
            return this;
        }

        /**
         * How many calls at once the provider agreed to; default what its plans allow, which it does not tell itself. Only
         * reported, by {@link ElevenLabs#accountStatus}.
         *
         * @throws IllegalArgumentException if not positive
         */
        public Builder concurrencyLimit(int calls) {
            if (calls < 1) {
                throw new IllegalArgumentException("ElevenLabs concurrency limit: " + calls + "; expected at least 1");
            }
            concurrencyLimit = calls;
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
