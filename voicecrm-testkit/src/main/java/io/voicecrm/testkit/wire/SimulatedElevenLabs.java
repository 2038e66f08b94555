package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.simulator.PhoneWorld;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.NoSuchElementException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * ElevenLabs Agents on the loopback address: real HTTP, simulated phones, no key, no cost.
 *
 * <p>It has one demo agent and one number from the start. Calls take as long as real ones divided by the speed; what is
 * reported about them stays as long as real ones. Thread-safe.
 *
 * <pre>{@code
 * try (SimulatedElevenLabs sim = SimulatedElevenLabs.start()) {
 *     // point a client at sim.url() with sim.apiKey(), call from sim.phoneNumber() with sim.agentId()
 * }
 * }</pre>
 */
public final class SimulatedElevenLabs implements AutoCloseable {

    private static final String AGENT_ID = "agent_demo";

    private final String apiKey;
    private final FaultDice dice;
    private final CallJournal journal = new CallJournal();
    private final WebhookCourier courier;
    private final Account account;
    private final InboundCalls inbound;
    private final RegisteredCalls registered;
    private final LoopbackServer server;
    private final OwnedNumber number;

    private SimulatedElevenLabs(Builder options) {
        Clock clock = options.clock;
        Ids ids = new Ids(options.seed, clock.millis());
        Account account = new Account(options.agentFile == null ? null : new KeptFile(options.agentFile));
        ConversationJson json = new ConversationJson(new Prices(options.usdPerMinute));
        this.apiKey = options.apiKey;
        this.dice = new FaultDice(options.seed, options.faults);
        this.courier = new WebhookCourier(clock, json, dice, journal);
        Agents agents = new Agents(clock, account, ids);
        PhoneWorld world = new PhoneWorld(options.seed, options.mix);
        Switchboard switchboard = new Switchboard(clock, account, world, ids, options.speed);
        Dialing dialing =
                new Dialing(new Dialing.Rules(options.concurrencyLimit, options.answerLatency), dice, journal);
        WorkspaceWebhooks webhooks = new WorkspaceWebhooks(clock, ids, courier);
        Secrets secrets = new Secrets(ids);
        Knowledge knowledge = new Knowledge(clock, account, ids, options.knowledgeFile());
        this.number = new OwnedNumber(
                "phnum_demo", Fixtures.phone(Fixtures.PHONE_COUNT - 1).e164(), "Demo line", "twilio", null);
        account.keep(number);
        if (!account.hasAgent(AGENT_ID)) {
            agents.create(AGENT_ID, DemoAgent.json());
        }
        this.account = account;
        this.inbound = new InboundCalls(
                account,
                switchboard.of(new PhoneWorld(options.seed, InboundCalls.CALLERS)),
                dialing,
                courier,
                webhooks,
                secrets,
                ids);
        this.registered = new RegisteredCalls(account, ids, inbound, this::url);
        ElevenLabsApi api = new ElevenLabsApi(apiKey);
        ElevenLabsRoutes.ofAgents(api, agents, new Tools(ids));
        ElevenLabsRoutes.ofSecrets(api, secrets);
        ElevenLabsRoutes.ofNumbers(api, new PhoneNumbers(account, ids));
        ElevenLabsRoutes.ofCalls(
                api,
                new OutboundCalls(switchboard, dialing, courier),
                new Batches(clock, account, switchboard, dialing, courier, ids),
                registered);
        ElevenLabsRoutes.ofConversations(api, new Conversations(clock, account, json), journal);
        ElevenLabsRoutes.ofKnowledge(api, knowledge, new KnowledgeIndexes(clock, knowledge, ids, options.speed));
        ElevenLabsRoutes.ofWorkspace(
                api,
                webhooks,
                new VoiceLibrary(this::url),
                new SubscriptionJson(clock, account, new Prices(options.usdPerMinute)));
        this.server = new LoopbackServer(options.port, api::handle, options.watcher);
        if (!options.webhookUrl.isEmpty()) {
            sendWebhooksTo(options.webhookUrl, options.webhookSecret);
        }
    }

    /** Starts one on a free port, at 600 times the speed of life, with nothing going wrong. */
    public static SimulatedElevenLabs start() {
        return builder().start();
    }

    /** Starts with the options of {@link #start()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** The base URL, such as {@code http://127.0.0.1:40123}. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The key that it accepts. */
    public String apiKey() {
        return apiKey;
    }

    /** An agent that exists from the start: it collects name, email and intent, and allows every override. */
    public String agentId() {
        return AGENT_ID;
    }

    /** A number that the account owns from the start. */
    public PhoneNumber phoneNumber() {
        return PhoneNumber.of(number.number());
    }

    /** The identifier of {@link #phoneNumber}. */
    public String phoneNumberId() {
        return number.id();
    }

    /**
     * Somebody calls the account's first number; the customer is asked about it if the workspace and the agent say so.
     * Returns once the agent has answered.
     *
     * @return the conversation's id
     * @throws IllegalStateException if no agent answers the number, or no line is free
     */
    public String receiveCall(PhoneNumber from) {
        return inbound.receive(from, account.number(number.id()));
    }

    /**
     * The customer's own carrier carries out what it was told when a call was registered: the caller and the agent talk.
     *
     * @param instructions as they were handed to the carrier
     * @return the conversation's id
     * @throws NoSuchElementException if no call waits for them
     */
    public String carrierConnects(String instructions) {
        return registered.connect(instructions);
    }

    /**
     * The same as {@link #receiveCall(PhoneNumber)}, for a number that was brought along.
     *
     * @throws NoSuchElementException if the account does not have it
     */
    public String receiveCall(PhoneNumber from, PhoneNumber to) {
        OwnedNumber called = account.numbers().stream()
                .filter(owned -> owned.number().equals(to.e164()))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("simulated ElevenLabs: nobody owns " + to));
        return inbound.receive(from, called);
    }

    /**
     * Sends the results of calls that end from now on to a URL; before, and without one, nothing is sent.
     *
     * @param secret what they are signed with
     * @throws IllegalArgumentException if {@code url} is not an HTTP URL
     */
    public void sendWebhooksTo(String url, String secret) {
        courier.deliverTo(new WebhookCourier.Target(HttpUrl.get(url), secret));
    }

    /** Changes what goes wrong with requests from now on. */
    public void inject(Faults faults) {
        dice.set(faults);
    }

    /** What was seen and done so far. */
    public CallJournal journal() {
        return journal;
    }

    /** Hangs up on everybody; nothing is sent any more, and no thread is left. Idempotent. */
    @Override
    public void close() {
        server.close();
        inbound.close();
        courier.close();
    }

    /** A price of 0.15 USD a minute and no limit to the calls at once, unless set. Not thread-safe. */
    public static final class Builder extends VoiceSimulatorBuilder<Builder> {

        private String webhookUrl = "";
        private String webhookSecret = "";
        private @Nullable Path agentFile;

        private Builder() {
            super("simulator-key", new BigDecimal("0.15"), Integer.MAX_VALUE);
        }

        @Override
        Builder self() {
            return this;
        }

        /** Where the results of calls go, and what they are signed with; nowhere unless set. */
        public Builder webhook(String url, String secret) {
            this.webhookUrl = url;
            this.webhookSecret = secret;
            return this;
        }

        /**
         * A file in which the agents outlive this process, and beside it one with what they may look up; they are gone with
         * it unless set. Both are created when missing.
         */
        public Builder keepAgentsIn(Path file) {
            this.agentFile = file;
            return this;
        }

        private @Nullable KeptFile knowledgeFile() {
            return agentFile == null
                    ? null
                    : new KeptFile(agentFile.resolveSibling(agentFile.getFileName() + ".knowledge"));
        }

        /** @throws java.io.UncheckedIOException if the port is taken */
        public SimulatedElevenLabs start() {
            return new SimulatedElevenLabs(this);
        }
    }
}
