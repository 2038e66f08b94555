package io.voicecrm.retell;

import io.voicecrm.voice.BatchRequest;
import io.voicecrm.voice.BatchRequest.Windows;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A batch as the provider writes it. Hours are minutes of the day. */
final class BatchJson {

    private static final int END_OF_DAY = 24 * 60;

    private BatchJson() {}

    static String of(BatchRequest request, AllowedOverrides allowed) {
        Map<String, Object> batch = new LinkedHashMap<>();
        batch.put("name", request.name());
        batch.put("from_number", request.from().e164());
        batch.put(
                "tasks",
                request.calls().stream()
                        .map(call -> CallTerms.of(call.attempt(), call.context(), allowed)
                                .dialing(call.to().e164(), request.agent()))
                        .toList());
        if (request.notBefore() != null) {
            batch.put("trigger_timestamp", request.notBefore().toEpochMilli());
        }
        if (request.windows() != null) {
            batch.put("call_time_window", windows(request.windows()));
        }
        return Api.json(batch);
    }

    private static Map<String, Object> windows(Windows windows) {
        return Map.of(
                "windows",
                windows.daily().stream().map(BatchJson::window).toList(),
                "timezone",
                windows.zone().getId(),
                "day",
                List.of(DayOfWeek.values()).stream()
                        .filter(windows.days()::contains)
                        .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                        .toList());
    }

    /** What opens within a minute opens with the next one, and what closes within one closes before it. */
    private static Map<String, Object> window(BatchRequest.Window window) {
        LocalTime from = window.from();
        boolean isWhole = from.getSecond() == 0 && from.getNano() == 0;
        int start = from.toSecondOfDay() / 60 + (isWhole ? 0 : 1);
        int end = window.until().equals(LocalTime.MIDNIGHT)
                ? END_OF_DAY
                : window.until().toSecondOfDay() / 60;
        return Map.of("start", start, "end", end);
    }
}
