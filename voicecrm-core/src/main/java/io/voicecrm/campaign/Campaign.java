package io.voicecrm.campaign;

import io.voicecrm.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A calling effort: whom it belongs to, what it should do, and where it stands.
 *
 * @param stateReason why it is in this state, where nobody chose it: for example what the provider refused; else null
 * @param startedAt when it first ran, null before
 * @param finishedAt when it finished or was canceled, null before
 */
public record Campaign(
        TenantId tenant,
        CampaignId id,
        CampaignSpec spec,
        State state,
        @Nullable String stateReason,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Where a campaign stands. */
    public enum State {
        /** Being prepared; nobody is called. */
        DRAFT,
        /** Its due targets are called. */
        RUNNING,
        /** No new calls; calls that are up go on. */
        PAUSED,
        /** Every target is closed. It runs again if some are opened again. */
        FINISHED,
        /** Given up; its open targets are closed. */
        CANCELED;

        /** Whether a campaign may go from this state to {@code next}. */
        public boolean canBecome(State next) {
            return switch (next) {
                case DRAFT -> false;
                case RUNNING -> this == DRAFT || this == PAUSED || this == FINISHED;
                case PAUSED -> this == RUNNING;
                case FINISHED -> this == RUNNING || this == PAUSED;
                case CANCELED -> this == DRAFT || this == RUNNING || this == PAUSED;
            };
        }
    }

    /** A new campaign in draft. */
    public static Campaign draft(TenantId tenant, CampaignId id, CampaignSpec spec, Instant now) {
        return new Campaign(tenant, id, spec, State.DRAFT, null, now, null, null);
    }

    /**
     * This campaign in another state.
     *
     * @throws IllegalStateException if it cannot go there from where it is
     */
    public Campaign become(State next, @Nullable String reason, Instant now) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException("campaign " + id + ": is " + state + " and cannot become " + next);
        }
        boolean over = next == State.FINISHED || next == State.CANCELED;
        boolean first = next == State.RUNNING && startedAt == null;
        return new Campaign(tenant, id, spec, next, reason, createdAt, first ? now : startedAt, over ? now : null);
    }

    /** This campaign with the limits, times, retries and terms of another spec. */
    public Campaign limitedBy(CampaignSpec other) {
        CampaignSpec changed = spec.toBuilder()
                .retries(other.retries())
                .maxConcurrentCalls(other.maxConcurrentCalls())
                .weight(other.weight())
                .startAt(other.startAt())
                .endAt(other.endAt())
                .terms(other.terms())
                .build();
        return new Campaign(tenant, id, changed, state, stateReason, createdAt, startedAt, finishedAt);
    }

    /** Whether nobody is called any more. */
    public boolean isOver() {
        return state == State.FINISHED || state == State.CANCELED;
    }
}
