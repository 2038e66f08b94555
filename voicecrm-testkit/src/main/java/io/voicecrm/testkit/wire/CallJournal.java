package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import io.voicecrm.testkit.wire.Faults.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What the simulated provider saw and did, for tests to compare with what the caller believes. Thread-safe. */
public final class CallJournal {

    private final AtomicInteger dialRequests = new AtomicInteger();
    private final AtomicInteger dials = new AtomicInteger();
    private final AtomicInteger webhooksDelivered = new AtomicInteger();
    private final AtomicInteger webhooksFailed = new AtomicInteger();
    private final Map<PhoneNumber, AtomicInteger> requestsByPhone = new ConcurrentHashMap<>();
    private final Map<PhoneNumber, AtomicInteger> dialsByPhone = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> dialsByUser = new ConcurrentHashMap<>();
    private final Map<Kind, AtomicInteger> faults = new ConcurrentHashMap<>();
    private final Queue<Dialed> dialed = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Instant> ends = new PriorityQueue<>();
    private int mostLiveCalls;

    CallJournal() {}

    /** Requests to dial that arrived, refused ones included. */
    public int dialRequests() {
        return dialRequests.get();
    }

    /** Calls that were dialed: so often a phone was rung, or tried. */
    public int dials() {
        return dials.get();
    }

    /**
     * A call as it was settled when it was dialed: who hangs up by hand afterwards does not change it.
     *
     * @param userId for whom it was dialed; voicecrm's is the attempt's id
     * @param endsAt when it is over where time passes as in life
     * @param talkTime from answer to hang-up; zero if nobody and nothing picked up
     */
    public record Dialed(String userId, PhoneNumber to, Instant endsAt, Duration talkTime) {}

    /** Every call that was dialed, in about the order in which they were. */
    public List<Dialed> dialed() {
        return List.copyOf(dialed);
    }

    /** How often a number was dialed. */
    public int dialsTo(PhoneNumber number) {
        return count(dialsByPhone, number);
    }

    /** How often a {@code user_id} was dialed for; voicecrm's is the attempt's id, so more than 1 is a bug. */
    public int dialsFor(String userId) {
        return count(dialsByUser, userId);
    }

    /** The numbers that were dialed more than once. */
    public Set<PhoneNumber> phonesRungTwice() {
        return moreThanOnce(dialsByPhone);
    }

    /** The {@code user_id}s for which more than one call was dialed. */
    public Set<String> usersDialedTwice() {
        return moreThanOnce(dialsByUser);
    }

    /** How many calls ring or talk at the given moment; it must not lie before one asked for earlier. */
    public int liveCalls(Instant now) {
        synchronized (ends) {
            while (!ends.isEmpty() && !ends.peek().isAfter(now)) {
                ends.remove();
            }
            return ends.size();
        }
    }

    /** The most calls that rang or talked at once. */
    public int mostLiveCalls() {
        synchronized (ends) {
            return mostLiveCalls;
        }
    }

    /** Deliveries that were answered with 200. */
    public int webhooksDelivered() {
        return webhooksDelivered.get();
    }

    /** Deliveries that were not answered, or with something else. */
    public int webhooksFailed() {
        return webhooksFailed.get();
    }

    /** How often one thing was made to go wrong. */
    public int injected(Kind kind) {
        return count(faults, kind);
    }

    /** Notes a request; returns how many came for the number, this one included. */
    int requested(PhoneNumber number) {
        dialRequests.incrementAndGet();
        return add(requestsByPhone, number);
    }

    /** Notes a dial; returns how many went to the number, this one included. */
    int dialed(PhoneNumber number, Ringing call) {
        String userId = call.userId();
        dials.incrementAndGet();
        dialed.add(new Dialed(userId, number, call.hangsUpAt(), call.talkTime()));
        if (!userId.isEmpty()) {
            add(dialsByUser, userId);
        }
        return add(dialsByPhone, number);
    }

    /** Takes a slot until {@code end}; false if {@code limit} are taken at {@code now}. */
    boolean occupy(Instant now, Instant end, int limit) {
        synchronized (ends) {
            if (liveCalls(now) >= limit) {
                return false;
            }
            ends.add(end);
            mostLiveCalls = Math.max(mostLiveCalls, ends.size());
            return true;
        }
    }

    /** Gives back a slot that was taken until {@code end}. */
    void release(Instant end) {
        synchronized (ends) {
            ends.remove(end);
        }
    }

    void struck(Kind kind) {
        add(faults, kind);
    }

    void delivered(boolean accepted) {
        (accepted ? webhooksDelivered : webhooksFailed).incrementAndGet();
    }

    private static <K> int add(Map<K, AtomicInteger> counts, K key) {
        return counts.computeIfAbsent(key, k -> new AtomicInteger()).incrementAndGet();
    }

    private static <K> int count(Map<K, AtomicInteger> counts, K key) {
        AtomicInteger count = counts.get(key);
        return count == null ? 0 : count.get();
    }

    private static <K> Set<K> moreThanOnce(Map<K, AtomicInteger> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue().get() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
