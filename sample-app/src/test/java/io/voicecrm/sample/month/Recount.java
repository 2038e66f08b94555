package io.voicecrm.sample.month;

import io.voicecrm.PhoneNumber;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.CallJournal.Dialed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A client's calls as they happened on the phone, added up with arithmetic of its own: what all that the app keeps is held
 * against.
 */
record Recount(List<Dialed> calls) {

    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

    /**
     * What one plan costs for a part of a month.
     *
     * @param fee for the whole month, as the others
     * @param rate of a minute that is not included
     * @param minimum seconds that a call is billed at least
     * @param step in whole steps of which the rest is
     */
    record Price(String fee, long includedMinutes, String rate, int minimum, int step) {

        long billed(Dialed call) {
            long seconds = call.talkTime().toSeconds();
            if (seconds == 0) {
                return 0;
            }
            long billed = minimum;
            while (billed < seconds) {
                billed += step;
            }
            return billed;
        }
    }

    /** The calls of a client, by the people that it called. */
    static Recount of(MonthClient client, List<Dialed> all) {
        Set<PhoneNumber> people = IntStream.range(client.firstPerson(), client.firstPerson() + client.people())
                .mapToObj(Fixtures::phone)
                .collect(Collectors.toSet());
        return new Recount(
                all.stream().filter(call -> people.contains(call.to())).toList());
    }

    /** Those that ended in {@code [from, to)}. */
    Recount ended(Instant from, Instant to) {
        return new Recount(calls.stream()
                .filter(call -> !call.endsAt().isBefore(from) && call.endsAt().isBefore(to))
                .toList());
    }

    long answered() {
        return calls.stream().filter(call -> !call.talkTime().isZero()).count();
    }

    long seconds() {
        return calls.stream().mapToLong(call -> call.talkTime().toSeconds()).sum();
    }

    long billedSeconds(Price price) {
        return calls.stream().mapToLong(price::billed).sum();
    }

    /** What each call takes from credit, in millionths, rounded call by call. */
    long credit(Price price) {
        return calls.stream()
                .map(call -> new BigDecimal(price.rate())
                        .movePointRight(6)
                        .multiply(BigDecimal.valueOf(price.billed(call)))
                        .divide(SIXTY, 0, RoundingMode.HALF_UP))
                .mapToLong(BigDecimal::longValueExact)
                .sum();
    }

    /** What the talk beyond the included minutes costs, where the plan holds for a part of the month. */
    BigDecimal overage(Price price, Duration part, Duration month, int decimals) {
        return new BigDecimal(price.rate())
                .multiply(BigDecimal.valueOf(overageSeconds(price, part, month)))
                .divide(SIXTY, decimals, RoundingMode.HALF_UP);
    }

    long overageSeconds(Price price, Duration part, Duration month) {
        long included = price.includedMinutes() * 60 * part.toSeconds() / month.toSeconds();
        return Math.max(0, billedSeconds(price) - included);
    }

    /** What these calls cost the platform at a provider, call by call, to a millionth of a cent. */
    BigDecimal cost(BigDecimal perMinute) {
        return calls.stream()
                .map(call -> cost(perMinute, call.talkTime().toSeconds()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal cost(BigDecimal perMinute, long seconds) {
        return perMinute.multiply(BigDecimal.valueOf(seconds)).divide(SIXTY, 8, RoundingMode.HALF_UP);
    }

    static BigDecimal fee(Price price, Duration part, Duration month, int decimals) {
        return new BigDecimal(price.fee())
                .multiply(BigDecimal.valueOf(part.toSeconds()))
                .divide(BigDecimal.valueOf(month.toSeconds()), decimals, RoundingMode.HALF_UP);
    }
}
