package io.voicecrm.sample.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.sample.Api;
import io.voicecrm.sample.RunningApp;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The UI is generated from a file; this is what the app says of itself, held against it. */
@RunningApp
class OpenApiTest {

    @LocalServerPort
    private int port;

    private final JsonNode written =
            new JsonMapper().readTree(Path.of("ui", "openapi.json").toFile());

    @Test
    void servesWhatTheClientWasGeneratedFrom() {
        assertThat(operations(served())).containsExactlyElementsOf(operations(written));
    }

    @Test
    void answersWithTheFieldsThatTheClientWasGeneratedWith() {
        Map<String, Set<String>> fields = answers(served());

        assertThat(fields).isNotEmpty().isEqualTo(answers(written));
    }

    private JsonNode served() {
        return Api.anonymous(port).get("/v3/api-docs").json();
    }

    private static Set<String> operations(JsonNode api) {
        Set<String> operations = new TreeSet<>();
        api.get("paths")
                .propertyStream()
                .forEach(path -> path.getValue().propertyNames().forEach(method -> {
                    if (!path.getKey().startsWith("/webhooks/") && !method.equals("parameters")) {
                        operations.add(method + " " + path.getKey());
                    }
                }));
        return operations;
    }

    /** The fields of every answer that is a success, with those of objects inside; by operation. */
    private static Map<String, Set<String>> answers(JsonNode api) {
        Map<String, Set<String>> answers = new TreeMap<>();
        for (String operation : operations(api)) {
            String[] parts = operation.split(" ");
            Set<String> fields = new TreeSet<>();
            api.get("paths")
                    .get(parts[1])
                    .get(parts[0])
                    .get("responses")
                    .propertyStream()
                    .forEach(response -> {
                        JsonNode schema = response.getValue().at("/content").isMissingNode()
                                ? null
                                : response.getValue()
                                        .get("content")
                                        .iterator()
                                        .next()
                                        .get("schema");
                        if (response.getKey().startsWith("2") && schema != null) {
                            collect(api, schema, "", fields);
                        }
                    });
            answers.put(operation, fields);
        }
        return answers;
    }

    private static void collect(JsonNode api, JsonNode schema, String prefix, Set<String> fields) {
        JsonNode resolved = resolve(api, schema);
        resolved.path("properties").propertyStream().forEach(property -> {
            fields.add(prefix + property.getKey());
            collect(api, property.getValue(), prefix + property.getKey() + ".", fields);
        });
        if (resolved.has("items")) {
            collect(api, resolved.get("items"), prefix, fields);
        }
        for (String part : new String[] {"allOf", "oneOf", "anyOf"}) {
            resolved.path(part).forEach(one -> collect(api, one, prefix, fields));
        }
    }

    private static JsonNode resolve(JsonNode api, JsonNode schema) {
        return schema.has("$ref") ? api.at(schema.get("$ref").asString().substring(1)) : schema;
    }
}
