package io.voicecrm.testkit.wire;

import io.voicecrm.testkit.Fixtures;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The numbers that nobody has: those kept for fiction, at the places of their areas. */
final class TwilioMarket {

    private static final int MOST = 100;

    /** Area, state and city. Areas that are not named here are not sold. */
    private static final Map<String, List<String>> PLACES = Map.ofEntries(
            Map.entry("202", List.of("DC", "Washington")),
            Map.entry("206", List.of("WA", "Seattle")),
            Map.entry("212", List.of("NY", "New York")),
            Map.entry("213", List.of("CA", "Los Angeles")),
            Map.entry("214", List.of("TX", "Dallas")),
            Map.entry("215", List.of("PA", "Philadelphia")),
            Map.entry("216", List.of("OH", "Cleveland")),
            Map.entry("303", List.of("CO", "Denver")),
            Map.entry("305", List.of("FL", "Miami")),
            Map.entry("312", List.of("IL", "Chicago")),
            Map.entry("415", List.of("CA", "San Francisco")),
            Map.entry("512", List.of("TX", "Austin")),
            Map.entry("617", List.of("MA", "Boston")),
            Map.entry("646", List.of("NY", "New York")));

    private static final Set<String> TOLL_FREE = Set.of("800", "833", "844", "855", "866", "877", "888");

    private TwilioMarket() {}

    /**
     * What is for sale.
     *
     * @param taken whether somebody has a number
     * @throws TwilioError if the country, the kind or the area is not sold
     */
    static HttpReply search(HttpRequest request, String country, String kind, Predicate<String> taken) {
        if (!country.equals("US") || !(kind.equals("Local") || kind.equals("TollFree"))) {
            throw TwilioError.notFound(request);
        }
        String area = request.parameter("AreaCode");
        if (area != null && !area.matches("[2-9]\\d\\d")) {
            throw TwilioError.invalid(21451, "Invalid area code");
        }
        Pattern contains = pattern(request.parameter("Contains"));
        int limit = Math.min(MOST, TwilioPages.whole(request.parameter("PageSize"), 50));
        List<JsonObject> found = (kind.equals("Local") ? local() : tollFree())
                .filter(number -> area == null || number.startsWith("+1" + area))
                .filter(number -> contains.matcher(number).find())
                .filter(number -> isAt(number, request.parameter("InRegion"), request.parameter("InLocality")))
                .filter(number -> !"true".equalsIgnoreCase(request.parameter("FaxEnabled")))
                .filter(taken.negate())
                .limit(limit)
                .map(TwilioMarket::offer)
                .toList();
        return HttpReply.ok(new JsonObject()
                .with("available_phone_numbers", found)
                .with("uri", "/" + String.join("/", request.segments())));
    }

    /** Whether a number is sold by anybody at all. */
    static boolean sells(String e164) {
        return e164.matches("\\+1\\d{3}55501\\d\\d")
                && (PLACES.containsKey(e164.substring(2, 5)) || TOLL_FREE.contains(e164.substring(2, 5)));
    }

    private static Stream<String> local() {
        return IntStream.range(0, Fixtures.PHONE_COUNT)
                .mapToObj(n -> Fixtures.phone(n).e164())
                .filter(number -> PLACES.containsKey(number.substring(2, 5)));
    }

    private static Stream<String> tollFree() {
        return TOLL_FREE.stream()
                .sorted()
                .flatMap(
                        area -> IntStream.range(0, 100).mapToObj(n -> "+1" + area + "55501" + (n < 10 ? "0" : "") + n));
    }

    /** Letters are keys of the keypad, and a star is any digit. */
    private static Pattern pattern(@Nullable String contains) {
        StringBuilder regex = new StringBuilder();
        for (char c : (contains == null ? "" : contains.toUpperCase(Locale.ROOT)).toCharArray()) {
            if (c == '*') {
                regex.append("\\d");
            } else if (c >= 'A' && c <= 'Z') {
                regex.append("22233344455566677778889999".charAt(c - 'A'));
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString());
    }

    private static boolean isAt(String number, @Nullable String region, @Nullable String locality) {
        List<String> place = PLACES.getOrDefault(number.substring(2, 5), List.of("", ""));
        return (region == null || region.equalsIgnoreCase(place.get(0)))
                && (locality == null || locality.equalsIgnoreCase(place.get(1)));
    }

    private static JsonObject offer(String number) {
        List<String> place = PLACES.get(number.substring(2, 5));
        return new JsonObject()
                .with("friendly_name", shown(number))
                .with("phone_number", number)
                .with("lata", place == null ? null : "132")
                .with("rate_center", place == null ? null : place.get(1).toUpperCase(Locale.ROOT))
                .with("latitude", place == null ? null : "40.730000")
                .with("longitude", place == null ? null : "-73.990000")
                .with("locality", place == null ? null : place.get(1))
                .with("region", place == null ? null : place.get(0))
                .with("postal_code", place == null ? null : "10003")
                .with("iso_country", "US")
                .with("address_requirements", "none")
                .with("beta", false)
                // Upper case here, lower case on numbers that are owned: as the real one answers.
                .with(
                        "capabilities",
                        new JsonObject().with("voice", true).with("SMS", true).with("MMS", true));
    }

    static String shown(String number) {
        return "(" + number.substring(2, 5) + ") " + number.substring(5, 8) + "-" + number.substring(8);
    }
}
