package io.voicecrm.compliance;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/**
 * The states of the USA and the provinces of Canada with their zones, out of {@code states.csv}. A state in several zones
 * has all of them, the strays included: the narrowest reading of where somebody may be. Immutable.
 */
final class States {

    private static final Pattern CANADIAN = Pattern.compile("[A-Z]\\d[A-Z] ?(\\d[A-Z]\\d)?");
    private static final Pattern ZIP = Pattern.compile("\\d{5}(-?\\d{4})?");
    private static final Pattern ZIP_WITHOUT_ZERO = Pattern.compile("\\d{4}");

    private final Map<String, List<ZoneId>> zones = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, Set<String>> byPrefix = new HashMap<>();

    States() {
        Resource.rows("states.csv").forEach(this::add);
    }

    /** A state by its code or its English name, in a country. */
    Optional<String> named(String country, String name) {
        return Optional.ofNullable(codes.get(key(country, name)));
    }

    /** The states that a postal code may belong to; empty if it is none of that country. */
    Set<String> withPostalCode(String country, String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        if (country.equals("US")) {
            // Spreadsheets take the leading zero of New England's codes for decoration.
            String zip = ZIP_WITHOUT_ZERO.matcher(code).matches() ? "0" + code : code;
            return ZIP.matcher(zip).matches() ? byPrefix.getOrDefault("US" + zip.substring(0, 3), Set.of()) : Set.of();
        }
        return CANADIAN.matcher(code).matches()
                ? byPrefix.getOrDefault(country + code.substring(0, 1), Set.of())
                : Set.of();
    }

    List<ZoneId> zonesOf(String code) {
        return zones.getOrDefault(code, List.of());
    }

    private void add(CSVRecord row) {
        String code = row.get("code");
        String country = code.substring(0, 2);
        zones.put(code, split(row.get("zones")).map(ZoneId::of).toList());
        codes.put(key(country, code), code);
        codes.put(key(country, code.substring(3)), code);
        split(row.get("names")).forEach(name -> codes.put(key(country, name), code));
        split(row.get("postal")).forEach(range -> addPostal(country, range, code));
    }

    private void addPostal(String country, String range, String code) {
        if (!country.equals("US")) {
            byPrefix.computeIfAbsent(country + range, any -> new LinkedHashSet<>())
                    .add(code);
            return;
        }
        String[] ends = range.split("-", -1);
        for (int prefix = Integer.parseInt(ends[0]); prefix <= Integer.parseInt(ends[ends.length - 1]); prefix++) {
            byPrefix.computeIfAbsent("%s%03d".formatted(country, prefix), any -> new LinkedHashSet<>())
                    .add(code);
        }
    }

    private static Stream<String> split(String list) {
        return Arrays.stream(list.split("\\|", -1)).filter(part -> !part.isEmpty());
    }

    private static String key(String country, String name) {
        return country + "/" + name.strip().toUpperCase(Locale.ROOT);
    }
}
