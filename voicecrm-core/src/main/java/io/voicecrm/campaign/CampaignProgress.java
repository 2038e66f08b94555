package io.voicecrm.campaign;

import io.voicecrm.call.CallOutcome;
import java.util.Map;

/**
 * How far a campaign is.
 *
 * @param byState targets by state; states without a target are missing
 * @param byOutcome targets by the outcome of their last finished attempt; outcomes without a target are missing
 * @param attempts attempts that were submitted, whatever came of them
 */
public record CampaignProgress(Map<TargetState, Long> byState, Map<CallOutcome, Long> byOutcome, long attempts) {

    /** Of a campaign that nobody is in. */
    public static final CampaignProgress NONE = new CampaignProgress(Map.of(), Map.of(), 0);

    /** Copies the maps. */
    public CampaignProgress {
        byState = Map.copyOf(byState);
        byOutcome = Map.copyOf(byOutcome);
    }

    /** Targets in all. */
    public long total() {
        return byState.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Targets in one state. */
    public long in(TargetState state) {
        return byState.getOrDefault(state, 0L);
    }

    /** Targets with more to do. */
    public long open() {
        return byState.entrySet().stream()
                .filter(entry -> entry.getKey().isOpen())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
