package io.voicecrm.engine;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallAnalysis;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CallOwner;
import io.voicecrm.call.CallRecord;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptState;
import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.DoNotCall;
import io.voicecrm.compliance.DoNotCallLists;
import io.voicecrm.lead.LeadMapper;
import io.voicecrm.metering.CallMeter;
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
 * The whole story of a call after the phone rang: owner, record, opt-out, usage, cost, lead, line, campaign, in this order. The only
 * class that knows all features. Every step is idempotent, so that a delivery that failed half way is handled again from
 * the start.
 */
final class CallPipeline implements CallEventHandler {

    private static final Logger log = LoggerFactory.getLogger(CallPipeline.class);

    /** What agents are told to extract: {@code true} or {@code yes} if the person does not want to be called again. */
    private static final String OPT_OUT = "do_not_call";

    private final Stores stores;
    private final DoNotCallLists doNotCall;
    private final LeadMapper leadMapper;
    private final Clock clock;
    private final List<Consumer<CallRecord>> listeners;

    CallPipeline(
            Stores stores,
            DoNotCallLists doNotCall,
            LeadMapper leadMapper,
            Clock clock,
            List<Consumer<CallRecord>> listeners) {
        this.stores = stores;
        this.doNotCall = doNotCall;
        this.leadMapper = leadMapper;
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
        apply(known, owner.get());
        return Result.HANDLED;
    }

    private void apply(List<CallEvent> events, CallOwner owner) {
        CallRecord begun = CallRecord.begin(events.get(0).call(), owner);
        CallRecord record = stores.calls().update(begun, stored -> fold(stored, events));
        keepOptOut(events, record);
        stores.usage().post(CallMeter.usageOf(record));
        keepCosts(owner.tenant(), events);
        leadMapper.map(record).ifPresent(stores.leads()::apply);
        freeLine(events, record);
        finishAttempt(record);
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
        boolean isTold = events.stream().anyMatch(CallEvent.Analyzed.class::isInstance);
        if (isTold && analysis != null && person != null && asksNotToBeCalled(analysis)) {
            doNotCall.optOut(
                    new Callee(record.tenant(), person),
                    DoNotCall.Source.CALL,
                    "call " + record.ref(),
                    clock.instant());
        }
    }

    private static boolean asksNotToBeCalled(CallAnalysis analysis) {
        String said = analysis.extracted().getOrDefault(OPT_OUT, "").strip().toLowerCase(Locale.ROOT);
        return said.equals("true") || said.equals("yes");
    }

    private void keepCosts(TenantId tenant, List<CallEvent> events) {
        for (CallEvent event : events) {
            if (event instanceof CallEvent.Priced priced) {
                stores.costs().record(tenant, priced.call(), priced.lines(), priced.occurredAt());
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

    private void finishAttempt(CallRecord record) {
        AttemptId id = record.attempt();
        CallOutcome outcome = record.outcome();
        if (id == null || outcome == null) {
            return;
        }
        stores.attempts()
                .find(record.tenant(), id)
                .filter(attempt -> attempt.state().canBecome(AttemptState.FINISHED))
                .filter(attempt -> !stores.attempts()
                        .report(List.of(finished(attempt, record, outcome)))
                        .isEmpty())
                .ifPresent(attempt -> listeners.forEach(listener -> listener.accept(record)));
    }

    private AttemptReport finished(Attempt attempt, CallRecord record, CallOutcome outcome) {
        Instant now = clock.instant();
        Instant next = attempt.campaign()
                .spec()
                .retries()
                .nextAttempt(outcome, attempt.number(), now)
                .orElse(null);
        return new AttemptReport.Finished(attempt.id(), record.ref(), outcome, record.providerReason(), next, now);
    }
}
