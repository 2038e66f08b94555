package io.voicecrm.testkit.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /v2/voices}: a few voices that anyone may use, with samples that play. */
final class VoiceLibrary {

    /** Where the samples lie; public, as at the provider. */
    static final String PREVIEWS = "previews";

    private static final List<VoiceOnOffer> VOICES = List.of(
            new VoiceOnOffer("cjVigY5qzO86Huf0OWal", "Eric", "male", "american", List.of("en")),
            new VoiceOnOffer("sim0Voice1Ava0000000", "Ava", "female", "american", List.of("en", "es")),
            new VoiceOnOffer("sim0Voice2Bea0000000", "Bea", "female", "british", List.of("en")),
            new VoiceOnOffer("sim0Voice3Carlos0000", "Carlos", "male", "mexican", List.of("es", "en")),
            new VoiceOnOffer("sim0Voice4Dora000000", "Dora", "female", "standard", List.of("de", "en")));

    private final Supplier<String> baseUrl;

    private record VoiceOnOffer(String id, String name, String gender, String accent, List<String> languages) {}

    VoiceLibrary(Supplier<String> baseUrl) {
        this.baseUrl = baseUrl;
    }

    HttpReply list(HttpRequest request) {
        int size = (int) Paging.number(request.parameter("page_size"), 10, 1, 100, "invalid_page_size");
        int from = (int) Paging.number(request.parameter("next_page_token"), 0, 0, VOICES.size(), "invalid_cursor");
        List<VoiceOnOffer> found = VOICES.stream()
                .filter(voice -> contains(voice.name(), request.parameter("search")))
                .filter(voice -> is(voice.gender(), request.parameter("gender")))
                .filter(voice -> request.parameter("language") == null
                        || voice.languages().contains(request.parameter("language")))
                .toList();
        int start = Math.min(from, found.size());
        int end = Math.min(start + size, found.size());
        boolean more = end < found.size();
        return HttpReply.ok(new JsonObject()
                .with(
                        "voices",
                        found.subList(start, end).stream().map(this::json).toList())
                .with("has_more", more)
                .with("total_count", found.size())
                .with("next_page_token", more ? Integer.toString(end) : null));
    }

    HttpReply get(String id) {
        return HttpReply.ok(json(known(id)));
    }

    HttpReply preview(String file) {
        VoiceOnOffer voice = known(file.replace(".wav", ""));
        return HttpReply.ok("audio/wav", SoundFile.notes(pitch(voice.gender())));
    }

    /** How high a voice is, in hertz, so that one can be told from another. */
    static double pitch(String gender) {
        return gender.equals("female") ? 220 : 130;
    }

    private JsonObject json(VoiceOnOffer voice) {
        return new JsonObject()
                .with("voice_id", voice.id())
                .with("name", voice.name())
                .with("category", "premade")
                .with(
                        "labels",
                        new JsonObject()
                                .with("gender", voice.gender())
                                .with("age", "middle_aged")
                                .with("accent", voice.accent())
                                .with("language", voice.languages().get(0))
                                .with("use_case", "conversational"))
                .with("description", "A simulated voice")
                .with("preview_url", baseUrl.get() + "/" + PREVIEWS + "/" + voice.id() + ".wav")
                .with("available_for_tiers", List.of())
                .with("high_quality_base_model_ids", List.of("eleven_flash_v2_5"))
                .with(
                        "verified_languages",
                        voice.languages().stream()
                                .map(language -> new JsonObject()
                                        .with("language", language)
                                        .with("model_id", "eleven_flash_v2_5"))
                                .toList());
    }

    private static VoiceOnOffer known(String id) {
        Optional<VoiceOnOffer> found =
                VOICES.stream().filter(voice -> voice.id().equals(id)).findFirst();
        return found.orElseThrow(() -> ApiError.notFound("voice", id));
    }

    private static boolean is(String value, @Nullable String wanted) {
        return wanted == null || wanted.equals(value);
    }

    private static boolean contains(String value, @Nullable String part) {
        return part == null || value.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
