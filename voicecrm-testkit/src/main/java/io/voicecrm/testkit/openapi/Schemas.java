package io.voicecrm.testkit.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The schemas inside a description, found by where they stand. Thread-safe. */
final class Schemas {

    private static final String ADDRESS = "https://specification.invalid/document";

    private final SchemaRegistry registry;
    private final Described described;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    Schemas(String text, JsonNode root) {
        Dialect dialect =
                root.path("openapi").asString("").startsWith("3.0") ? Dialects.getOpenApi30() : Dialects.getOpenApi31();
        // Messages in one language, wherever the build runs.
        SchemaRegistryConfig english =
                SchemaRegistryConfig.builder().locale(Locale.ENGLISH).build();
        this.registry = SchemaRegistry.withDefaultDialect(
                dialect, builder -> builder.schemas(Map.of(ADDRESS, text)).schemaRegistryConfig(english));
        this.described = new Described(root);
    }

    /** What is wrong with a value, as pairs of a place in it and a rule. */
    Stream<String[]> violations(Place schema, JsonNode value) {
        List<Error> errors =
                compiled.computeIfAbsent(schema.pointer(), this::compile).validate(value);
        Stream<String[]> wrong = errors.stream()
                .map(error -> new String[] {error.getInstanceLocation().toString(), error.getMessage()});
        Stream<String[]> unknown = described.unknownMembers(schema.node(), value).stream()
                .map(where -> new String[] {where, "is not in the description"});
        return Stream.concat(wrong, unknown);
    }

    boolean accepts(Place schema, JsonNode value) {
        return compiled.computeIfAbsent(schema.pointer(), this::compile)
                .validate(value)
                .isEmpty();
    }

    private Schema compile(String pointer) {
        return registry.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer));
    }
}
