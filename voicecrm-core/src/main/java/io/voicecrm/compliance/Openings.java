package io.voicecrm.compliance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the moments that are inside every schedule in every zone. Pure. */
final class Openings {

    /** Long enough for any run of closed days, short enough to notice that schedules never meet. */
    private static final int HORIZON_DAYS = 60;

    private Openings() {}

    static boolean isOpen(Schedule schedule, ZoneId zone, Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return schedule.on(local.toLocalDate()).contains(local.toLocalTime());
    }

    /** The earliest open moment at or after {@code from}; empty if there is none for two months. */
    static Optional<Instant> next(Collection<? extends Schedule> schedules, Collection<ZoneId> zones, Instant from) {
        Instant limit = from.plus(Duration.ofDays(HORIZON_DAYS));
        Instant candidate = from;
        while (candidate.isBefore(limit)) {
            Instant latest = candidate;
            for (ZoneId zone : zones) {
                for (Schedule schedule : schedules) {
                    Optional<Instant> opening = next(schedule, zone, candidate);
                    if (opening.isEmpty()) {
                        return Optional.empty();
                    }
                    latest = opening.get().isAfter(latest) ? opening.get() : latest;
                }
            }
            if (latest.equals(candidate)) {
                return Optional.of(candidate);
            }
            // Nothing before the latest of the single openings can be inside all of them.
            candidate = latest;
        }
        return Optional.empty();
    }

    static Optional<Instant> next(Schedule schedule, ZoneId zone, Instant from) {
        if (isOpen(schedule, zone, from)) {
            return Optional.of(from);
        }
        LocalDate today = from.atZone(zone).toLocalDate();
        for (int day = 0; day <= HORIZON_DAYS; day++) {
            // Where clocks go back over midnight, a moment of tomorrow can come before one of today: look at both.
            List<Instant> edges = new ArrayList<>(edges(schedule, zone, today.plusDays(day)));
            edges.addAll(edges(schedule, zone, today.plusDays(day + 1)));
            Optional<Instant> first = edges.stream()
                    .filter(edge -> edge.isAfter(from) && isOpen(schedule, zone, edge))
                    .min(Instant::compareTo);
            if (first.isPresent()) {
                return first;
            }
        }
        return Optional.empty();
    }

    /** Every moment of a local date at which a schedule can open: when a span starts, and when the clocks change. */
    private static List<Instant> edges(Schedule schedule, ZoneId zone, LocalDate date) {
        ZoneRules rules = zone.getRules();
        List<Instant> edges = new ArrayList<>();
        for (Hours.Span span : schedule.on(date).spans()) {
            LocalDateTime start = date.atTime(LocalTime.of(span.from() / 60, span.from() % 60));
            for (ZoneOffset offset : rules.getValidOffsets(start)) {
                edges.add(start.toInstant(offset));
            }
        }
        Instant midnight = date.atStartOfDay(zone).toInstant();
        ZoneOffsetTransition change = rules.nextTransition(midnight.minusSeconds(1));
        if (change != null && change.getInstant().isBefore(midnight.plus(Duration.ofHours(26)))) {
            edges.add(change.getInstant());
        }
        return edges;
    }
}
