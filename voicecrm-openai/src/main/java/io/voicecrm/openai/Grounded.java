package io.voicecrm.openai;

import io.voicecrm.analysis.AnalysisRequest;
import io.voicecrm.analysis.CallInsight;
import io.voicecrm.analysis.Sentiment;
import io.voicecrm.analysis.StatedTime;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.Transcript.Turn;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A model's conclusion, as far as the conversation bears it out: a name, an address or a number that nobody said is left
 * out, whether the model made it up or was talked into it, and a wish for silence that our own reading hears stands
 * whatever the model says.
 */
final class Grounded {

    private static final int LONGEST_SUMMARY = 1_000;
    private static final int LONGEST_FACT = 200;
    private static final int FEWEST_DIGITS = 7;

    private final AnalysisRequest request;
    private final Wire.Conclusion conclusion;
    private final CallInsight ownReading;

    Grounded(AnalysisRequest request, Wire.Conclusion conclusion, CallInsight ownReading) {
        this.request = request;
        this.conclusion = conclusion;
        this.ownReading = ownReading;
    }

    CallInsight insight(CallInsight.Source source, List<CostLine> costs) {
        boolean doNotCall = Boolean.TRUE.equals(conclusion.doNotCall()) || ownReading.doNotCall();
        return new CallInsight(
                line(conclusion.summary(), LONGEST_SUMMARY),
                sentiment(),
                doNotCall ? 0 : interest(),
                facts(),
                doNotCall ? null : moment(conclusion.callBackAt()),
                doNotCall ? null : moment(conclusion.appointmentAt()),
                doNotCall,
                source,
                costs);
    }

    private Sentiment sentiment() {
        for (Sentiment sentiment : Sentiment.values()) {
            if (sentiment.toString().equals(conclusion.sentiment())) {
                return sentiment;
            }
        }
        return ownReading.sentiment();
    }

    private int interest() {
        int stated = Objects.requireNonNullElse(conclusion.interest(), ownReading.interest());
        return Math.max(0, Math.min(100, stated));
    }

    private Map<String, String> facts() {
        String said = request.transcript().turns().stream().map(Turn::text).collect(Collectors.joining(" "));
        Map<String, String> facts = new LinkedHashMap<>();
        keep(facts, "name", conclusion.name(), isNameIn(said, conclusion.name()));
        keep(facts, "email", conclusion.email(), isEmailIn(said, conclusion.email()));
        keep(facts, "phone", conclusion.phone(), isNumberIn(said, conclusion.phone()));
        keep(facts, "intent", conclusion.intent(), true);
        return facts;
    }

    private static void keep(Map<String, String> facts, String name, @Nullable String value, boolean isSaid) {
        String line = line(value, LONGEST_FACT);
        if (isSaid && !line.isEmpty()) {
            facts.put(name, line);
        }
    }

    private @Nullable Instant moment(@Nullable String stated) {
        return stated == null
                ? null
                : StatedTime.read(stated, request.at(), request.zone()).orElse(null);
    }

    private static boolean isNameIn(String said, @Nullable String name) {
        String text = letters(said);
        return name != null
                && List.of(name.strip().split("\\s+")).stream().allMatch(part -> text.contains(letters(part)));
    }

    /** Spelled or written: {@code ann dot lee at example dot com} bears out {@code ann.lee@example.com}. */
    private static boolean isEmailIn(String said, @Nullable String email) {
        if (email == null || !email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            return false;
        }
        String spelled = said.toLowerCase(Locale.ROOT).replaceAll("\\b(?:at|dot|underscore|dash|minus|plus)\\b", "");
        return letters(said).contains(letters(email)) || letters(spelled).contains(letters(email));
    }

    private static boolean isNumberIn(String said, @Nullable String phone) {
        if (phone == null || !phone.matches("\\+[1-9]\\d{6,14}")) {
            return false;
        }
        String lastDigits = phone.substring(phone.length() - FEWEST_DIGITS);
        return said.replaceAll("\\D", "").contains(lastDigits);
    }

    /** Letters and digits only, in lower case. */
    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String line(@Nullable String text, int longest) {
        String line =
                text == null ? "" : text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= longest ? line : line.substring(0, longest);
    }
}
