package io.voicecrm.sample.month;

import io.voicecrm.sample.month.Recount.Price;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.CallJournal.Dialed;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A month of a platform with three clients: one pays in advance, one has a subscription and changes it in the middle, one
 * pays as it goes. They live in three zones and pay in three currencies, one of which has no cents.
 */
final class Month implements AutoCloseable {

    static final YearMonth MONTH = YearMonth.of(2026, 3);

    static final Price PREPAID = new Price("19.00", 0, "0.60", 30, 6);
    static final Price PAY_AS_YOU_GO = new Price("1500", 0, "37.5", 0, 1);

    private static final Instant CHANGE = Instant.parse("2026-03-16T10:17:33Z");

    /** Long enough after the month everywhere. */
    private static final Instant BILLING = Instant.parse("2026-04-02T06:00:00Z");

    private static final Instant OPENING = Instant.parse("2026-02-28T12:00:00Z");

    /** Shorter than many calls, longer than none that is answered at once: calls end on both sides of what follows. */
    private static final Duration JUST_BEFORE = Duration.ofSeconds(40);

    private static final int CALLS_AT_A_BORDER = 60;
    private static final int DAYS = 31;

    final VirtualApp app;
    final Price before;
    final Price after;
    final MonthClient prepaid;
    final MonthClient subscriber;
    final MonthClient payAsYouGo;

    /** When the subscriber changed over; calls that were up then belong to the plan in which they ended. */
    Instant changedAt = CHANGE;

    private final int calls;

    /** @param calls those at the borders of the month not counted */
    Month(int calls) {
        this.calls = calls;
        app = VirtualApp.startingAt(OPENING, Math.max(8, Math.min(50, calls / DAYS / 8)));
        // Whatever the number of calls, each plan's share is used up.
        before = new Price("99.00", Math.max(1, calls / 20), "0.99", 60, 60);
        after = new Price("299.00", Math.max(1, calls / 16), "0.605", 30, 30);
        // More than are called, so that nobody runs out of people before the month is over.
        int people = (calls + borders().size() * CALLS_AT_A_BORDER) * 2 / 5;
        prepaid =
                MonthClient.open(app, "Ahead", "America/New_York", plan("prepaid_credits", PREPAID, "USD"), 0, people);
        subscriber = MonthClient.open(
                app, "Steady", "Europe/Zurich", plan("subscription_included", before, "CHF"), people, people);
        payAsYouGo = MonthClient.open(
                app, "Later", "Asia/Tokyo", plan("pay_as_you_go", PAY_AS_YOU_GO, "JPY"), 2 * people, people);
        if (3 * people >= Fixtures.PHONE_COUNT) {
            throw new IllegalArgumentException("calls: " + calls + " are more than there are numbers for");
        }
    }

    private String plan(String kind, Price price, String currency) {
        return app.platform()
                .post("/api/plans", """
                        {"name": "%1$s", "kind": "%1$s", "monthly_fee": {"amount": "%2$s", "currency": "%3$s"},
                         "included_minutes": %4$d, "overage_rate": {"amount": "%5$s", "currency": "%3$s"},
                         "increment": {"minimum_seconds": %6$d, "step_seconds": %7$d}}""".formatted(
                                kind,
                                price.fee(),
                                currency,
                                price.includedMinutes(),
                                price.rate(),
                                price.minimum(),
                                price.step()))
                .json()
                .get("id")
                .asString();
    }

    List<MonthClient> clients() {
        return List.of(prepaid, subscriber, payAsYouGo);
    }

    /** All that happened on the phone. */
    List<Dialed> dialed() {
        return Stream.of(app.atElevenLabs(), app.atRetell())
                .flatMap(List::stream)
                .toList();
    }

    /** What a client did in its month. */
    Recount recount(MonthClient client) {
        return Recount.of(client, dialed()).ended(client.startOf(MONTH), client.endOf(MONTH));
    }

    /** Lets the month pass, and bills it. */
    void pass() {
        topUp("50000.00");
        clients().forEach(MonthClient::startCampaigns);
        callUntilTheEnd();
        app.clock().advanceTo(BILLING);
        app.platform().post("/api/invoices/run?month=" + MONTH).json();
        app.finishWork();
    }

    private void topUp(String amount) {
        app.platform()
                .with("Idempotency-Key", "for-the-month")
                .post("/api/tenants/" + prepaid.id().value() + "/credit/top-ups", """
                        {"amount": {"amount": "%s", "currency": "USD"}, "reason": "for the month"}""".formatted(amount))
                .json();
    }

    private void callUntilTheEnd() {
        List<Instant> stops = new ArrayList<>(borders());
        for (int day = 1; day <= DAYS; day++) {
            stops.add(MONTH.atDay(day).atTime(17, 23, 45).toInstant(ZoneOffset.UTC));
        }
        int dialed = 0;
        int days = 0;
        for (Instant stop : new TreeSet<>(stops)) {
            app.clock().advanceTo(stop);
            if (borders().contains(stop)) {
                dialed += CALLS_AT_A_BORDER;
            } else {
                dialed += calls * (days + 1) / DAYS - calls * days / DAYS;
                days++;
            }
            app.dialUpTo(dialed);
            if (stop.equals(CHANGE.minus(JUST_BEFORE))) {
                changePlan();
            }
        }
    }

    private void changePlan() {
        app.clock().advanceTo(CHANGE);
        changedAt = app.clock().instant();
        app.platform()
                .send(
                        "PUT",
                        "/api/tenants/" + subscriber.id().value() + "/plan",
                        "{\"plan_id\": \"" + plan("subscription_included", after, "CHF") + "\"}")
                .json();
    }

    /** Moments before something ends: each client's month at both its ends, and the subscriber's first plan. */
    private static List<Instant> borders() {
        return Stream.of("America/New_York", "Europe/Zurich", "Asia/Tokyo")
                .map(ZoneId::of)
                .flatMap(zone -> Stream.of(MONTH, MONTH.plusMonths(1))
                        .map(month -> month.atDay(1).atStartOfDay(zone).toInstant()))
                .map(end -> end.minus(JUST_BEFORE))
                .collect(() -> new ArrayList<>(List.of(CHANGE.minus(JUST_BEFORE))), ArrayList::add, ArrayList::addAll);
    }

    @Override
    public void close() {
        app.close();
    }
}
