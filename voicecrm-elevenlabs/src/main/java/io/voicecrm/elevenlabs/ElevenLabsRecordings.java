package io.voicecrm.elevenlabs;

import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.http.Download;
import io.voicecrm.http.Reply;
import io.voicecrm.voice.Recording;
import io.voicecrm.voice.Recordings;
import java.util.Optional;

final class ElevenLabsRecordings implements Recordings {

    private static final String WHAT = "fetch recording";

    private final Api api;

    ElevenLabsRecordings(Api api) {
        this.api = api;
    }

    @Override
    public Optional<Recording> open(ProviderCallRef call) {
        Download download = api.download(
                WHAT,
                api.url("conversations")
                        .addPathSegment(call.value())
                        .addPathSegment("audio")
                        .build());
        Reply failure = download.failure();
        if (failure == null) {
            return Optional.of(new Recording(download.mediaType(), download.body()));
        }
        // The provider has no other word for a call that was not recorded, or not yet.
        if (failure.status() == 404) {
            return Optional.empty();
        }
        throw Api.failure(WHAT, failure);
    }
}
