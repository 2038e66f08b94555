package io.voicecrm.elevenlabs;

import io.voicecrm.Page;
import io.voicecrm.http.Reply;
import io.voicecrm.voice.Voice;
import io.voicecrm.voice.Voices;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

final class ElevenLabsVoices implements Voices {

    private static final int PAGE_SIZE = 100;

    private final Api api;

    ElevenLabsVoices(Api api) {
        this.api = api;
    }

    @Override
    public Page<Voice> list(Query query, @Nullable String cursor) {
        HttpUrl.Builder url = api.root("v2/voices").addQueryParameter("page_size", String.valueOf(PAGE_SIZE));
        put(url, "search", query.text());
        put(url, "gender", query.gender());
        String language = query.language();
        put(
                url,
                "language",
                language == null ? null : Locale.forLanguageTag(language).getLanguage());
        put(url, "next_page_token", cursor);
        Wire.VoiceList page = api.get("list voices", url.build(), Wire.VoiceList.class);
        List<Wire.ListedVoice> voices = Objects.requireNonNullElse(page.voices(), List.of());
        return new Page<>(
                voices.stream().flatMap(voice -> voice(voice).stream()).toList(),
                Boolean.TRUE.equals(page.more()) ? page.next() : null);
    }

    @Override
    public Optional<Voice> find(String id) {
        Reply reply = api.send(
                "find voice", "GET", api.root("v1/voices").addPathSegment(id).build(), null);
        // The older shape of this error has the status of a bad request.
        if (reply.status() == 404
                || (reply.status() == 400 && ApiError.of(reply).isAbout("voice"))) {
            return Optional.empty();
        }
        return voice(api.read("find voice", reply, Wire.ListedVoice.class));
    }

    private static Optional<Voice> voice(Wire.ListedVoice voice) {
        String id = voice.id();
        if (id == null || id.isBlank()) {
            return Optional.empty();
        }
        Map<String, String> labels = Objects.requireNonNullElse(voice.labels(), Map.of());
        return Optional.of(new Voice(
                id,
                Objects.requireNonNullElse(voice.name(), id),
                uri(voice.preview()),
                labels.get("gender"),
                languages(voice, labels.get("language")),
                labels.get("accent"),
                Objects.requireNonNullElse(voice.description(), "")));
    }

    private static List<String> languages(Wire.ListedVoice voice, @Nullable String labelled) {
        Set<String> languages = new LinkedHashSet<>();
        if (labelled != null) {
            languages.add(labelled);
        }
        List<Wire.VerifiedLanguage> verified = Objects.requireNonNullElse(voice.languages(), List.of());
        verified.stream()
                .map(Wire.VerifiedLanguage::language)
                .filter(Objects::nonNull)
                .forEach(languages::add);
        return List.copyOf(languages);
    }

    private static @Nullable URI uri(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static void put(HttpUrl.Builder url, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            url.addQueryParameter(name, value);
        }
    }
}
