package io.voicecrm.dialer;

import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.compliance.ComplianceGate;
import io.voicecrm.compliance.Decision;
import io.voicecrm.compliance.DecisionLog;
import io.voicecrm.compliance.DecisionRecord;
import io.voicecrm.compliance.DialQuestion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the gate about a batch of attempts, and keeps what it said. */
final class Screening {

    private static final Logger logger = LoggerFactory.getLogger(Screening.class);
    private static final Duration SHORTEST_DEFERRAL = Duration.ofSeconds(1);

    private final ComplianceGate gate;
    private final @Nullable DecisionLog log;

    Screening(ComplianceGate gate, @Nullable DecisionLog log) {
        this.gate = gate;
        this.log = log;
    }

    /**
     * What became of a batch.
     *
     * @param allowed may be dialed
     * @param reports what becomes of the others
     * @param byRule how many each rule keeps from being called
     */
    record Result(List<Attempt> allowed, List<AttemptReport> reports, Map<String, Integer> byRule) {

        static final Result NOBODY = new Result(List.of(), List.of(), Map.of());

        /** This result, and what a later question about those who were allowed changed. */
        Result then(Result later) {
            List<AttemptReport> all = new ArrayList<>(reports);
            all.addAll(later.reports);
            Map<String, Integer> rules = new HashMap<>(byRule);
            later.byRule.forEach((rule, people) -> rules.merge(rule, people, Integer::sum));
            return new Result(later.allowed, all, rules);
        }
    }

    /** Asks, and keeps the decisions against a call: those for one are asked again before it is dialed. */
    Result whenClaimed(List<Attempt> attempts, Instant now) {
        return ask(attempts, now, false);
    }

    /** Asks, and keeps every decision: from here on a call is placed or is not. */
    Result beforeDialing(List<Attempt> attempts, Instant now) {
        return ask(attempts, now, true);
    }

    private Result ask(List<Attempt> attempts, Instant now, boolean isLast) {
        List<DialQuestion> questions =
                attempts.stream().map(attempt -> question(attempt, now)).toList();
        List<Decision> decisions = gate.decide(questions);
        List<Attempt> allowed = new ArrayList<>();
        List<AttemptReport> reports = new ArrayList<>();
        List<DecisionRecord> records = new ArrayList<>();
        Map<String, Integer> byRule = new HashMap<>();
        for (int i = 0; i < attempts.size(); i++) {
            Attempt attempt = attempts.get(i);
            Optional<AttemptReport> report = verdict(attempt, decisions.get(i), now);
            report.ifPresentOrElse(reports::add, () -> allowed.add(attempt));
            if (isLast || report.isPresent()) {
                DecisionRecord record = DecisionRecord.of(attempt.id().value(), questions.get(i), decisions.get(i));
                logger.atInfo()
                        .addKeyValue("attempt", attempt.id())
                        .addKeyValue("decision", record.kind())
                        .addKeyValue("rule", record.ruleId())
                        .addKeyValue("until", record.until())
                        .addKeyValue("pack", record.pack())
                        .log("dial decision");
                records.add(record);
                if (report.isPresent()) {
                    byRule.merge(record.ruleId(), 1, Integer::sum);
                }
            }
        }
        if (log != null && !records.isEmpty()) {
            // First the decision, then the call: a call without a decision on record is none that was allowed.
            log.append(records);
        }
        return new Result(allowed, reports, byRule);
    }

    private static DialQuestion question(Attempt attempt, Instant now) {
        return new DialQuestion(
                attempt.campaign().tenant(),
                attempt.contact(),
                attempt.route().callerId(),
                attempt.number(),
                now,
                attempt.campaign().spec().terms(),
                attempt.campaign().id().value());
    }

    private static Optional<AttemptReport> verdict(Attempt attempt, Decision decision, Instant now) {
        return decision.match(new Decision.Cases<>() {
            @Override
            public Optional<AttemptReport> allow() {
                return Optional.empty();
            }

            @Override
            public Optional<AttemptReport> defer(Decision.Defer defer) {
                return Optional.of(new AttemptReport.Released(
                        attempt.id(), defer.ruleId() + ": " + defer.why(), notAtOnce(defer.until(), now), now));
            }

            @Override
            public Optional<AttemptReport> deny(Decision.Deny deny) {
                return Optional.of(new AttemptReport.Suppressed(attempt.id(), deny.ruleId(), deny.why(), now));
            }
        });
    }

    /** A rule that defers into the past would have its target claimed again and again. */
    private static Instant notAtOnce(Instant until, Instant now) {
        Instant soonest = now.plus(SHORTEST_DEFERRAL);
        return until.isBefore(soonest) ? soonest : until;
    }
}
