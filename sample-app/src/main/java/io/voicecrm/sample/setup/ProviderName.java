package io.voicecrm.sample.setup;

import io.voicecrm.ProviderId;
import java.util.Map;

/** Providers as they write themselves. */
final class ProviderName {

    private static final Map<String, String> NAMES =
            Map.of("elevenlabs", "ElevenLabs", "retell", "Retell", "twilio", "Twilio", "openai", "OpenAI");

    private ProviderName() {}

    /** One that is not known here goes by its id. */
    static String of(ProviderId provider) {
        return NAMES.getOrDefault(provider.value(), provider.value());
    }
}
