package io.voicecrm.memory;

import io.voicecrm.TenantId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignProgress;
import io.voicecrm.campaign.CampaignStore;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.memory.Board.Entry;
import io.voicecrm.memory.Board.Target;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class InMemoryCampaignStore implements CampaignStore {

    private final Board board;

    InMemoryCampaignStore(Board board) {
        this.board = board;
    }

    @Override
    public void create(Campaign campaign) {
        synchronized (board) {
            if (board.campaigns.putIfAbsent(campaign.id(), new Entry(campaign)) != null) {
                throw new IllegalStateException("campaign " + campaign.id() + ": exists already");
            }
        }
    }

    @Override
    public Optional<Campaign> find(TenantId tenant, CampaignId id) {
        synchronized (board) {
            return board.entry(tenant, id).map(entry -> entry.campaign);
        }
    }

    @Override
    public TargetImport importTargets(TenantId tenant, CampaignId id) {
        synchronized (board) {
            Entry entry = board.entry(tenant, id)
                    .orElseThrow(() ->
                            new IllegalArgumentException("campaign " + id + ": tenant " + tenant + " has no such"));
            return new InMemoryTargetImport(board, entry);
        }
    }

    @Override
    public Optional<Campaign> move(
            TenantId tenant, CampaignId id, Campaign.State next, @Nullable String reason, Instant now) {
        synchronized (board) {
            Optional<Entry> movable = board.entry(tenant, id)
                    .filter(entry -> entry.campaign.state().canBecome(next));
            movable.ifPresent(entry -> {
                entry.campaign = entry.campaign.become(next, reason, now);
                if (next == Campaign.State.CANCELED) {
                    List.copyOf(entry.waiting)
                            .forEach(target -> entry.move(target, TargetState.CANCELED, target.dueAt));
                }
                board.closeIfDone(entry, now);
            });
            return movable.map(entry -> entry.campaign);
        }
    }

    @Override
    public CampaignProgress progress(TenantId tenant, CampaignId id) {
        synchronized (board) {
            return board.entry(tenant, id)
                    .map(InMemoryCampaignStore::count)
                    .orElseGet(() -> new CampaignProgress(Map.of(), Map.of(), 0));
        }
    }

    private static CampaignProgress count(Entry entry) {
        Map<TargetState, Long> byState = new EnumMap<>(TargetState.class);
        Map<CallOutcome, Long> byOutcome = new EnumMap<>(CallOutcome.class);
        for (Target target : entry.targets.values()) {
            byState.merge(target.state, 1L, Long::sum);
            if (target.lastOutcome != null) {
                byOutcome.merge(target.lastOutcome, 1L, Long::sum);
            }
        }
        return new CampaignProgress(byState, byOutcome, entry.submitted);
    }
}
