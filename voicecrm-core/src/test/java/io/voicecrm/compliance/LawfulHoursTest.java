package io.voicecrm.compliance;

import static io.voicecrm.compliance.Desk.REMINDER;
import static io.voicecrm.compliance.Desk.question;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A year of random moments and people all over the country, against the law read once more by other code. */
class LawfulHoursTest {

    private static final long SEED = 64_1200;
    private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");

    private final Desk desk = new Desk();

    @Test
    void noCallIsAllowedOutsideThemAndEveryDeferralEndsAtTheFirstMomentInside() {
        Random random = new Random(SEED);
        List<DialQuestion> questions = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            PhoneNumber phone = PhoneNumber.of("+1%d5550123".formatted(200 + random.nextInt(790)));
            Instant now = YEAR.plusSeconds(random.nextInt(365 * 86_400));
            String state =
                    random.nextInt(4) == 0 ? List.of("TX", "FL", "KY", "IN").get(random.nextInt(4)) : "";
            questions.add(question(phone, now, REMINDER, "state", state));
        }
        int allowed = 0;
        int deferred = 0;
        for (DialQuestion question : questions) {
            Decision decision = desk.ask(List.of(question)).get(0);
            if (decision instanceof Decision.Allow) {
                allowed++;
                assertThat(isLawful(decision, question.now()))
                        .as("%s", decision)
                        .isTrue();
            } else if (decision instanceof Decision.Defer defer) {
                deferred++;
                assertThat(defer.until()).isAfter(question.now());
                assertThat(isLawful(decision, defer.until())).as("%s", decision).isTrue();
                assertThat(isLawful(decision, defer.until().minusSeconds(1)))
                        .as("a second before %s", decision)
                        .isFalse();
            }
        }
        assertThat(allowed).isGreaterThan(500);
        assertThat(deferred).isGreaterThan(500);
    }

    @Test
    void whoeverIsDeferredIsAllowedWhenTheyAreAskedAgain() {
        Random random = new Random(SEED);
        for (int i = 0; i < 1_000; i++) {
            PhoneNumber phone = PhoneNumber.of("+1%d5550123".formatted(200 + random.nextInt(790)));
            Instant now = YEAR.plusSeconds(random.nextInt(365 * 86_400));
            if (desk.ask(phone, now) instanceof Decision.Defer defer) {
                assertThat(desk.ask(phone, defer.until())).as("%s", defer).isInstanceOf(Decision.Allow.class);
                assertThat(Duration.between(now, defer.until())).isLessThan(Duration.ofDays(6));
            }
        }
    }

    private static boolean isLawful(Decision decision, Instant at) {
        CalledPlace place = decision.grounds().place();
        for (ZoneId zone : place.zones()) {
            ZonedDateTime local = at.atZone(zone);
            for (RuleRow row : RulePacks.standard().rows()) {
                boolean holds = row.jurisdiction().equals(place.country())
                        || place.states().contains(row.jurisdiction());
                if (holds && row.kind() == RuleKind.HOURS && !isInside(row.value(), local)) {
                    return false;
                }
                if (holds && row.kind() == RuleKind.HOLIDAY_HOURS && isForbiddenHoliday(row.value(), local)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isInside(String hours, ZonedDateTime local) {
        String day = local.getDayOfWeek().name().substring(0, 3);
        String clock = local.toLocalTime().toString().substring(0, 5);
        List<String> week = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
        for (String part : hours.split(", ", -1)) {
            String[] words = part.split("[ -]", -1);
            String last = words.length == 4 ? words[1] : words[0];
            boolean today = week.indexOf(words[0]) <= week.indexOf(day) && week.indexOf(day) <= week.indexOf(last);
            if (today
                    && clock.compareTo(words[words.length - 2]) >= 0
                    && clock.compareTo(words[words.length - 1]) < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isForbiddenHoliday(String value, ZonedDateTime local) {
        String[] words = value.split("[ -]13", -1);
        return HolidayCalendars.get(words[0]).contains(local.toLocalDate())
                && (words.length == 1 || local.getHour() < 13 || local.getHour() >= 21);
    }
}
