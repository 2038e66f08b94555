package io.voicecrm.testkit.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The subset of JSON Schema that structured output accepts when it is strict: every object closed, every property
 * required, a property that may be missing is one that may be null.
 */
final class StrictSchema {

    private static final int DEEPEST = 10;
    private static final int MOST_PROPERTIES = 5_000;
    private static final List<String> UNKNOWN_WORDS =
            List.of("allOf", "not", "if", "then", "else", "dependentRequired");

    private final JsonObject schema;

    /** @throws OpenAiError if the schema is not in the subset */
    StrictSchema(JsonObject format) {
        JsonObject named = format.at("json_schema");
        if (!named.text("name").matches("[A-Za-z0-9_-]{1,64}")) {
            throw OpenAiError.invalid("Invalid 'response_format.json_schema.name'.");
        }
        this.schema = named.at("schema");
        if (!schema.text("type").equals("object")) {
            throw refused("schema must be a JSON Schema of 'type: \"object\"'");
        }
        if (named.flag("strict")) {
            check(schema, 1, new ArrayList<>());
        }
    }

    /** An instance in which the given values are filled in where the schema has their names. */
    JsonObject fill(JsonObject values) {
        return object(schema, values);
    }

    private static void check(JsonObject schema, int depth, List<String> seen) {
        if (depth > DEEPEST) {
            throw refused("it is nested deeper than " + DEEPEST + " levels");
        }
        UNKNOWN_WORDS.stream().filter(schema::has).findFirst().ifPresent(word -> {
            throw refused("'" + word + "' is not permitted");
        });
        JsonObject properties = schema.at("properties");
        if (schema.text("type").equals("object")) {
            if (!Boolean.FALSE.equals(schema.get("additionalProperties"))) {
                throw refused("'additionalProperties' is required to be supplied and to be false");
            }
            for (String name : properties.members().keySet()) {
                if (!schema.list("required").contains(name)) {
                    throw refused("'required' is required to be an array including every key. Missing '" + name + "'");
                }
                seen.add(name);
            }
            if (seen.size() > MOST_PROPERTIES) {
                throw refused("it has more than " + MOST_PROPERTIES + " properties");
            }
        }
        for (String name : properties.members().keySet()) {
            check(properties.at(name), depth + 1, seen);
        }
        if (schema.has("items")) {
            check(schema.at("items"), depth + 1, seen);
        }
    }

    private static JsonObject object(JsonObject schema, JsonObject values) {
        JsonObject instance = new JsonObject();
        for (Map.Entry<String, @Nullable Object> property :
                schema.at("properties").members().entrySet()) {
            String name = property.getKey();
            JsonObject type = schema.at("properties", name);
            instance.with(name, values.has(name) ? values.get(name) : instanceOf(type));
        }
        return instance;
    }

    private static @Nullable Object instanceOf(JsonObject schema) {
        if (!schema.list("enum").isEmpty()) {
            return schema.list("enum").get(0);
        }
        if (schema.list("type").contains("null")) {
            return null;
        }
        return switch (schema.text("type")) {
            case "object" -> object(schema, new JsonObject());
            case "array" -> List.of();
            case "boolean" -> false;
            case "integer", "number" -> 0L;
            default -> "";
        };
    }

    private static OpenAiError refused(String why) {
        return OpenAiError.invalid("Invalid schema for response_format: " + why + ".");
    }
}
