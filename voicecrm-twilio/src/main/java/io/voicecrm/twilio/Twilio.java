package io.voicecrm.twilio;

import com.twilio.http.TwilioRestClient;
import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.Secret;
import io.voicecrm.TenantId;
import io.voicecrm.context.CallContext;
import io.voicecrm.number.Carrier;
import io.voicecrm.number.NumberRoutes;
import io.voicecrm.number.PooledNumber;
import io.voicecrm.text.TextMessages;
import io.voicecrm.text.TextSender;
import io.voicecrm.twilio.TwilioInboundCalls.Caller;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.webhook.WebhookRequest;
import io.voicecrm.webhook.WebhookSource;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One account at Twilio. Thread-safe; share one instance.
 *
 * <p>Every request goes out once. Source: Twilio's API reference, and its Java library 13.0.1.
 */
public final class Twilio {

    /** How this carrier is named in ids, paths and tables. */
    public static final ProviderId ID = new ProviderId("twilio");

    private final TwilioRestClient client;
    private final String account;
    private final TwilioSignature signature;
    private final @Nullable String webhooks;
    private final boolean answersCalls;
    private final Map<String, Secret> tokens;
    private final String apology;

    private Twilio(Builder builder) {
        account = builder.accountSid;
        client = new TwilioRestClient.Builder(builder.login, builder.password.reveal())
                .accountSid(account)
                .httpClient(new SingleShotHttpClient(builder.baseUrl, builder.timeout))
                .build();
        List<String> signing = new ArrayList<>();
        signing.add(builder.authToken.reveal());
        builder.moreTokens.forEach(token -> signing.add(token.reveal()));
        builder.subaccounts.values().forEach(token -> signing.add(token.reveal()));
        signature = new TwilioSignature(signing);
        webhooks = builder.webhooks;
        answersCalls = builder.answersCalls;
        tokens = new HashMap<>(builder.subaccounts);
        tokens.put(account, builder.authToken);
        apology = builder.apology;
    }

    /**
     * Starts with an account.
     *
     * @param accountSid {@code AC} and 32 hexadecimal digits
     * @param authToken lets us act as the account, and signs what it posts; never logged
     * @throws IllegalArgumentException if {@code accountSid} is not one
     */
    public static Builder builder(String accountSid, Secret authToken) {
        return new Builder(accountSid, authToken);
    }

    /** The account's numbers. */
    public Carrier carrier() {
        return carrierOf(account);
    }

    /**
     * The numbers of a subaccount.
     *
     * @throws IllegalArgumentException if the builder was not told the subaccount's token
     */
    public Carrier carrierOf(String sid) {
        tokenOf(sid);
        return new TwilioCarrier(client, sid, this::tokenOf);
    }

    /** Accounts below this one. */
    public TwilioSubaccounts subaccounts() {
        return new TwilioSubaccounts(client);
    }

    /** Sends text messages from the account's numbers. */
    public TextSender texts() {
        return new TwilioTexts(client, account, webhooks == null ? null : URI.create(webhooks + "/messages"));
    }

    /**
     * Where the numbers that are connected send their calls and messages: to us, where {@link Builder#webhooks} says who
     * that is. Calls only if {@link Builder#answersCalls} is set; otherwise the voice provider that imports a number takes
     * them.
     */
    public NumberRoutes routes() {
        if (webhooks == null) {
            return NumberRoutes.UNCHANGED;
        }
        return new NumberRoutes(
                answersCalls ? URI.create(webhooks + "/voice") : null,
                URI.create(webhooks),
                URI.create(webhooks + "/messages"));
    }

    /**
     * How status callbacks of calls are trusted and read.
     *
     * @throws IllegalStateException if {@link Builder#webhooks} was not set
     */
    public WebhookSource callStatus() {
        return new WebhookSource(ID, new TwilioVerifier(signature, requireWebhooks()), new TwilioStatusParser());
    }

    /**
     * What one status callback says, for whoever follows calls as they ring. Trust it with {@link #callStatus} first.
     *
     * @throws io.voicecrm.webhook.MalformedWebhookException if it is none
     */
    public static TwilioCallStatus read(WebhookRequest verified) {
        return TwilioStatusParser.read(verified);
    }

    /**
     * Answers calls that come in.
     *
     * @param numbers finds a number in the pool
     * @param providers whose agents may answer
     * @param contexts what the agent is told about a caller
     * @throws IllegalStateException if {@link Builder#webhooks} was not set
     */
    public TwilioInboundCalls inboundCalls(
            Function<PhoneNumber, Optional<PooledNumber>> numbers,
            Collection<? extends VoiceProvider> providers,
            Function<Caller, CallContext> contexts) {
        TwilioVerifier verifier = new TwilioVerifier(signature, requireWebhooks() + "/voice");
        return new TwilioInboundCalls(verifier, numbers, providers, contexts, apology);
    }

    /**
     * Takes what is posted about text messages.
     *
     * @param owners whose number it is that a message came to
     * @throws IllegalStateException if {@link Builder#webhooks} was not set
     */
    public TwilioTextWebhooks textWebhooks(TextMessages messages, Function<PhoneNumber, Optional<TenantId>> owners) {
        return new TwilioTextWebhooks(signature, requireWebhooks() + "/messages", messages, owners);
    }

    private String requireWebhooks() {
        if (webhooks == null) {
            throw new IllegalStateException("Twilio webhooks: have no URL; set Builder.webhooks");
        }
        return webhooks;
    }

    private Secret tokenOf(String sid) {
        Secret token = tokens.get(sid);
        if (token == null) {
            throw new IllegalArgumentException(
                    "Twilio account " + PhoneNumber.mask(sid) + ": its token is not known; add it as a subaccount");
        }
        return token;
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {

        private final String accountSid;
        private final Secret authToken;
        private String login;
        private Secret password;
        private List<Secret> moreTokens = List.of();
        private final Map<String, Secret> subaccounts = new HashMap<>();
        private String baseUrl = "https://api.twilio.com";
        private Duration timeout = Duration.ofSeconds(30);
        private @Nullable String webhooks;
        private boolean answersCalls;
        private String apology = "We are sorry, nobody can take your call right now. Please try again later.";

        private Builder(String accountSid, Secret authToken) {
            if (!accountSid.matches("AC[0-9a-fA-F]{32}")) {
                throw new IllegalArgumentException(
                        "Twilio account sid: " + PhoneNumber.mask(accountSid) + " is not AC and 32 hexadecimal digits");
            }
            this.accountSid = accountSid;
            this.authToken = authToken;
            this.login = accountSid;
            this.password = authToken;
        }

        /** An API key to send requests with; default the account's own sid and token. */
        public Builder apiKey(String sid, Secret secret) {
            login = sid;
            password = secret;
            return this;
        }

        /** Other tokens that webhooks may be signed with, while one is being replaced; default none. */
        public Builder moreSigningTokens(List<Secret> tokens) {
            moreTokens = List.copyOf(tokens);
            return this;
        }

        /** An account below this one whose numbers are used too; default none. */
        public Builder subaccount(String sid, Secret token) {
            subaccounts.put(sid, token);
            return this;
        }

        /** Where the API is; default the provider's. */
        public Builder baseUrl(String url) {
            baseUrl = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
            return this;
        }

        /** How long an answer may take; default 30 seconds. Longer than that, a purchase or a message is unknown. */
        public Builder timeout(Duration newTimeout) {
            timeout = newTimeout;
            return this;
        }

        /**
         * The URL, as seen from outside, that Twilio posts call status to; inbound calls go to {@code /voice} below it,
         * messages to {@code /messages}. Default none. Twilio refuses host names with an underscore.
         *
         * @throws IllegalArgumentException if it is no absolute URL, or has a query
         */
        public Builder webhooks(URI url) {
            if (!url.isAbsolute() || url.getHost() == null || url.getRawQuery() != null) {
                throw new IllegalArgumentException("Twilio webhooks: \"" + url + "\" must be a URL without a query");
            }
            webhooks = url.toString();
            return this;
        }

        /** Whether calls to connected numbers come to us first; default false: to whoever imported the number. */
        public Builder answersCalls(boolean newAnswersCalls) {
            answersCalls = newAnswersCalls;
            return this;
        }

        /** What callers hear where no agent can be reached; default one sentence in English. */
        public Builder apology(String sentence) {
            apology = sentence;
            return this;
        }

        /** The account. */
        public Twilio build() {
            return new Twilio(this);
        }
    }
}
