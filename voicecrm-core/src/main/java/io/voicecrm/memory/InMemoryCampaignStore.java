package io.voicecrm.memory;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.campaign.AttemptState;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignProgress;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.CampaignStore;
import io.voicecrm.campaign.ListedTarget;
import io.voicecrm.campaign.Priority;
import io.voicecrm.campaign.TargetChange;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.compliance.Callee;
import io.voicecrm.memory.Board.Entry;
import io.voicecrm.memory.Board.Target;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    public List<Campaign> findAll(TenantId tenant, List<CampaignId> ids) {
        synchronized (board) {
            return ids.stream()
                    .flatMap(id -> board.entry(tenant, id).stream())
                    .map(entry -> entry.campaign)
                    .toList();
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
                    giveUp(entry);
                }
                board.closeIfDone(entry, now);
            });
            return movable.map(entry -> entry.campaign);
        }
    }

    @Override
    public Optional<Campaign> change(TenantId tenant, CampaignId id, CampaignSpec spec) {
        synchronized (board) {
            Optional<Entry> changed = board.entry(tenant, id).filter(entry -> !entry.campaign.isOver());
            changed.ifPresent(entry -> entry.campaign = entry.campaign.limitedBy(spec));
            return changed.map(entry -> entry.campaign);
        }
    }

    @Override
    public boolean change(TenantId tenant, CampaignId id, PhoneNumber phone, TargetChange change, Instant now) {
        synchronized (board) {
            Optional<Entry> entry = board.entry(tenant, id);
            Target target = entry.map(found -> found.targets.get(phone)).orElse(null);
            if (entry.isPresent() && target != null && change instanceof TargetChange.Promised promised) {
                return keep(promised, entry.get(), target, now);
            }
            if (entry.isEmpty() || target == null || !target.isWaiting()) {
                return false;
            }
            if (change instanceof TargetChange.Cancel) {
                entry.get().move(target, TargetState.CANCELED, target.dueAt);
            } else if (change instanceof TargetChange.Prioritize prioritize) {
                entry.get().move(target, target.state, target.dueAt, prioritize.priority());
            } else if (change instanceof TargetChange.CallBack callBack) {
                entry.get().move(target, TargetState.WAITING, callBack.at(), Priority.HIGH);
            }
            board.closeIfDone(entry.get(), now);
            return true;
        }
    }

    private boolean keep(TargetChange.Promised promised, Entry entry, Target target, Instant now) {
        boolean isOpen = target.isWaiting() || target.state == TargetState.REACHED;
        Instant endAt = entry.campaign.spec().endAt();
        boolean isInTime = endAt == null || promised.at().isBefore(endAt);
        if (!isOpen
                || !isInTime
                || entry.campaign.state() == Campaign.State.CANCELED
                || !isLatest(promised, entry, target)) {
            return false;
        }
        entry.move(target, TargetState.WAITING, promised.at(), Priority.HIGH);
        if (entry.campaign.state() == Campaign.State.FINISHED) {
            entry.campaign = entry.campaign.become(Campaign.State.RUNNING, null, now);
        }
        return true;
    }

    private boolean isLatest(TargetChange.Promised promised, Entry entry, Target target) {
        Callee callee = new Callee(entry.campaign.tenant(), target.contact.phone());
        List<Board.Try> tries = board.triesByCallee.getOrDefault(callee, List.of()).stream()
                .filter(attempt -> attempt.entry == entry && attempt.state != AttemptState.RELEASED)
                .toList();
        return !tries.isEmpty() && tries.get(tries.size() - 1).id.equals(promised.attempt());
    }

    @Override
    public long retry(TenantId tenant, CampaignId id, Set<CallOutcome> outcomes, Instant now) {
        synchronized (board) {
            Entry entry = board.entry(tenant, id)
                    .filter(found -> found.campaign.state() != Campaign.State.CANCELED)
                    .orElse(null);
            if (entry == null) {
                return 0;
            }
            List<Target> opened = entry.targets.values().stream()
                    .filter(target -> target.state == TargetState.NOT_REACHED && outcomes.contains(target.lastOutcome))
                    .toList();
            for (Target target : opened) {
                target.attemptsBefore = target.attempts;
                entry.move(target, TargetState.WAITING, now);
            }
            if (!opened.isEmpty() && entry.campaign.state() == Campaign.State.FINISHED) {
                entry.campaign = entry.campaign.become(Campaign.State.RUNNING, null, now);
            }
            return opened.size();
        }
    }

    @Override
    public int closeEnded(Instant now) {
        synchronized (board) {
            List<Entry> ended = board.campaigns.values().stream()
                    .filter(entry -> entry.campaign.state() == Campaign.State.RUNNING
                            || entry.campaign.state() == Campaign.State.PAUSED)
                    .filter(entry -> entry.campaign.spec().endAt() != null
                            && !entry.campaign.spec().endAt().isAfter(now))
                    .toList();
            for (Entry entry : ended) {
                giveUp(entry);
                entry.campaign = entry.campaign.become(Campaign.State.FINISHED, "its end has come", now);
            }
            return ended.size();
        }
    }

    @Override
    public List<ListedTarget> targets(TenantId tenant, CampaignId id, long after, int limit) {
        synchronized (board) {
            return board.entry(tenant, id)
                    .map(entry -> entry.targets.values().stream())
                    .orElseGet(Stream::empty)
                    .filter(target -> target.position + 1 > after)
                    .limit(limit)
                    .map(target -> new ListedTarget(target.position + 1, target.contact, target.state, target.attempts))
                    .toList();
        }
    }

    @Override
    public Map<CampaignId, CampaignProgress> progress(TenantId tenant, Set<CampaignId> ids) {
        synchronized (board) {
            return ids.stream()
                    .flatMap(id -> board.entry(tenant, id).stream())
                    .filter(entry -> !entry.targets.isEmpty())
                    .collect(Collectors.toMap(entry -> entry.campaign.id(), InMemoryCampaignStore::count));
        }
    }

    private static void giveUp(Entry entry) {
        entry.allWaiting().forEach(target -> entry.move(target, TargetState.CANCELED, target.dueAt));
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
