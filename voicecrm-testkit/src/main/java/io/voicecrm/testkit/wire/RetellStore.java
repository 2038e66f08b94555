package io.voicecrm.testkit.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Things of one kind in a Retell account, in the order in which they were made. Thread-safe. */
final class RetellStore<T> {

    private final Map<String, T> things = new LinkedHashMap<>();
    private final Runnable onChange;

    RetellStore() {
        this(() -> {});
    }

    /** @param onChange runs after each change, and may read this */
    RetellStore(Runnable onChange) {
        this.onChange = onChange;
    }

    void keep(String id, T thing) {
        synchronized (this) {
            things.put(id, thing);
        }
        onChange.run();
    }

    synchronized boolean has(String id) {
        return things.containsKey(id);
    }

    /** @throws RetellError if there is none */
    synchronized T get(String id) {
        T thing = things.get(id);
        if (thing == null) {
            throw RetellError.unknownAsset();
        }
        return thing;
    }

    /** @throws RetellError if there is none */
    T change(String id, UnaryOperator<T> change) {
        T changed;
        synchronized (this) {
            changed = change.apply(get(id));
            things.put(id, changed);
        }
        onChange.run();
        return changed;
    }

    /** @throws RetellError if there is none */
    void remove(String id) {
        synchronized (this) {
            get(id);
            things.remove(id);
        }
        onChange.run();
    }

    synchronized List<T> newestFirst() {
        List<T> all = new ArrayList<>(things.values());
        Collections.reverse(all);
        return all;
    }
}
