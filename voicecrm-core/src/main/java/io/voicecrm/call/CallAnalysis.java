package io.voicecrm.call;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the provider, or our analyzer, concluded from a call.
 *
 * @param summary a few sentences; empty if there is none
 * @param successful whether the call met its goal; null if undecided
 * @param extracted facts by name, such as {@code name}, {@code email} and {@code intent}; only what was stated
 */
public record CallAnalysis(String summary, @Nullable Boolean successful, Map<String, String> extracted) {

    /** Copies {@code extracted}, in the order of the names: what is learnt twice is stored and shown the same. */
    public CallAnalysis {
        extracted = Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(extracted)));
    }
}
