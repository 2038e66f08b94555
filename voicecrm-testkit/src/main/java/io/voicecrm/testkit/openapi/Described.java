package io.voicecrm.testkit.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Finds members that no schema mentions. A schema that does not forbid more members accepts every typing error, so being
 * valid is not enough: what is sent has to be known as well.
 */
final class Described {

    private static final List<String> COMPOSITES = List.of("allOf", "anyOf", "oneOf");

    private final JsonNode root;

    Described(JsonNode root) {
        this.root = root;
    }

    List<String> unknownMembers(JsonNode schema, JsonNode value) {
        List<String> unknown = new ArrayList<>();
        look(variants(List.of(schema)), value, "", unknown);
        return unknown;
    }

    private void look(Set<JsonNode> variants, JsonNode value, String where, List<String> unknown) {
        if (value.isArray()) {
            Set<JsonNode> items = step(variants, "items");
            for (int i = 0; i < value.size() && !items.isEmpty(); i++) {
                look(items, value.get(i), where + "/" + i, unknown);
            }
        } else if (value.isObject()) {
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                lookAtMember(variants, member.getKey(), member.getValue(), where + "/" + member.getKey(), unknown);
            }
        }
    }

    private void lookAtMember(Set<JsonNode> variants, String name, JsonNode value, String where, List<String> unknown) {
        List<JsonNode> named = new ArrayList<>();
        boolean isOpen = false;
        boolean hasProperties = false;
        for (JsonNode variant : variants) {
            JsonNode property = variant.path("properties").get(name);
            JsonNode additional = variant.path("additionalProperties");
            hasProperties |= variant.has("properties");
            if (property != null) {
                named.add(property);
            } else if (additional.isObject()) {
                named.add(additional);
            }
            isOpen |= additional.isBoolean() && additional.asBoolean();
        }
        if (!named.isEmpty()) {
            look(variants(named), value, where, unknown);
        } else if (hasProperties && !isOpen) {
            unknown.add(where);
        }
    }

    private Set<JsonNode> step(Set<JsonNode> variants, String keyword) {
        List<JsonNode> next = new ArrayList<>();
        variants.forEach(variant -> {
            if (variant.has(keyword)) {
                next.add(variant.get(keyword));
            }
        });
        return variants(next);
    }

    /** The schemas themselves and all that they are composed of, references followed. */
    private Set<JsonNode> variants(List<JsonNode> schemas) {
        Set<JsonNode> seen = new HashSet<>();
        schemas.forEach(schema -> collect(schema, seen));
        return seen;
    }

    private void collect(JsonNode schema, Set<JsonNode> seen) {
        JsonNode reference = schema.get("$ref");
        JsonNode here =
                reference == null ? schema : root.at(reference.asString().substring(1));
        if (reference != null) {
            collect(here, seen);
        } else if (seen.add(here)) {
            for (String composite : COMPOSITES) {
                here.path(composite).forEach(part -> collect(part, seen));
            }
        }
    }
}
