package io.voicecrm.engine;

import io.voicecrm.PhoneNumber;
import io.voicecrm.analysis.AnalysisRequest;
import io.voicecrm.analysis.CallAnalyzer;
import io.voicecrm.analysis.CallInsight;
import io.voicecrm.analysis.StatedTime;
import io.voicecrm.call.CallAnalysis;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallEvent.Analyzed;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CallOwner;
import io.voicecrm.call.CallRecord;
import io.voicecrm.compliance.CalledPlaces;
import io.voicecrm.contact.Contact;
import io.voicecrm.metering.CostReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a conversation means beyond what the provider says of it, and which call was promised in it. */
final class Insights {

    private static final Logger log = LoggerFactory.getLogger(Insights.class);

    /** A promise further away is a misunderstanding. */
    private static final Duration LONGEST_PROMISE = Duration.ofDays(60);

    /** A promise that is overdue by more, such as one in an old delivery that is replayed, is not kept any more. */
    private static final Duration LONGEST_DELAY = Duration.ofDays(1);

    private final CallAnalyzer analyzer;
    private final boolean keepPromises;
    private final Stores stores;
    private final CalledPlaces places = new CalledPlaces();
    private final Clock clock;

    Insights(CallAnalyzer analyzer, boolean keepPromises, Stores stores, Clock clock) {
        this.analyzer = analyzer;
        this.keepPromises = keepPromises;
        this.stores = stores;
        this.clock = clock;
    }

    /**
     * The events, where the provider's analysis is completed by the analyzer. What was analyzed before is not analyzed
     * again: it costs, and the record keeps the first answer anyway.
     */
    List<CallEvent> complete(List<CallEvent> events, CallOwner owner) {
        if (events.stream().noneMatch(Analyzed.class::isInstance)) {
            return events;
        }
        CallRecord stored = stores.calls()
                .find(owner.tenant(), events.get(0).call())
                .orElseGet(() -> CallRecord.begin(events.get(0).call(), owner));
        CallRecord told = stored;
        for (CallEvent event : events) {
            told = told.after(event);
        }
        CallRecord record = told;
        return events.stream()
                .map(event -> event instanceof Analyzed analyzed && isNews(analyzed, stored) && isTalk(record)
                        ? completed(analyzed, record)
                        : event)
                .toList();
    }

    /** When the person is to be called again, if the call promised it; now, if that moment has just passed. */
    Optional<Instant> promisedCall(CallRecord record) {
        CallAnalysis analysis = record.analysis();
        Instant at = spokenAt(record);
        if (!keepPromises || analysis == null || at == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        String stated = analysis.extracted().getOrDefault(CallInsight.CALL_BACK_AT, "");
        return StatedTime.read(stated, at, zoneOf(record))
                .filter(promised -> promised.isBefore(at.plus(LONGEST_PROMISE)))
                .filter(promised -> promised.isAfter(now.minus(LONGEST_DELAY)))
                .map(promised -> promised.isBefore(now) ? now : promised);
    }

    private static boolean isNews(Analyzed event, CallRecord stored) {
        Instant analyzedAt = stored.analyzedAt();
        return analyzedAt == null || event.occurredAt().isAfter(analyzedAt);
    }

    /** A machine's greeting has no mood. */
    private static boolean isTalk(CallRecord record) {
        return record.outcome() == null || record.outcome() == CallOutcome.ANSWERED;
    }

    private Analyzed completed(Analyzed event, CallRecord record) {
        Instant at = spokenAt(record);
        AnalysisRequest request = new AnalysisRequest(
                record.tenant(),
                event.call(),
                event.transcript(),
                record.person(),
                at == null ? event.occurredAt() : at,
                zoneOf(record));
        if (!request.hasWords()) {
            return event;
        }
        CallInsight insight;
        try {
            insight = analyzer.analyze(request);
        } catch (RuntimeException e) {
            // Whatever an analyzer does, the call itself has to be kept.
            log.warn("call {} is kept without our analysis", event.call(), e);
            return event;
        }
        if (!insight.costs().isEmpty()) {
            Instant now = clock.instant();
            CostReport report = new CostReport(
                    record.tenant(), event.call(), CostReport.Source.ANALYSIS, insight.costs(), now, now);
            stores.costs().record(report, now);
        }
        return new Analyzed(
                event.call(),
                event.attempt(),
                event.occurredAt(),
                event.transcript(),
                insight.completing(event.analysis()));
    }

    private static @Nullable Instant spokenAt(CallRecord record) {
        Instant endedAt = record.endedAt();
        Instant startedAt = record.startedAt();
        return endedAt != null ? endedAt : startedAt != null ? startedAt : record.analyzedAt();
    }

    /** Of several zones that a person may be in, the one that is furthest behind: nobody is called before they said. */
    private @Nullable ZoneId zoneOf(CallRecord record) {
        PhoneNumber person = record.person();
        Instant at = spokenAt(record);
        if (person == null || at == null) {
            return null;
        }
        Contact contact = Optional.ofNullable(record.attempt())
                .flatMap(attempt -> stores.attempts().find(record.tenant(), attempt))
                .map(attempt -> attempt.contact())
                .orElseGet(() -> Contact.of(person));
        return places.of(contact).zones().stream()
                .min(Comparator.comparing(zone -> zone.getRules().getOffset(at).getTotalSeconds()))
                .orElse(null);
    }
}
