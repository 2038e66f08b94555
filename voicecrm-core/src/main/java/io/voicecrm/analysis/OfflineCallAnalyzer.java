package io.voicecrm.analysis;

import io.voicecrm.call.Transcript.Speaker;
import io.voicecrm.call.Transcript.Turn;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a conversation by its words, with no model and no network: sentiment, name, email and number, callback times,
 * appointments, and the wish not to be called. It understands English; of other languages it finds emails and numbers. The
 * default, and what stands in when a model cannot be asked. The same conversation gives the same answer. Thread-safe.
 */
public final class OfflineCallAnalyzer implements CallAnalyzer {

    /** How this analyzer is named in {@link CallInsight.Source}. */
    public static final String NAME = "offline";

    private static final Pattern WANTS = Pattern.compile(
            "\\b(?:want|wanted|would like|i'd like|need|looking for|interested in|quote|pricing|prices|book|appointment|demo|information|cost)\\b");
    private static final int LONGEST_QUOTE = 160;

    /** In characters: some two minutes without a breath. */
    private static final int LONGEST_TURN = 2_000;

    private final StatedContact contact = new StatedContact();

    @Override
    public CallInsight analyze(AnalysisRequest request) {
        List<Turn> turns = request.transcript().turns().stream()
                .map(OfflineCallAnalyzer::cut)
                .toList();
        List<String> words = turns.stream()
                .filter(turn -> turn.speaker() == Speaker.PERSON)
                .map(Turn::text)
                .toList();
        Wishes wishes = new Wishes(turns);
        // Whoever turns us down is not pleased, however polite.
        boolean isTurnedDown = wishes.nothing() || wishes.noMoreCalls();
        Sentiment sentiment = isTurnedDown ? Sentiment.NEGATIVE : Mood.of(words);
        Map<String, String> facts = contact.find(turns, request.person());
        intent(words, wishes).ifPresent(intent -> facts.put("intent", intent));
        boolean doNotCall = wishes.noMoreCalls();
        ZonedDateTime now = inTheirZone(request);
        Instant callBackAt = doNotCall || now == null ? null : wishes.callBackAt(now);
        Instant appointmentAt = doNotCall || now == null ? null : wishes.appointmentAt(now);
        return new CallInsight(
                summary(facts, sentiment, callBackAt, appointmentAt, request.zone()),
                sentiment,
                interest(facts, wishes, sentiment, appointmentAt),
                facts,
                callBackAt,
                appointmentAt,
                doNotCall,
                new CallInsight.Source(NAME, ""),
                List.of());
    }

    /** So that no pattern takes long, whatever a transcript holds. */
    private static Turn cut(Turn turn) {
        String text = turn.text();
        return text.length() <= LONGEST_TURN
                ? turn
                : new Turn(turn.speaker(), text.substring(0, LONGEST_TURN), turn.offset());
    }

    private static @Nullable ZonedDateTime inTheirZone(AnalysisRequest request) {
        ZoneId zone = request.zone();
        return zone == null ? null : request.at().atZone(zone);
    }

    private static Optional<String> intent(List<String> words, Wishes wishes) {
        if (wishes.noMoreCalls()) {
            return Optional.of("does not want to be called again");
        }
        if (wishes.isWrongPerson()) {
            return Optional.of("wrong person");
        }
        if (wishes.nothing()) {
            return Optional.of("not interested");
        }
        if (wishes.anotherCall()) {
            return Optional.of("wants to be called back");
        }
        return words.stream()
                .filter(text -> WANTS.matcher(text.toLowerCase(Locale.ROOT)).find())
                .map(OfflineCallAnalyzer::quoted)
                .findFirst();
    }

    private static String quoted(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE - 1) + "…";
    }

    /** Fifty is somebody of whom nothing is known. */
    private static int interest(
            Map<String, String> facts, Wishes wishes, Sentiment sentiment, @Nullable Instant appointmentAt) {
        if (wishes.noMoreCalls()) {
            return 0;
        }
        if (wishes.isWrongPerson() || wishes.nothing()) {
            return 10;
        }
        int points = 50;
        points += sentiment == Sentiment.POSITIVE ? 10 : sentiment == Sentiment.NEGATIVE ? -20 : 0;
        points += facts.containsKey("email") ? 20 : 0;
        points += facts.containsKey("name") ? 5 : 0;
        points += wishes.anotherCall() ? 5 : 0;
        points += appointmentAt != null ? 25 : 0;
        return Math.max(0, Math.min(100, points));
    }

    private static String summary(
            Map<String, String> facts,
            Sentiment sentiment,
            @Nullable Instant callBackAt,
            @Nullable Instant appointmentAt,
            @Nullable ZoneId zone) {
        StringBuilder summary = new StringBuilder(facts.getOrDefault("name", "The person"))
                .append(" sounded ")
                .append(sentiment)
                .append('.');
        Optional.ofNullable(facts.get("intent"))
                .ifPresent(intent -> summary.append(" Wish: ").append(intent).append(intent.endsWith(".") ? "" : "."));
        if (callBackAt != null && zone != null) {
            summary.append(" To be called back on ")
                    .append(atMinute(callBackAt, zone))
                    .append('.');
        }
        if (appointmentAt != null && zone != null) {
            summary.append(" Appointment on ")
                    .append(atMinute(appointmentAt, zone))
                    .append('.');
        }
        if (facts.containsKey("email")) {
            summary.append(" Left an email address.");
        }
        return summary.toString();
    }

    /** Such as {@code 2026-11-23 10:00}, where the person is. */
    private static String atMinute(Instant moment, ZoneId zone) {
        return moment.atZone(zone)
                .toLocalDateTime()
                .withSecond(0)
                .withNano(0)
                .toString()
                .replace('T', ' ');
    }
}
