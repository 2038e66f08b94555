package io.voicecrm.engine;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.analysis.CallInsight;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallAnalysis;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CallOwner;
import io.voicecrm.call.CallRecord;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptState;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.TargetChange;
import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.DoNotCall;
import io.voicecrm.compliance.DoNotCallLists;
import io.voicecrm.lead.LeadMapper;
import io.voicecrm.metering.CallMeter;
import io.voicecrm.metering.CostReport;
import io.voicecrm.webhook.CallEventHandler;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole story of a call after the phone rang: owner, analysis, record, opt-out, credit, usage, cost, lead, line, answer,
 * campaign, in this order. The only class that knows all features. Every step is idempotent, so that a delivery that failed
 * half way is handled again from the start.
 */
final class CallPipeline implements CallEventHandler {

    private static final Logger log = LoggerFactory.getLogger(CallPipeline.class);

    /** Calls to one person, promised ones included: somebody who puts us off ten times is not called an eleventh. */
    private static final int MOST_ATTEMPTS = 10;

    private final Stores stores;
    private final DoNotCallLists doNotCall;
    private final Insights insights;
    private final LeadMapper leadMapper;
    private final CallCredit credit;
    private final Clock clock;
    private final List<Consumer<CallRecord>> listeners;

    CallPipeline(
            Stores stores,
            DoNotCallLists doNotCall,
            Insights insights,
            LeadMapper leadMapper,
            CallCredit credit,
            Clock clock,
            List<Consumer<CallRecord>> listeners) {
        this.stores = stores;
        this.doNotCall = doNotCall;
        this.insights = insights;
        this.leadMapper = leadMapper;
        this.credit = credit;
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public Result handle(List<CallEvent> events) {
        List<CallEvent> known = events.stream()
                .filter(event -> !(event instanceof CallEvent.Unrecognized))
                .toList();
        if (known.isEmpty()) {
            events.forEach(event -> log.info("{} on call {} is kept and not acted on", event, event.call()));
            return Result.HANDLED;
        }
        Optional<CallOwner> owner = known.stream()
                .map(stores.owners()::ownerOf)
                .flatMap(Optional::stream)
                .findFirst();
        if (owner.isEmpty()) {
            return Result.OWNER_UNKNOWN;
        }
        apply(insights.complete(known, owner.get()), owner.get());
        return Result.HANDLED;
    }

    private void apply(List<CallEvent> events, CallOwner owner) {
        CallRecord begun = CallRecord.begin(events.get(0).call(), owner);
        CallRecord record = stores.calls().update(begun, stored -> fold(stored, events));
        keepOptOut(events, record);
        credit.settle(record);
        stores.usage().post(CallMeter.usageOf(record));
        keepCosts(owner.tenant(), events);
        leadMapper.map(record).ifPresent(stores.leads()::apply);
        freeLine(events, record);
        finishAttempt(record, isTold(events));
    }

    private static CallRecord fold(CallRecord stored, List<CallEvent> events) {
        CallRecord record = stored;
        for (CallEvent event : events) {
            record = record.after(event);
        }
        return record;
    }

    /** Only on the analysis itself: an entry that was lifted since must not come back with whatever is heard next. */
    private void keepOptOut(List<CallEvent> events, CallRecord record) {
        CallAnalysis analysis = record.analysis();
        PhoneNumber person = record.person();
        if (isTold(events) && analysis != null && person != null && asksNotToBeCalled(analysis)) {
            doNotCall.optOut(
                    new Callee(record.tenant(), person),
                    DoNotCall.Source.CALL,
                    "call " + record.ref(),
                    clock.instant());
        }
    }

    private static boolean isTold(List<CallEvent> events) {
        return events.stream().anyMatch(CallEvent.Analyzed.class::isInstance);
    }

    private static boolean asksNotToBeCalled(CallAnalysis analysis) {
        String said = analysis.extracted()
                .getOrDefault(CallInsight.DO_NOT_CALL, "")
                .strip()
                .toLowerCase(Locale.ROOT);
        return said.equals("true") || said.equals("yes");
    }

    private void keepCosts(TenantId tenant, List<CallEvent> events) {
        for (CallEvent event : events) {
            if (event instanceof CallEvent.Priced priced) {
                CostReport report = new CostReport(
                        tenant,
                        priced.call(),
                        CostReport.Source.PROVIDER,
                        priced.lines(),
                        priced.occurredAt(),
                        priced.asOf());
                stores.costs().record(report, clock.instant());
            }
        }
    }

    private void freeLine(List<CallEvent> events, CallRecord record) {
        AttemptId id = record.attempt();
        if (id == null || events.stream().noneMatch(CallEvent.HungUp.class::isInstance)) {
            return;
        }
        stores.attempts()
                .find(record.tenant(), id)
                .filter(attempt -> attempt.state().canBecome(AttemptState.ENDED))
                .ifPresent(attempt -> stores.attempts().report(List.of(new AttemptReport.Ended(id, clock.instant()))));
    }

    private void finishAttempt(CallRecord record, boolean isAnalyzed) {
        AttemptId id = record.attempt();
        CallOutcome outcome = record.outcome();
        if (outcome == null) {
            return;
        }
        Attempt attempt =
                id == null ? null : stores.attempts().find(record.tenant(), id).orElse(null);
        Hearing.of(record, attempt, clock.instant())
                .ifPresent(stores.compliance().answers()::record);
        if (attempt == null) {
            return;
        }
        Optional<Instant> promised = promisedCall(record, attempt);
        boolean isFinished = attempt.state().canBecome(AttemptState.FINISHED)
                && !stores.attempts()
                        .report(List.of(finished(attempt, record, outcome, promised)))
                        .isEmpty();
        if (isAnalyzed) {
            promised.ifPresent(at -> keepPromise(attempt, at));
        }
        if (isFinished) {
            listeners.forEach(listener -> listener.accept(record));
        }
    }

    /** A wish for silence is stronger than one for another call. */
    private Optional<Instant> promisedCall(CallRecord record, Attempt attempt) {
        CallAnalysis analysis = record.analysis();
        boolean isOut = analysis != null && asksNotToBeCalled(analysis);
        return isOut || attempt.number() >= MOST_ATTEMPTS ? Optional.empty() : insights.promisedCall(record);
    }

    /** Ahead of the others that are due then; and where the analysis came after the end, the target is open again. */
    private void keepPromise(Attempt attempt, Instant at) {
        Campaign campaign = attempt.campaign();
        TargetChange promise = new TargetChange.Promised(attempt.id(), at);
        stores.campaigns()
                .change(campaign.tenant(), campaign.id(), attempt.contact().phone(), promise, clock.instant());
    }

    private AttemptReport finished(
            Attempt attempt, CallRecord record, CallOutcome outcome, Optional<Instant> promised) {
        Instant now = clock.instant();
        Instant next = promised.or(
                        () -> attempt.campaign().spec().retries().nextAttempt(outcome, attempt.number(), now))
                .orElse(null);
        return new AttemptReport.Finished(attempt.id(), record.ref(), outcome, record.providerReason(), next, now);
    }
}
