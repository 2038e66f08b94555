package io.voicecrm.context;

import io.voicecrm.ExtensionPoint;
import java.util.List;

/** Contributes facts to a context. Free of side effects, quick, thread-safe. */
@ExtensionPoint
public interface ContextSource {

    /** Names the source in logs. */
    String name();

    /** The facts, most important first within each section: the builder drops from the end when space runs out. */
    List<Fact> facts(ContextRequest request);

    /** The facts of many calls at once, in the order of the requests; worth overriding where a store is asked. */
    default List<List<Fact>> factsOfAll(List<ContextRequest> requests) {
        return requests.stream().map(this::facts).toList();
    }
}
