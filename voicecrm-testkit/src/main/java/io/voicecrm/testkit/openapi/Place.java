package io.voicecrm.testkit.openapi;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A node of a description, and where it stands: a schema is compiled from its place.
 *
 * @param pointer a JSON pointer
 */
record Place(JsonNode root, JsonNode node, String pointer) {

    static Place top(JsonNode root) {
        return new Place(root, root, "");
    }

    /** A member, with references followed; empty if there is none. */
    Optional<Place> member(String name) {
        JsonNode child = node.get(name);
        return child == null ? Optional.empty() : Optional.of(follow(child, pointer + "/" + escaped(name)));
    }

    Optional<Place> path(String... names) {
        Optional<Place> here = Optional.of(this);
        for (String name : names) {
            here = here.flatMap(place -> place.member(name));
        }
        return here;
    }

    List<Place> elements(String name) {
        JsonNode list = node.path(name);
        return IntStream.range(0, list.size())
                .mapToObj(i -> follow(list.get(i), pointer + "/" + escaped(name) + "/" + i))
                .toList();
    }

    String text(String name) {
        return node.path(name).asString("");
    }

    private Place follow(JsonNode child, String where) {
        JsonNode reference = child.get("$ref");
        if (reference == null) {
            return new Place(root, child, where);
        }
        String target = reference.asString().substring(1);
        return follow(root.at(target), target);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
