package io.voicecrm.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds in a text what calls cost the platform and what it earns on them: by the names of fields, and by the figures themselves. */
public final class CostScanner {

    private static final List<String> WORDS = List.of(
            "cost",
            "profit",
            "margin",
            "markup",
            "price_per_minute",
            "credits",
            "charging",
            "call_charge",
            "llm_price");

    private static final Pattern FIELD = Pattern.compile("\"([A-Za-z0-9_]+)\"\\s*:");
    private static final Pattern FIGURE = Pattern.compile("(?<![\\w.])\\d+(?:\\.\\d+)?(?!\\w)");

    /** As some write it; where columns are parted by commas it finds pairs of them, which does no harm. */
    private static final Pattern WITH_COMMA = Pattern.compile("(?<![\\w.,])\\d+,\\d+(?!\\w)");

    /** Figures with fewer digits are everywhere: they say nothing. So it is with cents and whole numbers that have fewer. */
    private static final int TELLING_DIGITS = 4;

    private static final int TELLING_DIGITS_OF_CENTS = 5;
    private static final int TELLING_DIGITS_OF_WHOLE_NUMBERS = 6;

    private static final int FINEST = 8;

    private final Map<String, String> figures = new HashMap<>();

    /** Looks for a price or a cost in major units, however fine, and in cents; rounded to four decimals and more. */
    public CostScanner fine(String what, BigDecimal amount) {
        for (BigDecimal unit : List.of(amount, amount.movePointRight(2))) {
            for (int decimals = TELLING_DIGITS; decimals <= FINEST; decimals++) {
                for (RoundingMode rounding : List.of(RoundingMode.HALF_UP, RoundingMode.DOWN)) {
                    BigDecimal rounded = unit.setScale(decimals, rounding).stripTrailingZeros();
                    if (rounded.scale() >= TELLING_DIGITS - 1) {
                        lookFor(what, rounded, TELLING_DIGITS);
                    }
                }
            }
        }
        return this;
    }

    /** Looks for a large amount also to the cent, in cents and in millionths. */
    public CostScanner sum(String what, BigDecimal amount) {
        lookFor(what, amount.setScale(2, RoundingMode.HALF_UP), TELLING_DIGITS_OF_CENTS);
        for (int places : List.of(2, 6)) {
            BigDecimal whole = amount.movePointRight(places).setScale(0, RoundingMode.HALF_UP);
            lookFor(what, whole, TELLING_DIGITS_OF_WHOLE_NUMBERS);
        }
        return fine(what, amount);
    }

    /** Looks for one figure, however few its digits are. */
    public CostScanner exactly(String what, BigDecimal figure) {
        lookFor(what, figure, 0);
        return this;
    }

    private void lookFor(String what, BigDecimal figure, int digits) {
        if (figure.precision() >= digits) {
            figures.put(figure.stripTrailingZeros().toPlainString(), what);
        }
    }

    /** What a text tells: fields of JSON, columns of CSV, figures. Empty if nothing. */
    public List<String> leaksIn(String text) {
        List<String> leaks = new ArrayList<>(namesIn(text));
        leaks.addAll(figuresIn(text));
        return leaks;
    }

    /** The figures alone: people may well speak of costs. */
    public List<String> figuresIn(String text) {
        List<String> leaks = new ArrayList<>();
        for (Pattern spelling : List.of(FIGURE, WITH_COMMA)) {
            Matcher matcher = spelling.matcher(text);
            while (matcher.find()) {
                String what = figures.get(plain(matcher.group()));
                if (what != null) {
                    leaks.add(what + ": " + matcher.group());
                }
            }
        }
        return leaks;
    }

    /** The names of fields or columns that speak of costs. */
    public static List<String> namesIn(String text) {
        boolean isJson = text.startsWith("{") || text.startsWith("[") || text.contains("data:{");
        Stream<String> names = isJson
                ? FIELD.matcher(text).results().map(field -> field.group(1))
                : Arrays.stream(text.lines().findFirst().orElse("").split(",", -1));
        return names.map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> WORDS.stream().anyMatch(name::contains))
                .toList();
    }

    private static String plain(String figure) {
        return new BigDecimal(figure.replace(',', '.')).stripTrailingZeros().toPlainString();
    }
}
