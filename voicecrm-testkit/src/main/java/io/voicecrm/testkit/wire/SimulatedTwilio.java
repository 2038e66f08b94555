package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import io.voicecrm.testkit.simulator.PhoneWorld;
import io.voicecrm.testkit.wire.TwilioPostman.Address;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Twilio's REST API of 2010 on the loopback address: real HTTP, fictitious numbers, no account, no cost.
 *
 * <p>It sells the numbers that are kept for fiction, each once; sends text messages to nobody and tells what became of
 * them; and lets people call and write in. Everything it posts is signed. Thread-safe.
 */
public final class SimulatedTwilio implements AutoCloseable {

    private final String accountSid;
    private final String authToken;
    private final CallJournal journal = new CallJournal();
    private final FaultDice dice;
    private final TwilioAccounts accounts;
    private final TwilioMessages messages;
    private final TwilioCalls calls;
    private final TwilioPostman postman;
    private final TwilioApi api;
    private final LoopbackServer server;

    private SimulatedTwilio(Builder options) {
        Clock clock = options.clock;
        this.accountSid = options.accountSid;
        this.authToken = options.authToken;
        this.dice = new FaultDice(options.seed, options.faults);
        this.accounts = new TwilioAccounts(accountSid, authToken, clock, new Ids(options.seed, clock.millis()));
        this.postman = new TwilioPostman(journal);
        this.messages = new TwilioMessages(
                accounts,
                postman,
                Duration.ofNanos(Math.round(Duration.ofSeconds(3).toNanos() / options.speed)));
        this.calls = new TwilioCalls(accounts, postman, new PhoneWorld(options.seed, options.mix), options.speed);
        this.api = new TwilioApi(
                accounts,
                new TwilioNumbers(accounts, options.numberFile == null ? null : new KeptFile(options.numberFile)),
                messages,
                calls,
                dice,
                journal);
        this.server = new LoopbackServer(options.port, api::handle, options.watcher);
    }

    /** Starts one on a free port, at 600 times the speed of life, with nothing going wrong. */
    public static SimulatedTwilio start() {
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

    /** The account that exists from the start. */
    public String accountSid() {
        return accountSid;
    }

    /** What the account signs in with, and what it signs webhooks with. */
    public String authToken() {
        return authToken;
    }

    /** Changes what goes wrong with requests that create something from now on; the rates of dials are meant. */
    public void inject(Faults faults) {
        dice.set(faults);
    }

    /** Deliveries and faults; of calls it knows only those. */
    public CallJournal journal() {
        return journal;
    }

    /** The numbers that the account and those below it own, in the order in which they were bought. */
    public List<PhoneNumber> ownedNumbers() {
        synchronized (accounts) {
            return accounts.all()
                    .flatMap(account -> account.numbers.values().stream())
                    .map(number -> PhoneNumber.of(number.text("phone_number")))
                    .toList();
        }
    }

    /** How many requests to buy a number have arrived, refused ones included. */
    public int purchaseRequests() {
        return api.creations("IncomingPhoneNumbers");
    }

    /** How many requests to send a message have arrived, refused ones included. */
    public int messageRequests() {
        return api.creations("Messages");
    }

    /** What was written to a person, in order. */
    public List<String> messagesTo(PhoneNumber person) {
        synchronized (accounts) {
            return accounts.all()
                    .flatMap(account -> account.messages.values().stream())
                    .filter(message -> message.text("to").equals(person.e164()))
                    .map(message -> message.text("body"))
                    .toList();
        }
    }

    /**
     * A person calls a number: the number's voice URL is asked what to do.
     *
     * @return the instructions; empty if there is no URL, or its answer is no success
     * @throws NoSuchElementException if nobody owns the number
     */
    public Optional<String> callIn(PhoneNumber from, PhoneNumber to) {
        Inbound inbound = inbound(to, "voice_url");
        FormBody form;
        synchronized (accounts) {
            form = calls.arriving(inbound.account, from.e164(), to.e164());
        }
        return answerOf(inbound, form, form.text("CallSid", ""));
    }

    /**
     * A person calls and gives up while it rings: nobody is asked, and the number's status callback is told.
     *
     * @return whether it was taken
     */
    public boolean missedCallIn(PhoneNumber from, PhoneNumber to) {
        Inbound inbound = inbound(to, "status_callback");
        FormBody form;
        synchronized (accounts) {
            String sid = calls.arriving(inbound.account, from.e164(), to.e164()).text("CallSid", "");
            form = calls.over(inbound.account, sid, "no-answer", Duration.ZERO);
        }
        return answerOf(inbound, form, form.text("CallSid", "") + ":over").isPresent();
    }

    /**
     * A person writes to a number: its message URL is told.
     *
     * @return the answer; empty if there is no URL, or its answer is no success
     * @throws NoSuchElementException if nobody owns the number
     */
    public Optional<String> textIn(PhoneNumber from, PhoneNumber to, String body) {
        Inbound inbound = inbound(to, "sms_url");
        FormBody form;
        synchronized (accounts) {
            form = messages.received(inbound.account, from.e164(), to.e164(), body);
        }
        return answerOf(inbound, form, form.text("MessageSid", ""));
    }

    /** Who is asked about something that comes in, and where. */
    private record Inbound(TwilioAccount account, String url) {}

    private Inbound inbound(PhoneNumber to, String setting) {
        synchronized (accounts) {
            TwilioAccount account = accounts.holderOf(to.e164())
                    .orElseThrow(() -> new NoSuchElementException("simulated Twilio: nobody owns " + to));
            return new Inbound(
                    account,
                    TwilioAccounts.numberIn(account, to.e164()).orElseThrow().text(setting));
        }
    }

    private Optional<String> answerOf(Inbound inbound, FormBody form, String delivery) {
        if (inbound.url.isEmpty()) {
            return Optional.empty();
        }
        @Nullable String answer = postman.post(new Address(inbound.url, inbound.account.token), form, delivery);
        return Optional.ofNullable(answer);
    }

    /** Nothing is sent any more, and no thread is left. Idempotent. */
    @Override
    public void close() {
        server.close();
        postman.close();
    }

    /** Options; each has a default. Not thread-safe. */
    public static final class Builder extends SimulatorBuilder<Builder> {

        private String accountSid = "AC" + "5".repeat(32);
        private String authToken = "simulated-token";
        private @Nullable Path numberFile;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** The account that exists from the start, {@code AC} and 32 hexadecimal digits, and its token. */
        public Builder account(String sid, String token) {
            this.accountSid = sid;
            this.authToken = token;
            return this;
        }

        /**
         * A file in which the numbers of the account outlive this process; they are gone with it unless set. It is created
         * when missing.
         */
        public Builder keepNumbersIn(Path file) {
            this.numberFile = file;
            return this;
        }

        /** @throws java.io.UncheckedIOException if the port is taken */
        public SimulatedTwilio start() {
            return new SimulatedTwilio(this);
        }
    }
}
