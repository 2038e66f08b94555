package io.voicecrm.http;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okio.Buffer;

/**
 * A few members of a JSON object and of one object inside it, read without reading the rest: what tells one delivery from
 * another stands at the beginning, and the transcript that follows is a hundred times as long. Immutable.
 */
public final class JsonHead {

    private final JsonReader.Options outer;
    private final JsonReader.Options inner;
    private final int outerCount;
    private final int count;

    /**
     * @param outer members of the object
     * @param object the member that is an object itself
     * @param inner members of that one
     */
    public JsonHead(List<String> outer, String object, List<String> inner) {
        List<String> names = new ArrayList<>(outer);
        names.add(object);
        this.outer = JsonReader.Options.of(names.toArray(String[]::new));
        this.inner = JsonReader.Options.of(inner.toArray(String[]::new));
        this.outerCount = outer.size();
        this.count = outer.size() + inner.size();
    }

    /** The members as texts, the outer ones first; empty if one of them is missing, or is neither text nor number. */
    public Optional<List<String>> read(byte[] json) {
        try (JsonReader reader = JsonReader.of(new Buffer().write(json))) {
            Found found = new Found(reader);
            found.read(outer, 0);
            return found.missing == 0 ? Optional.of(List.of(found.texts)) : Optional.empty();
        } catch (IOException | JsonDataException e) {
            return Optional.empty();
        }
    }

    /** What was found so far. */
    private final class Found {

        private final JsonReader json;
        private final String[] texts = new String[count];
        private int missing = count;

        private Found(JsonReader json) {
            this.json = json;
        }

        private void read(JsonReader.Options names, int first) throws IOException {
            json.beginObject();
            while (missing > 0 && json.hasNext()) {
                int at = json.selectName(names);
                if (at < 0) {
                    json.skipName();
                    json.skipValue();
                } else if (names == outer && at == outerCount) {
                    read(inner, outerCount);
                } else {
                    missing -= texts[first + at] == null ? 1 : 0;
                    texts[first + at] = json.nextString();
                }
            }
            if (missing > 0) {
                json.endObject();
            }
        }
    }
}
