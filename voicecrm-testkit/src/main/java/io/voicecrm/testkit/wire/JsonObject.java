package io.voicecrm.testkit.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object; keeps the order of its members. Not thread-safe while it is being filled. */
final class JsonObject {

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /** Sets a member; null is a value, not an absence. */
    JsonObject with(String name, @Nullable Object value) {
        members.put(name, value);
        return this;
    }

    Map<String, @Nullable Object> members() {
        return members;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    @Nullable
    Object get(String name) {
        return members.get(name);
    }

    /** The member as text; empty if it is missing or no text. */
    String text(String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    long whole(String name, long otherwise) {
        return members.get(name) instanceof Number number ? number.longValue() : otherwise;
    }

    /** The object at the end of a path of names; an empty one if there is none. */
    JsonObject at(String... path) {
        JsonObject here = this;
        for (String name : path) {
            if (!(here.members.get(name) instanceof JsonObject next)) {
                return new JsonObject();
            }
            here = next;
        }
        return here;
    }

    /** The member as a list; empty if it is missing or no list. */
    List<?> list(String name) {
        return members.get(name) instanceof List<?> list ? list : List.of();
    }

    /** A copy in which objects of {@code patch} change objects member by member, and anything else replaces. */
    JsonObject patchedWith(JsonObject patch) {
        JsonObject result = new JsonObject();
        result.members.putAll(members);
        patch.members.forEach((name, value) -> {
            boolean bothObjects = value instanceof JsonObject && members.get(name) instanceof JsonObject;
            result.members.put(name, bothObjects ? at(name).patchedWith((JsonObject) value) : value);
        });
        return result;
    }

    /** A copy in which every member of {@code patch} replaces the one of its name. */
    JsonObject replacedWith(JsonObject patch) {
        JsonObject result = new JsonObject();
        result.members.putAll(members);
        result.members.putAll(patch.members);
        return result;
    }
}
