package io.voicecrm.elevenlabs;

import java.util.Optional;

/** Which of an agent's settings a call may override; all are forbidden unless the agent says otherwise. */
record AllowedOverrides(boolean firstMessage, boolean language, boolean prompt, boolean voice) {

    static AllowedOverrides of(Wire.Agent agent) {
        Optional<Wire.AllowedOverrides> config = Optional.ofNullable(agent.platform())
                .map(Wire.PlatformSettings::overrides)
                .map(Wire.Overrides::config);
        Optional<Wire.AllowedSpeech> speech = config.map(Wire.AllowedOverrides::agent);
        return new AllowedOverrides(
                speech.map(Wire.AllowedSpeech::firstMessage).orElse(false),
                speech.map(Wire.AllowedSpeech::language).orElse(false),
                speech.map(Wire.AllowedSpeech::prompt)
                        .map(Wire.AllowedPrompt::prompt)
                        .orElse(false),
                config.map(Wire.AllowedOverrides::tts)
                        .map(Wire.AllowedVoice::voiceId)
                        .orElse(false));
    }
}
