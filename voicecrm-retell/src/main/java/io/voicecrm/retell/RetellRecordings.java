package io.voicecrm.retell;

import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.http.Download;
import io.voicecrm.http.ErrorMapper;
import io.voicecrm.http.JsonClient;
import io.voicecrm.voice.Recording;
import io.voicecrm.voice.Recordings;
import java.io.IOException;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Recordings lie at an address that the call names, often with somebody else. */
final class RetellRecordings implements Recordings {

    private final Api api;
    private final JsonClient http;

    RetellRecordings(Api api, JsonClient http) {
        this.api = api;
        this.http = http;
    }

    @Override
    public Optional<Recording> open(ProviderCallRef call) {
        return api.find("read call", api.url(Paths.GET_CALL, call.value()), Wire.Call.class)
                .map(Wire.Call::recordingUrl)
                .map(HttpUrl::parse)
                .flatMap(this::open);
    }

    private Optional<Recording> open(HttpUrl url) {
        Download download;
        try {
            download = http.download(url);
        } catch (IOException e) {
            throw ErrorMapper.noAnswer(Retell.ID, "read recording", e);
        }
        if (download.failure() == null) {
            return Optional.of(new Recording(download.mediaType(), download.body()));
        }
        int status = download.failure().status();
        if (status == 404 || status == 403 || status == 410) {
            // Its address has run out, or it was deleted.
            return Optional.empty();
        }
        throw Api.failure("read recording", download.failure());
    }
}
