package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.simulator.PhoneWorld;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Retell on the loopback address: real HTTP, simulated phones, no key, no cost. With the same seed and mix, the people who
 * are called are those of {@link SimulatedElevenLabs}.
 *
 * <p>It has one demo agent and one number from the start. Calls take as long as real ones divided by the speed; what is
 * reported about them stays as long as real ones. Thread-safe.
 */
public final class SimulatedRetell implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("sip:([\\w-]+)@");

    private final String apiKey;
    private final FaultDice dice;
    private final CallJournal journal = new CallJournal();
    private final RetellCourier courier;
    private final RetellInbound inbound;
    private final RetellCalls calls;
    private final LoopbackServer server;
    private final PhoneNumber number = Fixtures.phone(Fixtures.PHONE_COUNT - 1);

    private SimulatedRetell(Builder options) {
        apiKey = options.apiKey;
        Clock clock = options.clock;
        RetellAccount account = new RetellAccount(
                clock,
                new Ids(options.seed, clock.millis()),
                options.agentFile == null ? null : new KeptFile(options.agentFile));
        RetellApi api = new RetellApi(apiKey);
        server = new LoopbackServer(options.port, api::handle, options.watcher);
        dice = new FaultDice(options.seed, options.faults);
        RetellCallJson json = new RetellCallJson(new Prices(options.usdPerMinute), url());
        courier = new RetellCourier(account, json, dice, journal, apiKey);
        Dialing dialing =
                new Dialing(new Dialing.Rules(options.concurrencyLimit, options.answerLatency), dice, journal);
        PhoneWorld world = new PhoneWorld(options.seed, options.mix);
        PhoneWorld callers = new PhoneWorld(options.seed, InboundCalls.CALLERS);
        RetellSwitchboard switchboard = new RetellSwitchboard(account, world, callers, options.speed);
        inbound = new RetellInbound(account, switchboard, dialing, courier);
        calls = new RetellCalls(account, switchboard, dialing, courier, json);
        new RetellRoutes(
                        account,
                        new RetellVoices(url()),
                        calls,
                        new RetellBatches(account, switchboard, dialing, courier))
                .addTo(api);
        furnish(account);
        if (!options.webhookUrl.isEmpty()) {
            sendWebhooksTo(options.webhookUrl);
        }
    }

    private void furnish(RetellAccount account) {
        if (!account.agents().has(RetellDemo.AGENT_ID)) {
            new RetellModels(account).create(RetellDemo.MODEL_ID, RetellDemo.model());
            new RetellAgents(account).create(RetellDemo.AGENT_ID, RetellDemo.agent());
        }
        new RetellNumbers(account).keep(number.e164(), "retell-twilio", new JsonObject().with("nickname", "Demo line"));
    }

    /** Starts one on a free port, at 600 times the speed of life, with nothing going wrong. */
    public static SimulatedRetell start() {
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

    /** The key that it accepts, and that it signs webhooks with. */
    public String apiKey() {
        return apiKey;
    }

    /** An agent that exists from the start: it collects name, email and intent. */
    public String agentId() {
        return RetellDemo.AGENT_ID;
    }

    /** A number that the account owns from the start. */
    public PhoneNumber phoneNumber() {
        return number;
    }

    /**
     * Somebody calls a number of the account; the customer is asked about it if the number says so. Returns once the agent
     * has answered.
     *
     * @return the call's id; empty if the caller was turned away, or nobody answers the number
     */
    public Optional<String> receiveCall(PhoneNumber from, PhoneNumber to) {
        return inbound.receive(from, to);
    }

    /**
     * The customer's own carrier carries out what it was told when a call was registered: the caller and the agent talk.
     *
     * @param instructions as they were handed to the carrier, which name the address to dial
     * @return the call's id
     * @throws NoSuchElementException if no call waits for them
     */
    public String carrierConnects(String instructions) {
        Matcher address = ADDRESS.matcher(instructions);
        if (!address.find()) {
            throw new NoSuchElementException("simulated Retell: nobody is to be dialed by " + instructions);
        }
        return calls.connect(address.group(1));
    }

    /**
     * Sends the reports of calls to a URL from now on, unless their agent has its own; before, and without one, nothing is
     * sent.
     *
     * @throws IllegalArgumentException if {@code url} is not an HTTP URL
     */
    public void sendWebhooksTo(String url) {
        courier.deliverTo(HttpUrl.get(url));
    }

    /** Changes what goes wrong with requests from now on. */
    public void inject(Faults faults) {
        dice.set(faults);
    }

    /** What was seen and done so far. Each call has up to three webhooks. */
    public CallJournal journal() {
        return journal;
    }

    /** Hangs up on everybody; nothing is sent any more, and no thread is left. Idempotent. */
    @Override
    public void close() {
        server.close();
        courier.close();
    }

    /** A price of 0.12 USD a minute and 1,000 calls at once, unless set. Not thread-safe. */
    public static final class Builder extends VoiceSimulatorBuilder<Builder> {

        private String webhookUrl = "";
        private @Nullable Path agentFile;

        private Builder() {
            super("key_simulated_retell", new BigDecimal("0.12"), 1_000);
        }

        @Override
        Builder self() {
            return this;
        }

        /** Where the reports of calls go; nowhere unless set. */
        public Builder webhook(String url) {
            this.webhookUrl = url;
            return this;
        }

        /**
         * A file in which the agents and what they may look up outlive this process; they are gone with it unless set. It
         * is created when missing.
         */
        public Builder keepAgentsIn(Path file) {
            this.agentFile = file;
            return this;
        }

        /** @throws java.io.UncheckedIOException if the port is taken */
        public SimulatedRetell start() {
            return new SimulatedRetell(this);
        }
    }
}
