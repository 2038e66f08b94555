package io.voicecrm.engine;

import io.voicecrm.IdSource;
import io.voicecrm.ProviderId;
import io.voicecrm.analysis.CallAnalyzer;
import io.voicecrm.analysis.OfflineCallAnalyzer;
import io.voicecrm.billing.Invoicing;
import io.voicecrm.call.CallRecord;
import io.voicecrm.campaign.AccountUse;
import io.voicecrm.compliance.ComplianceGate;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.compliance.ComplianceRule;
import io.voicecrm.compliance.DoNotCallLists;
import io.voicecrm.context.CallHistory;
import io.voicecrm.context.CampaignFacts;
import io.voicecrm.context.ContextBuilder;
import io.voicecrm.context.ContextSource;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.dialer.DialReport;
import io.voicecrm.dialer.Dialer;
import io.voicecrm.dialer.DialerOptions;
import io.voicecrm.lead.AnsweredCallLeads;
import io.voicecrm.lead.LeadMapper;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.webhook.CallEventHandler;
import io.voicecrm.webhook.WebhookIntake;
import io.voicecrm.webhook.WebhookSource;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One running instance: a provider account, the stores, and what happens between them. Close it to stop its threads; the
 * provider is the caller's to close. Thread-safe.
 */
public final class VoiceCrm implements AutoCloseable {

    /** Longer than any prompt should be; shorter than what a model charges noticeably for. */
    private static final int MAX_FACT_CHARACTERS = 8_000;

    private static final Duration PURGE_EVERY = Duration.ofMinutes(10);

    /** Few enough for one short transaction. */
    private static final int PURGE_BATCH = 500;

    private final ProviderId provider;
    private final AccountLimits limits;
    private final Clock clock;
    private final ClockGuard clockGuard;
    private final Stores stores;
    private final ComplianceGate gate;
    private final DoNotCallLists doNotCall;
    private final Campaigns campaigns;
    private final WebhookIntake webhooks;
    private final Dialer dialer;
    private final Invoicing invoicing;
    private final Duration keepWebhooksFor;
    private final ExecutorService dialing;
    private final List<Loop> loops = new ArrayList<>();
    private final EngineOptions options;
    private final List<Consumer<DialReport>> dialListeners;
    private final Map<String, BooleanSupplier> background;
    private boolean running;

    private VoiceCrm(Builder builder) {
        VoiceProvider account = builder.provider;
        provider = account.id();
        limits = builder.limits;
        clock = builder.clock;
        IdSource ids = new IdSource(clock, new SecureRandom());
        options = builder.options;
        dialListeners = List.copyOf(builder.dialListeners);
        background = Map.copyOf(builder.background);
        stores = builder.stores;
        clockGuard = new ClockGuard(stores::now, clock);
        gate = ComplianceGate.of(builder.policy, stores.compliance(), builder.rules);
        campaigns = new Campaigns(
                stores.campaigns(), new Previewer(stores.campaigns(), gate, stores.usage(), clock), ids, clock);
        doNotCall = new DoNotCallLists(stores.compliance(), clock);
        CallEventHandler pipeline = new CallPipeline(
                stores,
                doNotCall,
                new Insights(builder.analyzer, builder.keepPromises, stores, clock),
                builder.leadMapper,
                clock,
                builder.callListeners);
        webhooks = new WebhookIntake(
                Stream.concat(
                                Stream.of(new WebhookSource(
                                        provider, account.webhookVerifier(), account.webhookParser())),
                                builder.webhookSources.stream())
                        .toList(),
                stores.inbox(),
                pipeline,
                clock,
                builder.maxWaitingWebhooks);
        keepWebhooksFor = builder.keepWebhooksFor;
        dialing = Executors.newFixedThreadPool(options.parallelDials(), VoiceCrm::dialThread);
        dialer = Dialer.builder(account, stores.attempts(), stores.campaigns(), stores.agents(), pipeline)
                .limits(builder.limits)
                .compliance(gate)
                .decisions(stores.compliance().decisions())
                .contexts(ContextBuilder.of(contextSources(builder), MAX_FACT_CHARACTERS))
                .executor(dialing)
                .clock(clock)
                .options(builder.dialerOptions.withParallelDials(options.parallelDials()))
                .build();
        invoicing = new Invoicing(stores.usage());
    }

    /**
     * Starts building an instance.
     *
     * @param provider the account that calls are placed through
     * @param stores where everything is kept
     */
    public static Builder builder(VoiceProvider provider, Stores stores) {
        return new Builder(provider, stores);
    }

    /** What people do with campaigns. */
    public Campaigns campaigns() {
        return campaigns;
    }

    /** The door for what the provider sends. */
    public WebhookIntake webhooks() {
        return webhooks;
    }

    /** One step of dialing or reconciling, for those who drive the engine themselves. */
    public Dialer dialer() {
        return dialer;
    }

    /** What the dialer asks before it calls; for previews, and to answer why somebody was not called. */
    public ComplianceGate compliance() {
        return gate;
    }

    /** What people do with do-not-call lists. */
    public DoNotCallLists doNotCall() {
        return doNotCall;
    }

    /** How much of the provider account is in use, by all processes together. */
    public AccountUse accountUse() {
        return stores.attempts().use(provider, clock.instant());
    }

    /** What the provider account allows. */
    public AccountLimits limits() {
        return limits;
    }

    /**
     * How long no webhook has come from the provider although a call is up, by all that any process knows; zero while none
     * is. A call may last, and says nothing before its end; but when many calls come and go, minutes of silence mean that
     * webhooks get lost, and that every call waits until it is read back.
     */
    public Duration webhookSilence() {
        return stores.attempts().placed(provider, 1).stream()
                .findFirst()
                .map(oldest -> stores.deliveries()
                        .lastReceived(provider)
                        .filter(oldest.placedAt()::isBefore)
                        .orElse(oldest.placedAt()))
                .map(since -> Duration.between(since, clock.instant()))
                .filter(silence -> !silence.isNegative())
                .orElse(Duration.ZERO);
    }

    /** Use, rated. */
    public Invoicing invoicing() {
        return invoicing;
    }

    /** Where everything is kept. */
    public Stores stores() {
        return stores;
    }

    /**
     * Starts the threads that dial, work on webhooks and reconcile. Idempotent; possible again after {@link #stop}.
     *
     * @return this
     * @throws IllegalStateException after {@link #close}
     */
    public synchronized VoiceCrm start() {
        if (dialing.isShutdown()) {
            throw new IllegalStateException("engine: is closed and cannot be started again");
        }
        if (!running) {
            running = true;
            loops.add(new Loop("dialer", this::dialOnce, options.idlePause()));
            loops.add(new Loop("slot-watch", this::watch, options.watchEvery()));
            loops.add(new Loop("reconciler", () -> dialer.reconcile() > 0, options.idlePause()));
            for (int i = 1; i <= options.webhookWorkers(); i++) {
                loops.add(new Loop(
                        "webhooks-" + i, () -> webhooks.drain(options.webhookBatch()) > 0, options.idlePause()));
            }
            background.forEach((name, work) -> loops.add(new Loop(name, work, options.idlePause())));
            loops.add(new Loop("webhook-purge", this::purge, PURGE_EVERY));
            loops.forEach(Loop::start);
        }
        return this;
    }

    /** Whether the threads run, all of them. */
    public synchronized boolean isRunning() {
        return running && loops.stream().allMatch(Loop::isAlive);
    }

    /** Stops claiming, waits for requests that are out, and ends the threads; leases take care of the rest. Idempotent. */
    public synchronized void stop() {
        loops.forEach(Loop::close);
        loops.clear();
        dialer.awaitAnswers();
        running = false;
    }

    /** {@link #stop}, for good. Idempotent. */
    @Override
    public synchronized void close() {
        stop();
        dialing.shutdown();
    }

    private boolean dialOnce() {
        if (!clockGuard.isRight()) {
            return false;
        }
        DialReport report = dialer.runOnce();
        dialListeners.forEach(listener -> listener.accept(report));
        return report.hasWork();
    }

    /** Looks at a steady pace, whatever it finds: each look is a request to the provider. */
    private boolean watch() {
        dialer.watch();
        return false;
    }

    private boolean purge() {
        Instant before = clock.instant().minus(keepWebhooksFor);
        return stores.deliveries().purge(before, PURGE_BATCH) == PURGE_BATCH;
    }

    private List<ContextSource> contextSources(Builder builder) {
        List<ContextSource> sources = new ArrayList<>();
        sources.add(new LeadFacts(stores.leads()));
        sources.add(new CampaignFacts());
        sources.add(new CallHistory(stores.calls()));
        sources.addAll(builder.contextSources);
        return sources;
    }

    private static Thread dialThread(Runnable work) {
        Thread thread = new Thread(work, "voicecrm-dial");
        thread.setDaemon(true);
        return thread;
    }

    /** Collects the parts of an instance. Not thread-safe. */
    public static final class Builder {

        private final VoiceProvider provider;
        private final Stores stores;
        private Clock clock = Clock.systemUTC();
        private AccountLimits limits = AccountLimits.DEFAULT;
        private DialerOptions dialerOptions = DialerOptions.named("dialer");
        private EngineOptions options = EngineOptions.DEFAULT;
        private CallAnalyzer analyzer = new OfflineCallAnalyzer();
        private boolean keepPromises = true;
        private int maxWaitingWebhooks = WebhookIntake.DEFAULT_MAX_WAITING;
        private Duration keepWebhooksFor = Duration.ofDays(30);
        private LeadMapper leadMapper = new AnsweredCallLeads();
        private CompliancePolicy policy = CompliancePolicy.standard();
        private final List<ComplianceRule> rules = new ArrayList<>();
        private final List<ContextSource> contextSources = new ArrayList<>();
        private final List<WebhookSource> webhookSources = new ArrayList<>();
        private final Map<String, BooleanSupplier> background = new LinkedHashMap<>();
        private final List<Consumer<DialReport>> dialListeners = new ArrayList<>();
        private final List<Consumer<CallRecord>> callListeners = new ArrayList<>();

        private Builder(VoiceProvider provider, Stores stores) {
            this.provider = provider;
            this.stores = stores;
        }

        /** Whose now is asked; default the system's. */
        public Builder clock(Clock newClock) {
            clock = newClock;
            return this;
        }

        /** What the provider account allows; default {@link AccountLimits#DEFAULT}. */
        public Builder limits(AccountLimits newLimits) {
            limits = newLimits;
            return this;
        }

        /** How the dialer works; default {@link DialerOptions#named}. */
        public Builder dialer(DialerOptions newOptions) {
            dialerOptions = newOptions;
            return this;
        }

        /** How the threads work; default {@link EngineOptions#DEFAULT}. */
        public Builder options(EngineOptions newOptions) {
            options = newOptions;
            return this;
        }

        /**
         * Who concludes from a conversation what the provider did not; default {@link OfflineCallAnalyzer}. It is asked on
         * the threads that work on webhooks: one that takes seconds wants more of them.
         */
        public Builder analyzer(CallAnalyzer newAnalyzer) {
            analyzer = newAnalyzer;
            return this;
        }

        /**
         * How many webhooks may wait to be stored at once, at least 1; default {@link WebhookIntake#DEFAULT_MAX_WAITING}.
         * More are refused, and the provider sends them again.
         */
        public Builder maxWaitingWebhooks(int most) {
            maxWaitingWebhooks = most;
            return this;
        }

        /**
         * Whether people are called again when a call promised it; default true. A campaign goes on until the last promise
         * is kept, so where calls pass faster than the clock, as in a simulation, one may not want to wait for tomorrow.
         */
        public Builder keepPromises(boolean newKeepPromises) {
            keepPromises = newKeepPromises;
            return this;
        }

        /**
         * How long a webhook is kept after it was received, unless it is still to be worked on; default 30 days. One that
         * comes twice is seen to be the same as long as it is kept.
         *
         * @throws IllegalArgumentException if it is less than a day: what is signed may be trusted for the better part of
         *     an hour, and has to be known longer than that
         */
        public Builder keepWebhooksFor(Duration time) {
            if (time.compareTo(Duration.ofDays(1)) < 0) {
                throw new IllegalArgumentException("keepWebhooksFor: " + time + " must be at least a day");
            }
            keepWebhooksFor = time;
            return this;
        }

        /** What a call means for a lead; default {@link AnsweredCallLeads}. */
        public Builder leadMapper(LeadMapper newMapper) {
            leadMapper = newMapper;
            return this;
        }

        /**
         * Which rule packs hold for whom; default {@link CompliancePolicy#standard}. Where nobody real is called,
         * {@link CompliancePolicy#sandbox} knows no hours.
         */
        public Builder compliance(CompliancePolicy newPolicy) {
            policy = newPolicy;
            return this;
        }

        /** Adds a rule of the host's own that every call has to pass besides; default none. */
        public Builder rule(ComplianceRule rule) {
            rules.add(rule);
            return this;
        }

        /** Adds a source of facts, asked after those about the lead, the campaign and past calls. */
        public Builder contextSource(ContextSource source) {
            contextSources.add(source);
            return this;
        }

        /** Adds somebody besides the voice provider whose webhooks tell of calls, such as a carrier; default nobody. */
        public Builder webhookSource(WebhookSource source) {
            webhookSources.add(source);
            return this;
        }

        /**
         * Adds work that a thread of its own does while the engine runs; default none.
         *
         * @param name of the thread
         * @param work one step of it; false if there was nothing to do, and then the thread pauses
         */
        public Builder background(String name, BooleanSupplier work) {
            background.put(name, work);
            return this;
        }

        /**
         * Adds somebody who is told of every step of the dialer's thread, idle ones included, on that thread: to count, not
         * to work. Default nobody.
         */
        public Builder onDialStep(Consumer<DialReport> listener) {
            dialListeners.add(listener);
            return this;
        }

        /**
         * Adds somebody who is told of every attempt that is over, once, by the process that learns it: to count, not to
         * work. Default nobody.
         */
        public Builder onAttemptOver(Consumer<CallRecord> listener) {
            callListeners.add(listener);
            return this;
        }

        /** The instance, not started. */
        public VoiceCrm build() {
            return new VoiceCrm(this);
        }
    }
}
