package io.voicecrm.testkit.wire;

import java.util.List;

/** {@code /list-voices}: a few of the provider's stock. */
final class RetellVoices {

    private final List<JsonObject> stock;

    /** @param baseUrl where the samples lie */
    RetellVoices(String baseUrl) {
        String samples = baseUrl + "/" + RetellApi.PREVIEWS + "/";
        stock = List.of(
                voice(samples, "11labs-Adrian", "Adrian", "male", "American", "Young"),
                voice(samples, "11labs-Myra", "Myra", "female", "American", "Middle Aged"),
                voice(samples, "11labs-Amy", "Amy", "female", "British", "Young"),
                voice(samples, "11labs-Paul", "Paul", "male", "American", "Middle Aged"));
    }

    HttpReply list() {
        return HttpReply.ok(stock);
    }

    HttpReply get(String id) {
        return HttpReply.ok(known(id));
    }

    HttpReply preview(String file) {
        String gender = known(file.replace(".wav", "")).text("gender");
        return HttpReply.ok("audio/wav", SoundFile.notes(VoiceLibrary.pitch(gender)));
    }

    private JsonObject known(String id) {
        return stock.stream()
                .filter(voice -> voice.text("voice_id").equals(id))
                .findFirst()
                .orElseThrow(RetellError::unknownAsset);
    }

    private static JsonObject voice(String samples, String id, String name, String gender, String accent, String age) {
        return new JsonObject()
                .with("voice_id", id)
                .with("voice_name", name)
                .with("provider", "elevenlabs")
                .with("gender", gender)
                .with("accent", accent)
                .with("age", age)
                .with("preview_audio_url", samples + id + ".wav");
    }
}
