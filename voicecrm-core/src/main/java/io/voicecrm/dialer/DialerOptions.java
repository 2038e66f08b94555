package io.voicecrm.dialer;

import java.time.Duration;

/**
 * How a dialer works. The defaults suit a provider that is far away.
 *
 * @param name names this process in leases; should differ between processes
 * @param batchSize attempts claimed in one step, at least 1
 * @param parallelDials dial requests that may wait for their answer at once, at least 1; as many threads as the executor has
 * @param claimLease how long somebody who was claimed and is not dialed is kept from other processes, should this one die;
 *     longer than it takes to screen a batch and to prepare what the agent is told
 * @param lease how long a dial request is this process's to answer for; longer than it may take
 * @param quietFor how long a placed call may be silent before it is read back from the provider
 * @param recheckAfter pause between two looks at one attempt
 * @param giveUpAfter when an attempt of which the provider shows no trace is closed; it is never dialed again
 */
public record DialerOptions(
        String name,
        int batchSize,
        int parallelDials,
        Duration claimLease,
        Duration lease,
        Duration quietFor,
        Duration recheckAfter,
        Duration giveUpAfter) {

    /** 50 attempts a step, 32 requests at once, claimed for 5 seconds, dialed for 3 minutes, read back after 2 minutes, every 30 seconds, given up after 15 minutes. */
    public static DialerOptions named(String name) {
        return new DialerOptions(
                name,
                50,
                32,
                Duration.ofSeconds(5),
                Duration.ofMinutes(3),
                Duration.ofMinutes(2),
                Duration.ofSeconds(30),
                Duration.ofMinutes(15));
    }

    /** @throws IllegalArgumentException if {@code batchSize} or {@code parallelDials} is below 1 */
    public DialerOptions {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize: " + batchSize + " must be at least 1");
        }
        if (parallelDials < 1) {
            throw new IllegalArgumentException("parallelDials: " + parallelDials + " must be at least 1");
        }
    }

    /** These options with another batch size. */
    public DialerOptions withBatchSize(int attempts) {
        return new DialerOptions(name, attempts, parallelDials, claimLease, lease, quietFor, recheckAfter, giveUpAfter);
    }

    /** These options with another number of requests at once. */
    public DialerOptions withParallelDials(int requests) {
        return new DialerOptions(name, batchSize, requests, claimLease, lease, quietFor, recheckAfter, giveUpAfter);
    }

    /** These options with another pace of reconciliation. */
    public DialerOptions withReconciliation(Duration newQuietFor, Duration newRecheckAfter, Duration newGiveUpAfter) {
        return new DialerOptions(
                name, batchSize, parallelDials, claimLease, lease, newQuietFor, newRecheckAfter, newGiveUpAfter);
    }
}
