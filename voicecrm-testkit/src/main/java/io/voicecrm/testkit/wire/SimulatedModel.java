package io.voicecrm.testkit.wire;

import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.analysis.AnalysisRequest;
import io.voicecrm.analysis.CallAnalyzer;
import io.voicecrm.analysis.CallInsight;
import io.voicecrm.analysis.OfflineCallAnalyzer;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.call.Transcript;
import io.voicecrm.call.Transcript.Speaker;
import io.voicecrm.call.Transcript.Turn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model that understands of a conversation what can be understood by its words. It reads the last message: an object
 * with {@code conversation}, {@code ended_at} and {@code time_zone}, or plain text.
 */
final class SimulatedModel {

    private final CallAnalyzer understanding = new OfflineCallAnalyzer();

    /** What it understood, by the names that schemas ask for. */
    JsonObject conclude(String message) {
        JsonObject asked = read(message);
        ZoneId zone = zone(asked.text("time_zone"));
        AnalysisRequest request = new AnalysisRequest(
                new TenantId("simulated"),
                new ProviderCallRef(new ProviderId("simulated"), "conversation"),
                new Transcript(turns(asked, message)),
                null,
                endedAt(asked.text("ended_at")),
                zone);
        CallInsight insight = understanding.analyze(request);
        JsonObject conclusion = new JsonObject()
                .with("summary", insight.summary())
                .with("sentiment", insight.sentiment().toString())
                .with("interest", (long) insight.interest())
                .with("callback_at", local(insight.callBackAt(), zone))
                .with("appointment_at", local(insight.appointmentAt(), zone))
                .with("do_not_call", insight.doNotCall());
        for (String name : List.of("name", "email", "phone", "intent")) {
            conclusion.with(name, insight.facts().get(name));
        }
        return conclusion;
    }

    private static JsonObject read(String message) {
        try {
            return Json.read(message.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new JsonObject();
        }
    }

    private static List<Turn> turns(JsonObject asked, String message) {
        if (!asked.has("conversation")) {
            return List.of(new Turn(Speaker.PERSON, message, Duration.ZERO));
        }
        List<Turn> turns = new ArrayList<>();
        for (Object element : asked.list("conversation")) {
            if (element instanceof JsonObject turn) {
                Speaker speaker = turn.text("speaker").equals("agent") ? Speaker.AGENT : Speaker.PERSON;
                turns.add(new Turn(speaker, turn.text("text"), Duration.ZERO));
            }
        }
        return turns;
    }

    private static Instant endedAt(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private static @Nullable ZoneId zone(String name) {
        try {
            return name.isEmpty() ? null : ZoneId.of(name);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String local(@Nullable Instant moment, @Nullable ZoneId zone) {
        return moment == null
                ? null
                : moment.atZone(zone == null ? ZoneOffset.UTC : zone)
                        .toLocalDateTime()
                        .toString();
    }
}
