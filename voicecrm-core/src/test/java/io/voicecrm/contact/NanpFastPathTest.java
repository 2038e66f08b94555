package io.voicecrm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The fast path may only be fast: its answers are libphonenumber's. */
@Tag("long")
class NanpFastPathTest {

    private static final List<String> REGIONS = List.of("US", "US", "US", "CA", "GB", "DE", "AU", "IN", "BB", "AG");
    private static final int CASES_EACH = 100_000;

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

    @Test
    void differsFromTheLibraryInNoneOfAMillionCases() {
        Map<String, PhoneNumberReader> readers =
                REGIONS.stream().distinct().collect(Collectors.toMap(region -> region, PhoneNumberReader::in));
        Queue<String> differences = new ConcurrentLinkedQueue<>();
        LongAdder valid = new LongAdder();

        IntStream.range(0, REGIONS.size()).parallel().forEach(seed -> {
            WrittenNumbers written = new WrittenNumbers(new SplittableRandom(seed));
            String region = REGIONS.get(seed);
            for (int i = 0; i < CASES_EACH; i++) {
                String text = written.next();
                String expected = byTheLibrary(text, region);
                String actual = e164(readers.get(region).read(text));
                if (!actual.equals(expected)) {
                    differences.add(region + " " + text + ": \"" + actual + "\", not \"" + expected + "\"");
                }
                valid.add(expected.isEmpty() ? 0 : 1);
            }
        });

        assertThat(differences).isEmpty();
        assertThat(valid.sum()).as("so that both answers are tested").isBetween(300_000L, 800_000L);
    }

    @Test
    void answersTheFormsThatFilesAreFullOf() {
        NanpFastPath american = new NanpFastPath(library, true);
        NanpFastPath other = new NanpFastPath(library, false);

        assertThat(Stream.of("+12125550123", "12125550123", "2125550123", "(212) 555-0123", "+1 212.555.0123")
                        .map(american::read))
                .doesNotContainNull();
        assertThat(other.read("+12125550123")).isNotNull();
        assertThat(other.read("2125550123")).isNull();
        assertThat(other.read("12125550123")).isNull();
    }

    /**
     * What {@link NanpFastPath} rests on. All numbers of the plan have ten digits, so where each alternative of a pattern
     * ends in four or more digits of any kind, the first six decide. A newer libphonenumber may break this.
     */
    @Test
    void restsOnMetadataInWhichSixDigitsDecideOutsideTwoAreaCodes() {
        Pattern sixDigitsDecide = Pattern.compile(".*\\\\d\\{([4-9])}");
        TreeSet<String> split = new TreeSet<>();

        patterns().forEach((where, pattern) -> {
            for (String alternative : alternatives(pattern)) {
                if (!sixDigitsDecide.matcher(alternative).matches()) {
                    assertThat(alternative).as(where).matches("[2-9]\\d\\d.*");
                    split.add(alternative.substring(0, 3));
                }
            }
        });

        assertThat(split).containsExactly("246", "876");
    }

    private Map<String, String> patterns() {
        var source = DefaultMetadataDependenciesProvider.getInstance().getPhoneNumberMetadataSource();
        Map<String, String> patterns = new LinkedHashMap<>();
        for (String region : library.getSupportedRegions()) {
            if (library.isNANPACountry(region)) {
                List<PhoneNumberDesc> all = descriptions(source.getMetadataForRegion(region));
                for (int i = 0; i < all.size(); i++) {
                    if (!all.get(i).getNationalNumberPattern().isEmpty()) {
                        patterns.put(region + " " + i, all.get(i).getNationalNumberPattern());
                    }
                }
            }
        }
        assertThat(patterns).hasSizeGreaterThan(100);
        return patterns;
    }

    private static List<PhoneNumberDesc> descriptions(PhoneMetadata region) {
        return List.of(
                region.getGeneralDesc(),
                region.getFixedLine(),
                region.getMobile(),
                region.getTollFree(),
                region.getPremiumRate(),
                region.getSharedCost(),
                region.getPersonalNumber(),
                region.getVoip(),
                region.getPager(),
                region.getUan(),
                region.getVoicemail());
    }

    /** Splits a pattern at the bars that stand outside of brackets. */
    private static List<String> alternatives(String pattern) {
        List<String> alternatives = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && depth == 0) {
                alternatives.add(pattern.substring(from, i));
                from = i + 1;
            }
        }
        alternatives.add(pattern.substring(from));
        return alternatives;
    }

    private static String e164(PhoneNumberReader.Reading reading) {
        return reading.numberIfValid().map(number -> number.e164()).orElse("");
    }

    /**
     * The number in E.164; empty if it is not valid, has an extension, does not fit into 8 to 15 digits, or is what
     * spreadsheets make of numbers. The last three are rules of ours.
     */
    private String byTheLibrary(String text, String region) {
        if (text.strip().matches("[1-9]\\d{6,14}[.,]0")) {
            return "";
        }
        try {
            PhoneNumber number = library.parse(text, region);
            if (!library.isValidNumber(number) || number.hasExtension()) {
                return "";
            }
            String e164 = library.format(number, PhoneNumberFormat.E164);
            return e164.length() < 9 || e164.length() > 16 ? "" : e164;
        } catch (NumberParseException e) {
            return "";
        }
    }
}
