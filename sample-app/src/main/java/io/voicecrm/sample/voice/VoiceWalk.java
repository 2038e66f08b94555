package io.voicecrm.sample.voice;

import io.voicecrm.Page;
import io.voicecrm.ProviderId;
import io.voicecrm.sample.web.Cursor;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.voice.Voice;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.voice.Voices.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Goes through the voices of several providers, one provider after another, each with a cursor of its own. */
final class VoiceWalk {

    /** As many are worth an answer; fewer, and the next page is asked for at once. */
    private static final int ENOUGH = 50;

    private final List<VoiceProvider> providers;
    private final Query query;

    VoiceWalk(List<VoiceProvider> providers, Query query) {
        this.providers = providers;
        this.query = query;
    }

    /** @param cursor whose turn it is and where that provider goes on, parted by a space; null to begin */
    <T> PageOf<T> pageAfter(@Nullable String cursor, BiFunction<ProviderId, Voice, T> item) {
        String key = Cursor.decode(cursor);
        int turn = key == null ? 0 : indexOf(key.substring(0, Math.max(0, key.indexOf(' '))));
        String place = key == null ? "" : key.substring(key.indexOf(' ') + 1);
        List<T> found = new ArrayList<>();
        while (turn < providers.size() && found.size() < ENOUGH) {
            VoiceProvider provider = providers.get(turn);
            Page<Voice> page = provider.voices().orElseThrow().list(query, place.isEmpty() ? null : place);
            page.items().forEach(voice -> found.add(item.apply(provider.id(), voice)));
            String next = page.next();
            place = next == null ? "" : next;
            turn += next == null ? 1 : 0;
        }
        return turn < providers.size()
                ? PageOf.upTo(found, providers.get(turn).id() + " " + place)
                : new PageOf<>(found, null);
    }

    private int indexOf(String provider) {
        for (int i = 0; i < providers.size(); i++) {
            if (providers.get(i).id().value().equals(provider)) {
                return i;
            }
        }
        throw Problems.invalid("after", "is not a cursor that a page gave");
    }
}
