package io.voicecrm.testkit.openapi;

import io.voicecrm.testkit.openapi.Deviation.Side;
import io.voicecrm.testkit.wire.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider's published description, OpenAPI 3.0 or 3.1 in JSON. Thread-safe.
 *
 * <p>A request has to name an operation of the description, carry the required headers and parameters and no other
 * parameter, and its body has to be valid and hold no member that the description does not know. The answer's status,
 * media type and body are held to the same; an error that the description does not list is accepted.
 */
public final class OpenApiDocument {

    private final Place root;
    private final Schemas schemas;
    private final Map<String, Optional<Operation>> operations = new ConcurrentHashMap<>();

    private OpenApiDocument(String text) {
        JsonNode json = JsonMapper.shared().readTree(text);
        this.root = Place.top(json);
        this.schemas = new Schemas(text, json);
    }

    /**
     * Reads a description; empty if the folder with the descriptions is not there, or does not hold it.
     *
     * <p>The system property {@code voicecrm.specs} or the environment variable {@code VOICECRM_SPECS} names the folder;
     * otherwise it is {@code shared/specs} beside the project, or beside one of the folders that hold it.
     *
     * @param fileName such as {@code elevenlabs-convai.openapi.json}
     * @throws IllegalArgumentException if a folder is named that does not exist
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Optional<OpenApiDocument> find(String fileName) {
        return SpecificationFolder.find()
                .map(folder -> folder.resolve(fileName))
                .filter(Files::isRegularFile)
                .map(OpenApiDocument::read);
    }

    /**
     * Reads a description.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public static OpenApiDocument read(Path file) {
        try {
            return new OpenApiDocument(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the description " + file.getFileName() + " cannot be read", e);
        }
    }

    /** How an exchange deviates from the description; empty if it does not. */
    public List<Deviation> check(Exchange exchange) {
        return template(exchange.segments())
                .flatMap(path -> operation(exchange.method(), path))
                .map(operation -> operation.check(exchange))
                .orElseGet(() -> List.of(new Deviation(
                        exchange.method() + " /" + String.join("/", exchange.segments()),
                        Side.REQUEST,
                        "",
                        "no such operation in the description")));
    }

    private Optional<Operation> operation(String method, String path) {
        return operations.computeIfAbsent(method + " " + path, name -> {
            return root.path("paths", path)
                    .flatMap(item -> item.member(method.toLowerCase(Locale.ROOT))
                            .map(place -> new Operation(name, item, place, schemas, keyHeaders(place))));
        });
    }

    /** The path that fits; a word of the path counts more than a place for any word. */
    private Optional<String> template(List<String> segments) {
        return root.node().path("paths").propertyNames().stream()
                .filter(path -> fits(List.of(path.substring(1).split("/")), segments))
                .min(Comparator.comparingLong(
                        path -> path.chars().filter(c -> c == '{').count()));
    }

    private static boolean fits(List<String> template, List<String> segments) {
        if (template.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!fits(template.get(i), segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Such as {@code {Sid}.json}, which a word with that ending fits. */
    private static boolean fits(String template, String segment) {
        int open = template.indexOf('{');
        int close = template.lastIndexOf('}');
        if (open < 0 || close < open) {
            return template.equals(segment);
        }
        String before = template.substring(0, open);
        String after = template.substring(close + 1);
        return segment.length() > before.length() + after.length()
                && segment.startsWith(before)
                && segment.endsWith(after);
    }

    /** The headers that carry the key: those of the first way to authorize that is offered. */
    private Set<String> keyHeaders(Place operation) {
        JsonNode own = operation.node().get("security");
        JsonNode ways = own == null ? root.node().path("security") : own;
        Set<String> headers = new TreeSet<>();
        if (ways.size() > 0) {
            ways.get(0)
                    .propertyNames()
                    .forEach(scheme -> root.path("components", "securitySchemes", scheme)
                            .ifPresent(place -> headers.add(
                                    place.text("in").equals("header")
                                            ? place.text("name").toLowerCase(Locale.ROOT)
                                            : "authorization")));
        }
        return headers;
    }
}
