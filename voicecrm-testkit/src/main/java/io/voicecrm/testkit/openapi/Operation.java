package io.voicecrm.testkit.openapi;

import io.voicecrm.testkit.openapi.Deviation.Side;
import io.voicecrm.testkit.wire.Exchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a description says of one method at one path. */
final class Operation {

    private static final Pattern PART_NAME = Pattern.compile("Content-Disposition: form-data; name=\"([^\"]*)\"");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String name;
    private final Place here;
    private final Schemas schemas;
    private final List<Place> parameters = new ArrayList<>();
    private final Set<String> keyHeaders;

    Operation(String name, Place path, Place here, Schemas schemas, Set<String> keyHeaders) {
        this.name = name;
        this.here = here;
        this.schemas = schemas;
        this.keyHeaders = keyHeaders;
        parameters.addAll(path.elements("parameters"));
        parameters.addAll(here.elements("parameters"));
    }

    List<Deviation> check(Exchange exchange) {
        List<Deviation> found = new ArrayList<>();
        checkQuery(exchange, found);
        checkHeaders(exchange, found);
        if (exchange.status() < 300) {
            // A refused request may be wrong on purpose; what is accepted has to be right.
            checkBody(exchange, found);
        }
        checkAnswer(exchange, found);
        return found;
    }

    private void checkQuery(Exchange exchange, List<Deviation> found) {
        Map<String, Place> known = new LinkedHashMap<>();
        parameters.stream()
                .filter(parameter -> parameter.text("in").equals("query"))
                .forEach(parameter -> known.put(parameter.text("name"), parameter));
        exchange.query().forEach((key, value) -> {
            Place parameter = known.get(key);
            if (parameter == null) {
                found.add(new Deviation(name, Side.REQUEST, "?" + key, "is not in the description"));
            } else if (parameter
                    .member("schema")
                    .filter(schema -> !acceptsText(schema, value))
                    .isPresent()) {
                found.add(new Deviation(name, Side.REQUEST, "?" + key, "does not fit its schema: " + value));
            }
        });
        known.forEach((key, parameter) -> {
            if (parameter.node().path("required").asBoolean(false)
                    && !exchange.query().containsKey(key)) {
                found.add(new Deviation(name, Side.REQUEST, "?" + key, "is required"));
            }
        });
    }

    /** A parameter is text on the wire; it fits if some reading of it does. */
    private boolean acceptsText(Place schema, String value) {
        JsonNode text = JsonNodeFactory.instance.stringNode(value);
        List<JsonNode> readings = new ArrayList<>(List.of(text));
        parse(value.getBytes(StandardCharsets.UTF_8)).ifPresent(readings::add);
        readings.add(JsonNodeFactory.instance.arrayNode().add(text));
        return readings.stream().anyMatch(reading -> schemas.accepts(schema, reading));
    }

    private void checkHeaders(Exchange exchange, List<Deviation> found) {
        Set<String> required = new TreeSet<>(keyHeaders);
        parameters.stream()
                .filter(parameter -> parameter.text("in").equals("header"))
                .filter(parameter -> parameter.node().path("required").asBoolean(false))
                .forEach(parameter -> required.add(parameter.text("name").toLowerCase(Locale.ROOT)));
        required.removeAll(exchange.headers());
        required.forEach(header -> found.add(new Deviation(name, Side.REQUEST, header, "header is required")));
    }

    private void checkBody(Exchange exchange, List<Deviation> found) {
        Optional<Place> body = here.member("requestBody");
        if (body.isEmpty()) {
            if (exchange.body().length > 0) {
                found.add(new Deviation(name, Side.REQUEST, "", "has a body, which the description does not know"));
            }
            return;
        }
        if (exchange.body().length == 0) {
            if (body.get().node().path("required").asBoolean(false)) {
                found.add(new Deviation(name, Side.REQUEST, "", "has no body, which is required"));
            }
            return;
        }
        Optional<Place> schema = body.get().path("content", exchange.mediaType(), "schema");
        if (schema.isEmpty()) {
            found.add(new Deviation(name, Side.REQUEST, "", exchange.mediaType() + " is not in the description"));
        } else if (exchange.mediaType().startsWith("multipart/")) {
            checkForm(schema.get(), exchange, found);
        } else if (exchange.mediaType().equals("application/x-www-form-urlencoded")) {
            checkFields(schema.get(), fields(exchange.body()), found);
        } else {
            checkJson(Side.REQUEST, schema.get(), exchange.body(), found);
        }
    }

    private static Map<String, List<String>> fields(byte[] form) {
        Map<String, List<String>> fields = new TreeMap<>();
        for (String field : new String(form, StandardCharsets.UTF_8).split("&", -1)) {
            String[] pair = field.split("=", 2);
            fields.computeIfAbsent(decoded(pair[0]), name -> new ArrayList<>())
                    .add(pair.length == 2 ? decoded(pair[1]) : "");
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void checkFields(Place schema, Map<String, List<String>> fields, List<Deviation> found) {
        fields.forEach((key, values) -> {
            Optional<Place> property = schema.path("properties", key);
            if (property.isEmpty()) {
                found.add(new Deviation(name, Side.REQUEST, "/" + key, "is not in the description"));
            } else if (!values.stream().allMatch(value -> acceptsText(property.get(), value))) {
                found.add(new Deviation(name, Side.REQUEST, "/" + key, "does not fit its schema"));
            }
        });
        schema.node().path("required").forEach(required -> {
            if (!fields.containsKey(required.asString())) {
                found.add(new Deviation(name, Side.REQUEST, "/" + required.asString(), "is required"));
            }
        });
    }

    /** The names of the parts only: what they hold is text or a file, whatever the schema says. */
    private void checkForm(Place schema, Exchange exchange, List<Deviation> found) {
        Set<String> parts = new TreeSet<>();
        Matcher matcher = PART_NAME.matcher(new String(exchange.body(), StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            parts.add(matcher.group(1));
        }
        JsonNode properties = schema.node().path("properties");
        for (String part : parts) {
            if (!properties.has(part)) {
                found.add(new Deviation(name, Side.REQUEST, "/" + part, "is not in the description"));
            }
        }
        schema.node().path("required").forEach(required -> {
            if (!parts.contains(required.asString())) {
                found.add(new Deviation(name, Side.REQUEST, "/" + required.asString(), "is required"));
            }
        });
    }

    private void checkAnswer(Exchange exchange, List<Deviation> found) {
        Optional<Place> answer = here.path("responses", Integer.toString(exchange.status()));
        if (answer.isEmpty()) {
            // Descriptions rarely list every error; a success that is not listed is one that no client expects.
            if (exchange.status() < 400) {
                found.add(new Deviation(name, Side.ANSWER, "", "status " + exchange.status() + " is not described"));
            }
            return;
        }
        Optional<Place> content = answer.get().member("content");
        if (content.isEmpty()) {
            return;
        }
        Optional<Place> type = content.get().member(exchange.answerMediaType());
        if (type.isEmpty()) {
            found.add(new Deviation(name, Side.ANSWER, "", exchange.answerMediaType() + " is not in the description"));
        } else if (exchange.answerMediaType().equals("application/json")) {
            type.get().member("schema").ifPresent(schema -> checkJson(Side.ANSWER, schema, exchange.answer(), found));
        }
    }

    private void checkJson(Side side, Place schema, byte[] json, List<Deviation> found) {
        Optional<JsonNode> value = parse(json);
        if (value.isEmpty()) {
            found.add(new Deviation(name, side, "", "is not JSON"));
            return;
        }
        schemas.violations(schema, value.get())
                .map(violation -> new Deviation(name, side, violation[0], violation[1]))
                .forEach(found::add);
    }

    private static Optional<JsonNode> parse(byte[] json) {
        try {
            return Optional.of(JSON.readTree(json)).filter(node -> !node.isMissingNode());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
