package io.voicecrm.engine;

import io.voicecrm.ProviderId;
import io.voicecrm.analysis.CallAnalyzer;
import io.voicecrm.analysis.OfflineCallAnalyzer;
import io.voicecrm.call.CallRecord;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.compliance.ComplianceRule;
import io.voicecrm.context.ContextSource;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.dialer.DialReport;
import io.voicecrm.dialer.DialerOptions;
import io.voicecrm.lead.AnsweredCallLeads;
import io.voicecrm.lead.LeadMapper;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.webhook.WebhookIntake;
import io.voicecrm.webhook.WebhookSource;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Collects the parts of an instance. Not thread-safe. */
public final class VoiceCrmBuilder {

    final Stores stores;
    final Map<VoiceProvider, AccountLimits> accounts = new LinkedHashMap<>();
    private final VoiceProvider first;
    Clock clock = Clock.systemUTC();
    DialerOptions dialerOptions = DialerOptions.named("dialer");
    EngineOptions options = EngineOptions.DEFAULT;
    CallAnalyzer analyzer = new OfflineCallAnalyzer();
    boolean keepPromises = true;
    int maxWaitingWebhooks = WebhookIntake.DEFAULT_MAX_WAITING;
    Duration keepWebhooksFor = Duration.ofDays(30);
    LeadMapper leadMapper = new AnsweredCallLeads();
    CompliancePolicy policy = CompliancePolicy.standard();
    final Map<ProviderId, BigDecimal> prices = new HashMap<>();
    final List<ComplianceRule> rules = new ArrayList<>();
    final List<ContextSource> contextSources = new ArrayList<>();
    final List<WebhookSource> webhookSources = new ArrayList<>();
    final Map<String, BooleanSupplier> background = new LinkedHashMap<>();
    final List<Consumer<DialReport>> dialListeners = new ArrayList<>();
    final List<Consumer<CallRecord>> callListeners = new ArrayList<>();

    VoiceCrmBuilder(VoiceProvider provider, Stores stores) {
        this.first = provider;
        this.stores = stores;
        accounts.put(provider, AccountLimits.DEFAULT);
    }

    /** Whose now is asked; default the system's. */
    public VoiceCrmBuilder clock(Clock newClock) {
        clock = newClock;
        return this;
    }

    /** What the account that building began with allows; default {@link AccountLimits#DEFAULT}. */
    public VoiceCrmBuilder limits(AccountLimits newLimits) {
        accounts.put(first, newLimits);
        return this;
    }

    /**
     * Adds another account, and what it allows. Campaigns go through the provider of their agent, and by their {@linkplain
     * io.voicecrm.campaign.CampaignSpec#fallbacks fallbacks} while that one fails. Processes that share a database need
     * the same accounts, each of which is in the stores by its provider.
     *
     * @throws IllegalArgumentException if there is an account at the same provider
     */
    public VoiceCrmBuilder account(VoiceProvider provider, AccountLimits limits) {
        if (accounts.keySet().stream().anyMatch(known -> known.id().equals(provider.id()))) {
            throw new IllegalArgumentException("account: there is one at " + provider.id() + " already");
        }
        accounts.put(provider, limits);
        return this;
    }

    /**
     * What a minute of talk costs through an account, for {@link VoiceCrm#cheapestFirst}; default unknown. All prices are in
     * one currency. Shown to nobody.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public VoiceCrmBuilder pricePerMinute(ProviderId provider, BigDecimal price) {
        if (price.signum() < 0) {
            throw new IllegalArgumentException("price per minute of " + provider + ": must not be negative");
        }
        prices.put(provider, price);
        return this;
    }

    /** How the dialers work; default {@link DialerOptions#named}. */
    public VoiceCrmBuilder dialer(DialerOptions newOptions) {
        dialerOptions = newOptions;
        return this;
    }

    /** How the threads work; default {@link EngineOptions#DEFAULT}. */
    public VoiceCrmBuilder options(EngineOptions newOptions) {
        options = newOptions;
        return this;
    }

    /**
     * Who concludes from a conversation what the provider did not; default {@link OfflineCallAnalyzer}. It is asked on
     * the threads that work on webhooks: one that takes seconds wants more of them.
     */
    public VoiceCrmBuilder analyzer(CallAnalyzer newAnalyzer) {
        analyzer = newAnalyzer;
        return this;
    }

    /**
     * How many webhooks may wait to be stored at once, at least 1; default {@link WebhookIntake#DEFAULT_MAX_WAITING}.
     * More are refused, and the provider sends them again.
     */
    public VoiceCrmBuilder maxWaitingWebhooks(int most) {
        maxWaitingWebhooks = most;
        return this;
    }

    /**
     * Whether people are called again when a call promised it; default true. A campaign goes on until the last promise
     * is kept, so where calls pass faster than the clock, as in a simulation, one may not want to wait for tomorrow.
     */
    public VoiceCrmBuilder keepPromises(boolean newKeepPromises) {
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
    public VoiceCrmBuilder keepWebhooksFor(Duration time) {
        if (time.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("keepWebhooksFor: " + time + " must be at least a day");
        }
        keepWebhooksFor = time;
        return this;
    }

    /** What a call means for a lead; default {@link AnsweredCallLeads}. */
    public VoiceCrmBuilder leadMapper(LeadMapper newMapper) {
        leadMapper = newMapper;
        return this;
    }

    /**
     * Which rule packs hold for whom; default {@link CompliancePolicy#standard}. Where nobody real is called,
     * {@link CompliancePolicy#sandbox} knows no hours.
     */
    public VoiceCrmBuilder compliance(CompliancePolicy newPolicy) {
        policy = newPolicy;
        return this;
    }

    /** Adds a rule of the host's own that every call has to pass besides; default none. */
    public VoiceCrmBuilder rule(ComplianceRule rule) {
        rules.add(rule);
        return this;
    }

    /** Adds a source of facts, asked after those about the lead, the campaign and past calls. */
    public VoiceCrmBuilder contextSource(ContextSource source) {
        contextSources.add(source);
        return this;
    }

    /** Adds somebody besides the voice provider whose webhooks tell of calls, such as a carrier; default nobody. */
    public VoiceCrmBuilder webhookSource(WebhookSource source) {
        webhookSources.add(source);
        return this;
    }

    /**
     * Adds work that a thread of its own does while the engine runs; default none.
     *
     * @param name of the thread
     * @param work one step of it; false if there was nothing to do, and then the thread pauses
     */
    public VoiceCrmBuilder background(String name, BooleanSupplier work) {
        background.put(name, work);
        return this;
    }

    /**
     * Adds somebody who is told of every step of the dialer's thread, idle ones included, on that thread: to count, not
     * to work. Default nobody.
     */
    public VoiceCrmBuilder onDialStep(Consumer<DialReport> listener) {
        dialListeners.add(listener);
        return this;
    }

    /**
     * Adds somebody who is told of every attempt that is over, once, by the process that learns it: to count, not to
     * work. Default nobody.
     */
    public VoiceCrmBuilder onAttemptOver(Consumer<CallRecord> listener) {
        callListeners.add(listener);
        return this;
    }

    /** The instance, not started. */
    public VoiceCrm build() {
        return new VoiceCrm(this);
    }
}
