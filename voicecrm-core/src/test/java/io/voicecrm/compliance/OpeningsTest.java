package io.voicecrm.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The next opening against a search that looks at every minute, over changes of the clocks. */
class OpeningsTest {

    private static final long SEED = 20_261_121;
    private static final Duration SEARCHED = Duration.ofDays(4);

    /** Forward and back, by an hour and by half of one, at two, at midnight and over midnight; and whole days left out. */
    private static final List<Change> CHANGES = List.of(
            new Change("America/New_York", "2026-03-08T07:00:00Z"),
            new Change("America/New_York", "2026-11-01T06:00:00Z"),
            new Change("Europe/London", "2026-10-25T01:00:00Z"),
            new Change("Australia/Lord_Howe", "2026-10-03T15:30:00Z"),
            new Change("Australia/Lord_Howe", "2026-04-04T15:00:00Z"),
            new Change("America/Havana", "2026-03-08T05:00:00Z"),
            new Change("America/Havana", "2026-11-01T05:00:00Z"),
            new Change("Asia/Beirut", "2026-03-28T22:00:00Z"),
            new Change("America/St_Johns", "2010-11-07T02:31:00Z"),
            new Change("Pacific/Apia", "2011-12-30T10:00:00Z"));

    private record Change(String zone, String at) {}

    @Test
    void isTheEarliestMomentInsideEveryWindowHoweverTheClocksChange() {
        Random random = new Random(SEED);
        for (int run = 0; run < 300; run++) {
            Change change = CHANGES.get(random.nextInt(CHANGES.size()));
            List<ZoneId> zones = new ArrayList<>(List.of(ZoneId.of(change.zone())));
            if (random.nextBoolean()) {
                zones.add(ZoneId.of(CHANGES.get(random.nextInt(CHANGES.size())).zone()));
            }
            List<Schedule> schedules = new ArrayList<>(List.of(randomWindow(random)));
            if (random.nextInt(3) == 0) {
                schedules.add(randomWindow(random));
            }
            Instant from = Instant.parse(change.at())
                    .minus(Duration.ofHours(12))
                    .plus(Duration.ofMinutes(random.nextInt(24 * 60)))
                    .plusSeconds(random.nextInt(60));

            Optional<Instant> opening =
                    Openings.next(schedules, zones, from).filter(at -> at.isBefore(from.plus(SEARCHED)));

            assertThat(opening)
                    .as("seed %d, run %d: %s in %s from %s", SEED, run, schedules, zones, from)
                    .isEqualTo(minuteByMinute(schedules, zones, from));
        }
    }

    @Test
    void opensAtTheEndOfTheGapThatSwallowedTheStart() {
        CallWindow window = CallWindow.parse("MON-SUN 02:30-03:15");

        Optional<Instant> opening = Openings.next(
                List.of(window), List.of(ZoneId.of("America/New_York")), Instant.parse("2026-03-08T06:00:00Z"));

        assertThat(opening).contains(Instant.parse("2026-03-08T07:00:00Z"));
    }

    @Test
    void opensTwiceWhenTheClocksShowTheHourTwice() {
        List<CallWindow> window = List.of(CallWindow.parse("SUN 01:15-01:45"));
        List<ZoneId> zone = List.of(ZoneId.of("America/New_York"));
        Instant closed = Instant.parse("2026-11-01T05:45:00Z");

        assertThat(Openings.next(window, zone, closed.minusSeconds(1))).contains(closed.minusSeconds(1));
        assertThat(Openings.next(window, zone, closed)).contains(Instant.parse("2026-11-01T06:15:00Z"));
    }

    @Test
    void findsNoneWhereTheWindowsNeverMeet() {
        assertThat(Openings.next(
                        List.of(CallWindow.parse("MON-SUN 08:00-09:00")),
                        List.of(ZoneId.of("America/New_York"), ZoneId.of("Europe/London")),
                        Instant.parse("2026-06-01T00:00:00Z")))
                .isEmpty();
    }

    private static Optional<Instant> minuteByMinute(
            Collection<Schedule> schedules, Collection<ZoneId> zones, Instant from) {
        if (isOpen(schedules, zones, from)) {
            return Optional.of(from);
        }
        Instant end = from.plus(SEARCHED);
        for (Instant at = from.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
                at.isBefore(end);
                at = at.plusSeconds(60)) {
            if (isOpen(schedules, zones, at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** Says it again, without the code under test. */
    private static boolean isOpen(Collection<Schedule> schedules, Collection<ZoneId> zones, Instant at) {
        for (Schedule schedule : schedules) {
            for (ZoneId zone : zones) {
                ZonedDateTime local = ZonedDateTime.ofInstant(at, zone);
                int second = local.toLocalTime().toSecondOfDay();
                if (schedule.on(local.toLocalDate()).spans().stream()
                        .noneMatch(span -> span.from() * 60 <= second && second < span.to() * 60)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static CallWindow randomWindow(Random random) {
        StringBuilder text = new StringBuilder();
        String[] days = {"MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"};
        int spans = 1 + random.nextInt(5);
        for (int i = 0; i < spans; i++) {
            int from = random.nextInt(24 * 60);
            int to = Math.min(24 * 60, from + 1 + random.nextInt(random.nextBoolean() ? 60 : 900));
            text.append(i == 0 ? "" : ", ")
                    .append(random.nextInt(4) == 0 ? "MON-SUN" : days[random.nextInt(7)])
                    .append(' ')
                    .append(LocalTime.MIN.plusMinutes(from))
                    .append('-')
                    .append(
                            to == 24 * 60
                                    ? "24:00"
                                    : LocalTime.MIN.plusMinutes(to).toString());
        }
        return CallWindow.parse(text.toString());
    }
}
