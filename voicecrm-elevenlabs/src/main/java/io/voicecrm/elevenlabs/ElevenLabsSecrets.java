package io.voicecrm.elevenlabs;

import io.voicecrm.Secret;
import io.voicecrm.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * The provider's safe. What is named by its id there can be used and not be read again, neither by us nor by whoever looks
 * at a tool or at the settings.
 */
final class ElevenLabsSecrets {

    private final Api api;

    ElevenLabsSecrets(Api api) {
        this.api = api;
    }

    /**
     * Keeps a secret under a name; one of that name is replaced, so that keeping it twice leaves nothing behind.
     *
     * @return how a request header names it
     */
    Map<String, Object> keep(String name, Secret secret) {
        Optional<String> known = find(name);
        Reply reply = known.isPresent()
                ? api.send(
                        "replace secret",
                        "PATCH",
                        api.url("secrets").addPathSegment(known.get()).build(),
                        Body.of(Map.of("type", "update", "name", name, "value", secret.reveal())))
                : api.create(
                        "keep secret",
                        api.url("secrets").build(),
                        Body.of(Map.of("type", "new", "name", name, "value", secret.reveal())));
        String id = api.read("keep secret", reply, Wire.StoredSecret.class).id();
        if (id == null) {
            throw Api.unreadable("keep secret", reply);
        }
        return Map.of("secret_id", id);
    }

    private Optional<String> find(String name) {
        HttpUrl url = api.url("secrets").addQueryParameter("search", name).build();
        Wire.SecretList list = api.get("list secrets", url, Wire.SecretList.class);
        return Objects.requireNonNullElse(list.secrets(), List.<Wire.StoredSecret>of()).stream()
                .filter(stored -> name.equals(stored.name()))
                .map(Wire.StoredSecret::id)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
