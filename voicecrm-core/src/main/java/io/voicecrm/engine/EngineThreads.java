package io.voicecrm.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The loops of an engine, started and stopped together. Thread-safe. */
final class EngineThreads {

    private final Supplier<List<Loop>> made;
    private List<Loop> loops = new ArrayList<>();

    /** @param made new loops for each start: a thread runs only once */
    EngineThreads(Supplier<List<Loop>> made) {
        this.made = made;
    }

    synchronized void start() {
        if (loops.isEmpty()) {
            loops = made.get();
            loops.forEach(Loop::start);
        }
    }

    /** Whether they run, all of them. */
    synchronized boolean areRunning() {
        return !loops.isEmpty() && loops.stream().allMatch(Loop::isAlive);
    }

    /** Lets each come to the end of its step, and begin no other meanwhile. */
    synchronized void stop() {
        loops.forEach(Loop::finish);
        loops.forEach(Loop::close);
        loops = List.of();
    }
}
