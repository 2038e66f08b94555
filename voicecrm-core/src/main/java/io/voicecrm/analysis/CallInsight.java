package io.voicecrm.analysis;

import io.voicecrm.call.CallAnalysis;
import io.voicecrm.call.CostLine;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an analyzer concluded from a conversation.
 *
 * @param summary a few sentences; empty if there is nothing to say
 * @param interest from 0, wants never to hear of us again, to 100, has agreed
 * @param facts what the person stated, by name: {@code name}, {@code email}, {@code phone} in E.164, {@code intent};
 *     only what was said
 * @param callBackAt when the person was promised, or asked, to be called again; null if they were not, or did not say when
 * @param appointmentAt when they agreed to meet; null if they did not
 * @param doNotCall whether they asked not to be called any more
 * @param costs what the analysis was charged; shown to no tenant
 */
public record CallInsight(
        String summary,
        Sentiment sentiment,
        int interest,
        Map<String, String> facts,
        @Nullable Instant callBackAt,
        @Nullable Instant appointmentAt,
        boolean doNotCall,
        Source source,
        List<CostLine> costs) {

    /** The name under which the time of a promised call is kept with an analysis: an ISO instant, or the person's words. */
    public static final String CALL_BACK_AT = "callback_at";

    /** The name under which a wish not to be called is kept: {@code true} or {@code yes}. */
    public static final String DO_NOT_CALL = "do_not_call";

    /**
     * Who concluded.
     *
     * @param analyzer such as {@code offline}
     * @param remark why it was not the analyzer that was asked, such as {@code over_budget}; empty if it was
     */
    public record Source(String analyzer, String remark) {

        /** As it is kept with the call: {@code offline}, or {@code offline (over_budget)}. */
        @Override
        public String toString() {
            return remark.isEmpty() ? analyzer : analyzer + " (" + remark + ")";
        }
    }

    /**
     * Copies {@code facts} and {@code costs}.
     *
     * @throws IllegalArgumentException if {@code interest} is not 0 to 100
     */
    public CallInsight {
        if (interest < 0 || interest > 100) {
            throw new IllegalArgumentException("interest: " + interest + " must be 0 to 100");
        }
        facts = Map.copyOf(facts);
        costs = List.copyOf(costs);
    }

    /** The same, concluded for another reason and at another price. */
    public CallInsight from(Source otherSource, List<CostLine> otherCosts) {
        return new CallInsight(
                summary, sentiment, interest, facts, callBackAt, appointmentAt, doNotCall, otherSource, otherCosts);
    }

    /** The provider's analysis with what it lacks; where it says something, its word stands. */
    public CallAnalysis completing(CallAnalysis told) {
        Map<String, String> all = new LinkedHashMap<>(facts);
        all.put("sentiment", sentiment.toString());
        all.put("interest", String.valueOf(interest));
        if (callBackAt != null) {
            all.put(CALL_BACK_AT, callBackAt.toString());
        }
        if (appointmentAt != null) {
            all.put("appointment_at", appointmentAt.toString());
        }
        if (doNotCall) {
            all.put(DO_NOT_CALL, "yes");
        }
        all.put("analyzed_by", source.toString());
        told.extracted().forEach((name, value) -> {
            if (!value.isBlank()) {
                all.put(name, value);
            }
        });
        return new CallAnalysis(told.summary().isBlank() ? summary : told.summary(), told.successful(), all);
    }
}
