package io.voicecrm.testkit.wire;

import java.util.List;

/** {@code /list-voices}: a few of the provider's stock. */
final class RetellVoices {

    private static final List<JsonObject> STOCK = List.of(
            voice("11labs-Adrian", "Adrian", "male", "American", "Young"),
            voice("11labs-Myra", "Myra", "female", "American", "Middle Aged"),
            voice("11labs-Amy", "Amy", "female", "British", "Young"),
            voice("11labs-Paul", "Paul", "male", "American", "Middle Aged"));

    HttpReply list() {
        return HttpReply.ok(STOCK);
    }

    HttpReply get(String id) {
        return HttpReply.ok(STOCK.stream()
                .filter(voice -> voice.text("voice_id").equals(id))
                .findFirst()
                .orElseThrow(RetellError::unknownAsset));
    }

    private static JsonObject voice(String id, String name, String gender, String accent, String age) {
        return new JsonObject()
                .with("voice_id", id)
                .with("voice_name", name)
                .with("provider", "elevenlabs")
                .with("gender", gender)
                .with("accent", accent)
                .with("age", age)
                .with("preview_audio_url", "https://voices.example/" + id + ".mp3");
    }
}
