package io.voicecrm.compliance;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When calling is allowed within one local day: spans that neither touch nor overlap, in order. */
record Hours(List<Span> spans) {

    static final int MINUTES_PER_DAY = 24 * 60;
    static final Hours NONE = new Hours(List.of());
    static final Hours ALL_DAY = new Hours(List.of(new Span(0, MINUTES_PER_DAY)));

    /** Minutes of the day, {@code to} exclusive. */
    record Span(int from, int to) {}

    static Hours of(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        for (Span span :
                spans.stream().sorted(Comparator.comparingInt(Span::from)).toList()) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).to() >= span.from()) {
                Span before = merged.get(last);
                merged.set(last, new Span(before.from(), Math.max(before.to(), span.to())));
            } else {
                merged.add(span);
            }
        }
        return new Hours(List.copyOf(merged));
    }

    boolean contains(LocalTime time) {
        int minute = time.getHour() * 60 + time.getMinute();
        for (Span span : spans) {
            if (minute >= span.from() && minute < span.to()) {
                return true;
            }
        }
        return false;
    }
}
