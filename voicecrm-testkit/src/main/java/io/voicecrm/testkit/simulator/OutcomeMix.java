package io.voicecrm.testkit.simulator;

import io.voicecrm.call.CallOutcome;
import java.util.EnumMap;
import java.util.Map;

/**
 * How likely each end of a call is. Weights are relative to their sum.
 *
 * @param answered a person picks up
 * @param voicemail a machine picks up
 * @param noAnswer nobody picks up
 * @param busy the line is busy
 * @param declined the person turns the call down
 * @param invalid the number does not exist
 */
public record OutcomeMix(
        double answered, double voicemail, double noAnswer, double busy, double declined, double invalid) {

    /** @throws IllegalArgumentException if a weight is negative or all are zero */
    public OutcomeMix {
        double least = Math.min(
                Math.min(Math.min(answered, voicemail), Math.min(noAnswer, busy)), Math.min(declined, invalid));
        double sum = answered + voicemail + noAnswer + busy + declined + invalid;
        if (!(least >= 0) || !(sum > 0)) {
            throw new IllegalArgumentException("outcome mix: weights must not be negative, and not all be zero");
        }
    }

    /** What outbound campaigns see: 40 % answered, 14 % voicemail, 34 % no answer, 5 % busy, 5 % declined, 2 % invalid. */
    public static OutcomeMix typical() {
        return new OutcomeMix(40, 14, 34, 5, 5, 2);
    }

    /**
     * Every call ends in the same way.
     *
     * @throws IllegalArgumentException if no phone ends a call like that
     */
    public static OutcomeMix always(CallOutcome outcome) {
        return new OutcomeMix(
                weight(outcome, CallOutcome.ANSWERED),
                weight(outcome, CallOutcome.VOICEMAIL),
                weight(outcome, CallOutcome.NO_ANSWER),
                weight(outcome, CallOutcome.BUSY),
                weight(outcome, CallOutcome.DECLINED),
                weight(outcome, CallOutcome.INVALID_NUMBER));
    }

    private static double weight(CallOutcome outcome, CallOutcome only) {
        return outcome == only ? 1 : 0;
    }

    /**
     * The outcome at a point of the unit interval.
     *
     * @param point 0 inclusive to 1 exclusive
     */
    CallOutcome at(double point) {
        Map<CallOutcome, Double> weights = new EnumMap<>(CallOutcome.class);
        weights.put(CallOutcome.ANSWERED, answered);
        weights.put(CallOutcome.VOICEMAIL, voicemail);
        weights.put(CallOutcome.NO_ANSWER, noAnswer);
        weights.put(CallOutcome.BUSY, busy);
        weights.put(CallOutcome.DECLINED, declined);
        weights.put(CallOutcome.INVALID_NUMBER, invalid);
        double left = point * (answered + voicemail + noAnswer + busy + declined + invalid);
        CallOutcome last = CallOutcome.ANSWERED;
        for (Map.Entry<CallOutcome, Double> weight : weights.entrySet()) {
            if (weight.getValue() > 0) {
                last = weight.getKey();
                left -= weight.getValue();
                if (left < 0) {
                    return last;
                }
            }
        }
        return last;
    }
}
