package io.voicecrm.retell;

import io.voicecrm.Page;
import io.voicecrm.voice.Voice;
import io.voicecrm.voice.Voices;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The provider lists all voices at once, and does not say which languages one speaks: every voice fits any. */
final class RetellVoices implements Voices {

    private final Api api;

    RetellVoices(Api api) {
        this.api = api;
    }

    @Override
    public Page<Voice> list(Query query, @Nullable String cursor) {
        Wire.Voice[] all = api.get("list voices", api.url(Paths.LIST_VOICES).build(), Wire.Voice[].class);
        List<Voice> fitting = Arrays.stream(all)
                .map(RetellVoices::voice)
                .flatMap(Optional::stream)
                .filter(voice -> fits(query, voice))
                .toList();
        return new Page<>(fitting, null);
    }

    @Override
    public Optional<Voice> find(String id) {
        return api.find("find voice", api.url(Paths.GET_VOICE, id), Wire.Voice.class)
                .flatMap(RetellVoices::voice);
    }

    private static boolean fits(Query query, Voice voice) {
        String text = query.text() == null ? "" : query.text().toLowerCase(Locale.ROOT);
        String shown = (voice.name() + " " + voice.description()).toLowerCase(Locale.ROOT);
        return shown.contains(text) && (query.gender() == null || query.gender().equalsIgnoreCase(voice.gender()));
    }

    private static Optional<Voice> voice(Wire.Voice voice) {
        String id = voice.id();
        if (id == null || id.isBlank()) {
            return Optional.empty();
        }
        String description = Stream.of(voice.accent(), voice.age(), voice.provider())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return Optional.of(new Voice(
                id,
                Objects.requireNonNullElse(voice.name(), id),
                uri(voice.preview()),
                voice.gender() == null ? null : voice.gender().toLowerCase(Locale.ROOT),
                List.of(),
                voice.accent(),
                description));
    }

    private static @Nullable URI uri(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
