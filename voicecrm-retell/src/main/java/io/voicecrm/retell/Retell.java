package io.voicecrm.retell;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
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
import io.voicecrm.voice.PhoneNumbers.OwnedNumber;
import io.voicecrm.voice.Recordings;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.voice.VoiceProviderException;
import io.voicecrm.voice.Voices;
import io.voicecrm.webhook.WebhookParser;
import io.voicecrm.webhook.WebhookVerifier;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One account at Retell. Thread-safe; share one instance, and close it to free its connections.
 *
 * <p>Source: the provider's OpenAPI description of 2026-04-03, its client library of 2026-09-11 where that is newer, and
 * its documentation.
 */
public final class Retell implements VoiceProvider {

    /** How this provider is named in ids, paths and tables. */
    public static final ProviderId ID = new ProviderId("retell");

    static final Capabilities CAPABILITIES = Capabilities.of(
            ID,
            Capability.BATCH_CALLS,
            Capability.BATCH_WINDOWS,
            Capability.KNOWLEDGE,
            Capability.VOICES,
            Capability.AGENT_COPY,
            Capability.AGENT_SKILLS,
            Capability.NUMBER_IMPORT_SIP,
            Capability.NUMBER_ASSIGNMENT,
            Capability.CALL_OVERRIDES,
            Capability.INBOUND_PERSONALISATION,
            Capability.INBOUND_AGENT_CHOICE,
            Capability.INBOUND_REJECTION,
            Capability.CALL_BRIDGE,
            Capability.RECORDINGS,
            Capability.COST_REPORTING,
            Capability.ACCOUNT_STATUS,
            Capability.HANG_UP,
            Capability.CALL_ERASURE,
            Capability.CALL_STARTED_EVENTS);

    private final JsonClient http;
    private final Api api;
    private final RetellAgents agents;
    private final RetellPhoneNumbers phoneNumbers;
    private final MissingAsset missing;
    private final RetellCalls calls;
    private final RetellWebhookVerifier verifier;
    private final RetellWebhookParser parser;

    private Retell(Builder builder) {
        RetellOptions options = new RetellOptions(builder.defaultVoice, builder.ringingTimeout, builder.webhookUrl);
        http = new JsonClient(
                builder.baseUrl,
                "Authorization",
                "Bearer " + builder.apiKey,
                builder.timeout,
                builder.requestsPerSecond);
        api = new Api(http);
        agents = new RetellAgents(api, options, builder.clock);
        phoneNumbers = new RetellPhoneNumbers(api);
        missing = new MissingAsset(agents, phoneNumbers);
        calls = new RetellCalls(api, http, agents, missing, builder.clock);
        verifier = new RetellWebhookVerifier(
                builder.webhookSecrets.isEmpty() ? List.of(builder.apiKey) : builder.webhookSecrets,
                builder.webhookTolerance);
        parser = new RetellWebhookParser();
    }

    /**
     * Starts with an account.
     *
     * @param apiKey a key of the account; never logged
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

    /**
     * Buys a number, which costs money every month from then on. Not idempotent, and never sent twice by itself.
     *
     * @throws VoiceProviderException of kind {@code UNAVAILABLE} if no answer arrived: it may be bought all the same, and
     *     {@link #phoneNumbers} lists it then; of another kind if the provider refuses
     */
    public OwnedNumber buyNumber(NumberWish wish) {
        return phoneNumbers.buy(wish);
    }

    /**
     * Has the provider ask at {@code address} what to do with each call to a number of the account, while it rings; answer
     * with {@link #inboundCalls}. Idempotent.
     *
     * @param address absolute, of ours; null has nobody asked
     * @throws VoiceProviderException of kind {@code NOT_FOUND} if the number is not in the account
     */
    public void askAboutCallsTo(PhoneNumber number, @Nullable URI address) {
        phoneNumbers.askAboutCallsTo(number, address);
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
    public Optional<BatchCalls> batches() {
        return Optional.of(new RetellBatches(api, http, agents, missing));
    }

    @Override
    public Optional<KnowledgeBases> knowledgeBases() {
        return Optional.of(new RetellKnowledgeBases(api, agents));
    }

    @Override
    public Optional<Voices> voices() {
        return Optional.of(new RetellVoices(api));
    }

    @Override
    public Optional<Recordings> recordings() {
        return Optional.of(new RetellRecordings(api, http));
    }

    @Override
    public Optional<InboundCalls> inboundCalls() {
        return Optional.of(new RetellInboundCalls(verifier, agents, phoneNumbers));
    }

    @Override
    public Optional<CallBridge> callBridge() {
        return Optional.of(new RetellCallBridge(api, agents));
    }

    @Override
    public Optional<AccountStatus> accountStatus() {
        return Optional.of(new RetellAccount(api).status());
    }

    @Override
    public void close() {
        http.close();
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {

        private final String apiKey;
        private String baseUrl = "https://api.retellai.com";
        private List<String> webhookSecrets = List.of();
        private Duration webhookTolerance = Duration.ofMinutes(5);
        private Duration ringingTimeout = Duration.ofSeconds(30);
        private Duration timeout = Duration.ofSeconds(30);
        private int requestsPerSecond = 10;
        private String defaultVoice = "11labs-Adrian";
        private @Nullable String webhookUrl;
        private Clock clock = Clock.systemUTC();

        private Builder(String apiKey) {
            if (apiKey.isBlank()) {
                throw new IllegalArgumentException("Retell API key: must not be blank");
            }
            this.apiKey = apiKey;
        }

        /** Where the API is; default the provider's. */
        public Builder baseUrl(String url) {
            baseUrl = url;
            return this;
        }

        /**
         * What webhooks are signed with: the one API key of the account that carries the webhook badge; several while a key
         * is being replaced. Default, and where the list is empty, the key that requests are sent with.
         */
        public Builder webhookSecrets(List<String> secrets) {
            webhookSecrets = List.copyOf(secrets);
            return this;
        }

        /** How far a webhook's timestamp may be from its receipt, either way; default 5 minutes. */
        public Builder webhookTolerance(Duration tolerance) {
            webhookTolerance = tolerance;
            return this;
        }

        /**
         * How long a phone that a new agent calls rings before the call is given up, 5 seconds to 5 minutes; default 30
         * seconds.
         */
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
         * 10, which is what the provider takes. Dials have a rate of their own, which is the dialer's.
         */
        public Builder requestsPerSecond(int requests) {
            requestsPerSecond = requests;
            return this;
        }

        /** The voice of new agents whose spec names none: this provider has no default. Unless set, one of its stock. */
        public Builder defaultVoice(String voiceId) {
            defaultVoice = voiceId;
            return this;
        }

        /** Where new agents send their webhooks. Default null: to the address that is set for the whole account. */
        public Builder webhookUrl(@Nullable String url) {
            webhookUrl = url;
            return this;
        }

        /** Whose now is asked; default the system's. */
        public Builder clock(Clock newClock) {
            clock = newClock;
            return this;
        }

        /**
         * The account. Nothing is sent yet.
         *
         * @throws IllegalArgumentException if the base URL is not one, or the ringing timeout is out of range
         */
        public Retell build() {
            return new Retell(this);
        }
    }
}
