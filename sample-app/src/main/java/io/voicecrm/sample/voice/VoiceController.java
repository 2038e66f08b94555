package io.voicecrm.sample.voice;

import io.voicecrm.ProviderId;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.voice.Voice;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.voice.Voices;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The voices of all providers. They belong to the accounts of the platform, and every client may use them. */
@RestController
@RequestMapping("/api/voices")
class VoiceController {

    private static final Duration SAMPLES_CHANGE_AFTER = Duration.ofDays(1);

    private final List<VoiceProvider> providers;
    private final Samples samples;

    VoiceController(List<VoiceProvider> providers, Samples samples) {
        this.providers = List.copyOf(providers);
        this.samples = samples;
    }

    /** @param previewUrl where its sample is to be had from this app; null if there is none */
    record VoiceJson(
            String provider,
            String voiceId,
            String name,
            @Nullable String gender,
            List<String> languages,
            @Nullable String accent,
            String description,
            @Nullable String previewUrl) {

        static VoiceJson of(ProviderId provider, Voice voice) {
            return new VoiceJson(
                    provider.value(),
                    voice.id(),
                    voice.name(),
                    voice.gender(),
                    voice.languages(),
                    voice.accent(),
                    voice.description(),
                    voice.preview() == null ? null : previewOf(provider, voice));
        }

        private static String previewOf(ProviderId provider, Voice voice) {
            return UriComponentsBuilder.fromPath("/api/voices/{provider}/{voice_id}/preview")
                    .encode()
                    .buildAndExpand(provider.value(), voice.id())
                    .toUriString();
        }
    }

    /** One provider's after another's. */
    @GetMapping
    PageOf<VoiceJson> list(
            @RequestParam @Nullable String provider,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String gender,
            @RequestParam @Nullable String language,
            @RequestParam @Nullable String after) {
        VoiceWalk walk = new VoiceWalk(speakers(provider), new Voices.Query(blankToNull(q), gender, language));
        return walk.pageAfter(after, VoiceJson::of);
    }

    /** A short sample, from here: a page of this app plays nothing from elsewhere. */
    @GetMapping("/{provider}/{voice_id}/preview")
    ResponseEntity<byte[]> preview(@PathVariable String provider, @PathVariable("voice_id") String voiceId) {
        URI sample = speakers(provider).stream()
                .findFirst()
                .flatMap(VoiceProvider::voices)
                .flatMap(voices -> voices.find(voiceId))
                .flatMap(Voice::sample)
                .orElseThrow(() -> Problems.notFound("voice"));
        Optional<Samples.Sample> sound = samples.fetch(sample);
        return sound.map(found -> ResponseEntity.ok()
                        .cacheControl(CacheControl.maxAge(SAMPLES_CHANGE_AFTER).cachePrivate())
                        .contentType(found.mediaType())
                        .body(found.bytes()))
                .orElseThrow(() -> Problems.unprocessable("The provider's sample of this voice cannot be played now."));
    }

    private List<VoiceProvider> speakers(@Nullable String provider) {
        return providers.stream()
                .filter(each -> provider == null || each.id().value().equals(provider))
                .filter(each -> each.voices().isPresent())
                .toList();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
