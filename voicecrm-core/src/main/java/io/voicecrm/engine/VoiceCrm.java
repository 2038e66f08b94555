package io.voicecrm.engine;

import io.voicecrm.IdSource;
import io.voicecrm.ProviderId;
import io.voicecrm.billing.Invoicing;
import io.voicecrm.campaign.Route;
import io.voicecrm.compliance.ComplianceGate;
import io.voicecrm.compliance.DoNotCallLists;
import io.voicecrm.context.CallHistory;
import io.voicecrm.context.CampaignFacts;
import io.voicecrm.context.ContextBuilder;
import io.voicecrm.context.ContextSource;
import io.voicecrm.dialer.DialReport;
import io.voicecrm.dialer.Dialer;
import io.voicecrm.ledger.Ledger;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.webhook.CallEventHandler;
import io.voicecrm.webhook.WebhookIntake;
import io.voicecrm.webhook.WebhookSource;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One running instance: provider accounts, the stores, and what happens between them. Close it to stop its threads; the
 * providers are the caller's to close. Thread-safe.
 */
public final class VoiceCrm implements AutoCloseable {

    /** Longer than any prompt should be; shorter than what a model charges noticeably for. */
    private static final int MAX_FACT_CHARACTERS = 8_000;

    private static final Duration PURGE_EVERY = Duration.ofMinutes(10);

    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

    /** Few enough for one short transaction. */
    private static final int PURGE_BATCH = 500;

    /** Callers who are looked up at once; each takes a connection of the database for a moment. */
    private static final int CALLERS_AT_ONCE = 8;

    private final Clock clock;
    private final ClockGuard clockGuard;
    private final Stores stores;
    private final ComplianceGate gate;
    private final DoNotCallLists doNotCall;
    private final Campaigns campaigns;
    private final Ledger ledger;
    private final CreditSweep creditSweep;
    private final WebhookIntake webhooks;
    private final Reception reception;
    private final List<VoiceAccount> accounts;
    private final Map<ProviderId, BigDecimal> prices;
    private final Invoicing invoicing;
    private final Duration keepWebhooksFor;
    private final EngineOptions options;
    private final EngineThreads threads = new EngineThreads(this::loops);
    private final List<Consumer<DialReport>> dialListeners;
    private final Map<String, BooleanSupplier> background;

    VoiceCrm(VoiceCrmBuilder builder) {
        clock = builder.clock;
        IdSource ids = new IdSource(clock, new SecureRandom());
        options = builder.options;
        dialListeners = List.copyOf(builder.dialListeners);
        background = Map.copyOf(builder.background);
        stores = builder.stores;
        prices = Map.copyOf(builder.prices);
        clockGuard = new ClockGuard(stores::now, clock);
        gate = ComplianceGate.of(builder.policy, stores.compliance(), builder.rules);
        ledger = new Ledger(stores.ledger(), clock);
        Previewer previewer = new Previewer(stores.campaigns(), gate, stores.usage(), clock);
        campaigns = new Campaigns(
                stores.campaigns(),
                previewer,
                new LaunchCredit(ledger, stores.campaigns(), previewer, clock),
                ids,
                clock);
        CallCredit callCredit = new CallCredit(ledger);
        creditSweep = new CreditSweep(ledger, stores, callCredit, clock);
        doNotCall = new DoNotCallLists(stores.compliance(), clock);
        CallEventHandler pipeline = new CallPipeline(
                stores,
                doNotCall,
                new Insights(builder.analyzer, builder.keepPromises, stores, clock),
                builder.leadMapper,
                callCredit,
                clock,
                builder.callListeners);
        webhooks = new WebhookIntake(
                Stream.concat(
                                builder.accounts.keySet().stream().map(VoiceCrm::webhooksOf),
                                builder.webhookSources.stream())
                        .toList(),
                stores.inbox(),
                pipeline,
                clock,
                builder.maxWaitingWebhooks);
        keepWebhooksFor = builder.keepWebhooksFor;
        List<ContextSource> aboutPeople = aboutPeople(builder);
        List<ContextSource> aboutCalls = new ArrayList<>(aboutPeople);
        aboutCalls.add(1, new CampaignFacts());
        ContextBuilder contexts = ContextBuilder.of(aboutCalls, MAX_FACT_CHARACTERS);
        reception = new Reception(
                builder.accounts.keySet(),
                stores,
                ContextBuilder.of(aboutPeople, MAX_FACT_CHARACTERS),
                clock,
                new Deadline(Duration.ofSeconds(Reception.PATIENCE_SECONDS), CALLERS_AT_ONCE));
        accounts = builder.accounts.entrySet().stream()
                .map(account -> new VoiceAccount(
                        account.getKey(),
                        account.getValue(),
                        stores,
                        clock,
                        options.parallelDials(),
                        Dialer.builder(
                                        account.getKey(),
                                        stores.attempts(),
                                        stores.campaigns(),
                                        stores.agents(),
                                        pipeline)
                                .compliance(gate)
                                .decisions(stores.compliance().decisions())
                                .contexts(contexts)
                                .ledger(ledger)
                                .othersWorking(this::working)
                                .clock(clock)
                                .options(builder.dialerOptions.withParallelDials(options.parallelDials()))))
                .toList();
        invoicing = new Invoicing(stores.usage());
    }

    /**
     * Starts building an instance.
     *
     * @param provider the account that calls are placed through; more can be added
     * @param stores where everything is kept
     */
    public static VoiceCrmBuilder builder(VoiceProvider provider, Stores stores) {
        return new VoiceCrmBuilder(provider, stores);
    }

    /** What people do with campaigns. */
    public Campaigns campaigns() {
        return campaigns;
    }

    /** The door for what providers send. */
    public WebhookIntake webhooks() {
        return webhooks;
    }

    /** The door for providers that ask who is calling. */
    public Reception reception() {
        return reception;
    }

    /** The accounts, in the order in which they were added. */
    public List<VoiceAccount> accounts() {
        return accounts;
    }

    /** @throws IllegalArgumentException if there is no account at that provider */
    public VoiceAccount account(ProviderId provider) {
        return accounts.stream()
                .filter(account -> account.id().equals(provider))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("provider " + provider + ": there is no account at it"));
    }

    /**
     * Orders the routes of a campaign by what a minute costs, those of which nobody knows it last: for {@link
     * io.voicecrm.campaign.CampaignSpec#routedBy}, before the campaign is made. Which of them works is another matter, and
     * seen to at each call.
     */
    public Comparator<Route> cheapestFirst() {
        return Comparator.comparing(
                route -> prices.get(route.provider()), Comparator.nullsLast(Comparator.naturalOrder()));
    }

    /** One step of dialing or reconciling, for those who drive the engine of one account themselves: the first one's. */
    public Dialer dialer() {
        return accounts.get(0).dialer();
    }

    /** What a dialer asks before it calls; for previews, and to answer why somebody was not called. */
    public ComplianceGate compliance() {
        return gate;
    }

    /** What people do with do-not-call lists. */
    public DoNotCallLists doNotCall() {
        return doNotCall;
    }

    /** What is done with tenants' credit. A tenant without terms in it pays otherwise, and is not held to any. */
    public Ledger ledger() {
        return ledger;
    }

    /**
     * One look at credit whose time is over: gives back what was held for calls and campaigns that are over, and takes what
     * expired. While the engine runs, a thread of it does that every minute. Safe on any process.
     *
     * @return how many holds and top-ups it closed
     */
    public int sweepCredit() {
        return creditSweep.runOnce();
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
        if (accounts.get(0).isClosed()) {
            throw new IllegalStateException("engine: is closed and cannot be started again");
        }
        threads.start();
        return this;
    }

    /** Whether the threads run, all of them. */
    public boolean isRunning() {
        return threads.areRunning();
    }

    /** Stops claiming, waits for requests that are out, and ends the threads; leases take care of the rest. Idempotent. */
    public synchronized void stop() {
        threads.stop();
        accounts.forEach(account -> account.dialer().awaitAnswers());
    }

    /** {@link #stop}, for good. Idempotent. */
    @Override
    public synchronized void close() {
        stop();
        reception.close();
        accounts.forEach(VoiceAccount::close);
    }

    private List<Loop> loops() {
        List<Loop> loops = new ArrayList<>();
        for (VoiceAccount account : accounts) {
            Dialer dialer = account.dialer();
            loops.add(new Loop("dialer-" + account.id(), () -> dialOnce(dialer), options.idlePause()));
            loops.add(new Loop("slot-watch-" + account.id(), () -> watch(dialer), options.watchEvery()));
            loops.add(new Loop("reconciler-" + account.id(), () -> dialer.reconcile() > 0, options.idlePause()));
        }
        for (int i = 1; i <= options.webhookWorkers(); i++) {
            loops.add(new Loop("webhooks-" + i, () -> webhooks.drain(options.webhookBatch()) > 0, options.idlePause()));
        }
        background.forEach((name, work) -> loops.add(new Loop(name, work, options.idlePause())));
        loops.add(new Loop("webhook-purge", this::purge, PURGE_EVERY));
        loops.add(new Loop("credit-sweep", this::sweep, SWEEP_EVERY));
        return loops;
    }

    private boolean dialOnce(Dialer dialer) {
        if (!clockGuard.isRight()) {
            return false;
        }
        DialReport report = dialer.runOnce();
        dialListeners.forEach(listener -> listener.accept(report));
        return report.hasWork();
    }

    /** Looks at a steady pace, whatever it finds: each look is a request to the provider. */
    private static boolean watch(Dialer dialer) {
        dialer.watch();
        return false;
    }

    /** At a steady pace, whatever it finds: what is still needed stays to be looked at. */
    private boolean sweep() {
        creditSweep.runOnce();
        return false;
    }

    private boolean purge() {
        Instant before = clock.instant().minus(keepWebhooksFor);
        return stores.deliveries().purge(before, PURGE_BATCH) == PURGE_BATCH;
    }

    private Set<ProviderId> working() {
        return accounts.stream()
                .filter(account -> !account.isSpared())
                .map(VoiceAccount::id)
                .collect(Collectors.toSet());
    }

    private static WebhookSource webhooksOf(VoiceProvider provider) {
        return new WebhookSource(provider.id(), provider.webhookVerifier(), provider.webhookParser());
    }

    /** In the order in which they matter: the lead first. */
    private List<ContextSource> aboutPeople(VoiceCrmBuilder builder) {
        List<ContextSource> sources = new ArrayList<>();
        sources.add(new LeadFacts(stores.leads()));
        sources.add(new CallHistory(stores.calls()));
        sources.addAll(builder.contextSources);
        return sources;
    }
}
