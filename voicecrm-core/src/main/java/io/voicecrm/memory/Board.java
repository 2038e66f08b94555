package io.voicecrm.memory;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptState;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.compliance.Callee;
import io.voicecrm.contact.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the campaign and the attempt store share. Whoever touches it holds its lock. */
final class Board {

    final Map<CampaignId, Entry> campaigns = new LinkedHashMap<>();
    final Map<AttemptId, Try> tries = new LinkedHashMap<>();

    /** Those that take a slot: few, however many there ever were. */
    final Map<AttemptId, Try> live = new LinkedHashMap<>();

    final Map<ProviderCallRef, AttemptId> attemptsByCall = new HashMap<>();

    /** What was tried for somebody, oldest first. */
    final Map<Callee, List<Try>> triesByCallee = new HashMap<>();

    /** A campaign and its targets. */
    static final class Entry {
        Campaign campaign;
        final Map<PhoneNumber, Target> targets = new LinkedHashMap<>();

        /** Targets that wait for a call, the one due first in front. */
        final TreeSet<Target> waiting =
                new TreeSet<>(Comparator.comparing((Target t) -> t.dueAt).thenComparing(t -> t.position));

        int live;
        long submitted;

        Entry(Campaign campaign) {
            this.campaign = campaign;
        }

        void add(Contact contact) {
            Target target = new Target(contact, targets.size());
            targets.put(contact.phone(), target);
            waiting.add(target);
        }

        void move(Target target, TargetState state, Instant dueAt) {
            waiting.remove(target);
            target.state = state;
            target.dueAt = dueAt;
            if (state == TargetState.QUEUED || state == TargetState.WAITING) {
                waiting.add(target);
            }
        }

        boolean isDone() {
            return waiting.isEmpty() && live == 0;
        }
    }

    /** One contact in a campaign. */
    static final class Target {
        final Contact contact;
        final long position;
        TargetState state = TargetState.QUEUED;
        Instant dueAt = Instant.MIN;
        int attempts;

        @Nullable
        CallOutcome lastOutcome;

        Target(Contact contact, long position) {
            this.contact = contact;
            this.position = position;
        }
    }

    /** One attempt. */
    static final class Try {
        final AttemptId id;
        final Entry entry;
        final Target target;
        final int number;
        final Instant claimedAt;
        final Instant leaseUntil;
        AttemptState state = AttemptState.CLAIMED;
        Instant since;
        Instant nextCheckAt = Instant.MIN;

        @Nullable
        ProviderCallRef call;

        @Nullable
        Instant submittedAt;

        Try(AttemptId id, Entry entry, Target target, Instant claimedAt, Instant leaseUntil) {
            this.id = id;
            this.entry = entry;
            this.target = target;
            this.number = target.attempts + 1;
            this.claimedAt = claimedAt;
            this.leaseUntil = leaseUntil;
            this.since = claimedAt;
        }

        Attempt asAttempt() {
            return new Attempt(id, entry.campaign, target.contact, number, state, call, claimedAt);
        }
    }

    Optional<Entry> entry(TenantId tenant, CampaignId id) {
        return Optional.ofNullable(campaigns.get(id))
                .filter(entry -> entry.campaign.tenant().equals(tenant));
    }

    void begin(Try attempt) {
        tries.put(attempt.id, attempt);
        live.put(attempt.id, attempt);
        triesByCallee
                .computeIfAbsent(
                        new Callee(attempt.entry.campaign.tenant(), attempt.target.contact.phone()),
                        any -> new ArrayList<>())
                .add(attempt);
        attempt.entry.live++;
        attempt.entry.move(attempt.target, TargetState.CALLING, attempt.target.dueAt);
    }

    /** Moves an attempt and its target; false if the table of moves forbids it. */
    boolean apply(AttemptReport report) {
        Try attempt = tries.get(report.attempt());
        if (attempt == null || !attempt.state.canBecome(report.state())) {
            return false;
        }
        attempt.state = report.state();
        attempt.since = report.at();
        if (!attempt.state.isLive()) {
            live.remove(attempt.id);
            attempt.entry.live--;
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
