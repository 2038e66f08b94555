package io.voicecrm.memory;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptState;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.Priority;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.campaign.TenantShare;
import io.voicecrm.compliance.Callee;
import io.voicecrm.contact.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the campaign and the attempt store share. Whoever touches it holds its lock. */
final class Board {

    final Map<CampaignId, Entry> campaigns = new LinkedHashMap<>();
    final Map<AttemptId, Try> tries = new LinkedHashMap<>();

    /** Those of which the outcome is not known: few, however many there ever were. */
    final Map<AttemptId, Try> open = new LinkedHashMap<>();

    final Map<TenantId, TenantShare> shares = new HashMap<>();

    /** When attempts were submitted, of the last second only. */
    final Map<ProviderId, Deque<Instant>> submissions = new HashMap<>();

    final Map<ProviderCallRef, AttemptId> attemptsByCall = new HashMap<>();

    /** What was tried for somebody, oldest first. */
    final Map<Callee, List<Try>> triesByCallee = new HashMap<>();

    private static final Comparator<Target> DUE_FIRST =
            Comparator.comparing((Target target) -> target.dueAt).thenComparing(target -> target.position);

    /** How often a slot was given away: the order of the turns. */
    long turns;

    /** A campaign and its targets. */
    static final class Entry {
        Campaign campaign;
        final Map<PhoneNumber, Target> targets = new LinkedHashMap<>();

        /** Targets that wait for a call, by priority, the one due first in front. */
        private final Map<Priority, TreeSet<Target>> waiting = new EnumMap<>(Priority.class);

        /** Attempts that take a slot. */
        int live;

        /** Attempts of which the outcome is not known. */
        int open;

        long submitted;

        /** The turn at which it last got a slot. */
        long lastTurn;

        Entry(Campaign campaign) {
            this.campaign = campaign;
        }

        void add(Contact contact) {
            Target target = new Target(contact, targets.size());
            targets.put(contact.phone(), target);
            waitingOf(target).add(target);
        }

        void move(Target target, TargetState state, Instant dueAt) {
            move(target, state, dueAt, target.priority);
        }

        void move(Target target, TargetState state, Instant dueAt, Priority priority) {
            waitingOf(target).remove(target);
            target.state = state;
            target.dueAt = dueAt;
            target.priority = priority;
            if (target.isWaiting()) {
                waitingOf(target).add(target);
            }
        }

        /** Whom to call next: the highest priority, there who is due first, if that phone is free. */
        Optional<Target> firstDue(Instant now, Set<PhoneNumber> busy) {
            for (int i = Priority.values().length - 1; i >= 0; i--) {
                for (Target target : waiting.getOrDefault(Priority.values()[i], new TreeSet<>(DUE_FIRST))) {
                    if (target.dueAt.isAfter(now)) {
                        break;
                    }
                    if (!busy.contains(target.contact.phone())) {
                        return Optional.of(target);
                    }
                }
            }
            return Optional.empty();
        }

        /** Since when somebody could have been called; before the campaign ran nobody could. */
        Optional<Instant> dueSince(Instant now) {
            Instant startedAt = campaign.startedAt() == null ? now : campaign.startedAt();
            return waiting.values().stream()
                    .filter(targets -> !targets.isEmpty())
                    .map(targets -> targets.first().dueAt)
                    .map(dueAt -> dueAt.isBefore(startedAt) ? startedAt : dueAt)
                    .filter(dueAt -> !dueAt.isAfter(now))
                    .min(Comparator.naturalOrder());
        }

        List<Target> allWaiting() {
            return waiting.values().stream().flatMap(Set::stream).toList();
        }

        boolean isDone() {
            return open == 0 && waiting.values().stream().allMatch(Set::isEmpty);
        }

        private TreeSet<Target> waitingOf(Target target) {
            return waiting.computeIfAbsent(target.priority, none -> new TreeSet<>(DUE_FIRST));
        }
    }

    /** One contact in a campaign. */
    static final class Target {
        final Contact contact;
        final long position;
        TargetState state = TargetState.QUEUED;
        Instant dueAt = Instant.MIN;
        Priority priority = Priority.NORMAL;
        int attempts;

        /** Attempts of earlier rounds, before somebody asked to try again. */
        int attemptsBefore;

        @Nullable
        CallOutcome lastOutcome;

        Target(Contact contact, long position) {
            this.contact = contact;
            this.position = position;
        }

        boolean isWaiting() {
            return state == TargetState.QUEUED || state == TargetState.WAITING;
        }
    }

    /** One attempt. */
    static final class Try {
        final AttemptId id;
        final Entry entry;
        final Target target;
        final ProviderId provider;
        final int number;
        final Instant claimedAt;
        Instant leaseUntil;
        AttemptState state = AttemptState.CLAIMED;
        Instant since;
        Instant nextCheckAt = Instant.MIN;

        @Nullable
        ProviderCallRef call;

        @Nullable
        Instant submittedAt;

        Try(AttemptId id, Entry entry, Target target, ProviderId provider, Instant claimedAt, Instant leaseUntil) {
            this.id = id;
            this.entry = entry;
            this.target = target;
            this.provider = provider;
            this.number = target.attempts - target.attemptsBefore + 1;
            this.claimedAt = claimedAt;
            this.leaseUntil = leaseUntil;
            this.since = claimedAt;
        }

        Attempt asAttempt() {
            return new Attempt(id, entry.campaign, provider, target.contact, number, state, call, claimedAt);
        }
    }

    Optional<Entry> entry(TenantId tenant, CampaignId id) {
        return Optional.ofNullable(campaigns.get(id))
                .filter(entry -> entry.campaign.tenant().equals(tenant));
    }

    void begin(Try attempt) {
        tries.put(attempt.id, attempt);
        open.put(attempt.id, attempt);
        triesByCallee
                .computeIfAbsent(
                        new Callee(attempt.entry.campaign.tenant(), attempt.target.contact.phone()),
                        any -> new ArrayList<>())
                .add(attempt);
        attempt.entry.live++;
        attempt.entry.lastTurn = ++turns;
        attempt.entry.open++;
        attempt.entry.move(attempt.target, TargetState.CALLING, attempt.target.dueAt);
    }

    /** Moves an attempt and its target; false if the table of moves forbids it. */
    boolean apply(AttemptReport report) {
        Try attempt = tries.get(report.attempt());
        if (attempt == null || !attempt.state.canBecome(report.state())) {
            return false;
        }
        boolean hadSlot = attempt.state.isLive();
        attempt.state = report.state();
        attempt.since = report.at();
        if (hadSlot && !attempt.state.isLive()) {
            attempt.entry.live--;
        }
        if (attempt.state.isOver()) {
            open.remove(attempt.id);
            attempt.entry.open--;
        }
        report.match(new BoardMove(this, attempt));
        closeIfDone(attempt.entry, report.at());
        return true;
    }

    void closeIfDone(Entry entry, Instant now) {
        if (entry.campaign.state() == Campaign.State.RUNNING && entry.isDone()) {
            entry.campaign = entry.campaign.become(Campaign.State.FINISHED, null, now);
        }
    }
}
