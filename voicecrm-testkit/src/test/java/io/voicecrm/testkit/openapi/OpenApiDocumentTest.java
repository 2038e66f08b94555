package io.voicecrm.testkit.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.voicecrm.testkit.openapi.Deviation.Side;
import io.voicecrm.testkit.wire.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiDocumentTest {

    private static final String PHONE_BOOK = """
            {"openapi": "3.1.0",
             "security": [{"key": []}],
             "components": {
               "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
               "schemas": {
                 "Person": {"type": "object", "required": ["name"], "properties": {
                   "name": {"type": "string"},
                   "age": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
                   "friends": {"type": "array", "items": {"$ref": "#/components/schemas/Person"}},
                   "notes": {"type": "object", "additionalProperties": {"type": "string"}}}}}},
             "paths": {
               "/people": {
                 "get": {"parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 9}}],
                         "responses": {"200": {"content": {"application/json": {"schema":
                           {"type": "array", "items": {"$ref": "#/components/schemas/Person"}}}}}}},
                 "post": {"requestBody": {"required": true, "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Person"}},
                            "application/x-www-form-urlencoded": {"schema": {"required": ["name"], "properties": {
                              "name": {"type": "string"}, "age": {"type": "integer"},
                              "friends": {"type": "array", "items": {"type": "string"}}}}},
                            "multipart/form-data": {"schema": {"required": ["name"], "properties": {"name": {}}}}}},
                          "responses": {"201": {}}}},
               "/people/newest": {"get": {"responses": {"200": {"content": {"text/plain": {}}}}}},
               "/people/{id}.json": {"get": {"responses": {"200": {}}}},
               "/people/{id}": {"get": {"responses": {"200": {}}}}}}
            """;

    private final OpenApiDocument document;

    OpenApiDocumentTest(@TempDir Path folder) throws IOException {
        document = OpenApiDocument.read(Files.writeString(folder.resolve("people.json"), PHONE_BOOK));
    }

    @Test
    void findsNothingWrongWithWhatTheDescriptionSays() {
        assertThat(document.check(
                        get(Map.of("limit", "3"), "people").answered(200, "[{\"name\":\"Ann\",\"age\":null}]")))
                .isEmpty();
        assertThat(document.check(post("{\"name\":\"Ann\",\"notes\":{\"any\":\"thing\"}}")))
                .isEmpty();
    }

    @Test
    void findsAMemberThatIsMissingOrOfAnotherType() {
        assertThat(document.check(post("{\"age\":\"old\"}")))
                .extracting(Deviation::side, Deviation::where)
                .contains(tuple(Side.REQUEST, ""), tuple(Side.REQUEST, "/age"));
    }

    @Test
    void holdsTheFieldsOfAFormToTheirSchemas() {
        assertThat(document.check(form("name=Ann+Lee&age=41&friends=Bob&friends=Eve")))
                .isEmpty();
        assertThat(document.check(form("age=old&nmae=Ann")))
                .extracting(Deviation::where)
                .containsExactlyInAnyOrder("/age", "/nmae", "/name");
    }

    @Test
    void findsAMemberThatTheDescriptionDoesNotKnowHoweverDeep() {
        assertThat(document.check(post("{\"name\":\"Ann\",\"friends\":[{\"name\":\"Bob\",\"nmae\":\"B\"}]}")))
                .extracting(Deviation::where)
                .containsExactly("/friends/0/nmae");
    }

    @Test
    void findsAParameterThatIsUnknownOrOutOfRange() {
        assertThat(document.check(
                        get(Map.of("limit", "10", "page", "2"), "people").answered(200, "[]")))
                .extracting(Deviation::where)
                .containsExactlyInAnyOrder("?limit", "?page");
    }

    @Test
    void findsAKeyThatWasNotSent() {
        Sent anonymous = new Sent("GET", List.of("people"), Map.of(), Set.of(), "", "");

        assertThat(document.check(anonymous.answered(200, "[]")))
                .extracting(Deviation::where)
                .containsExactly("x-key");
    }

    @Test
    void findsAnAnswerThatTheDescriptionDoesNotAllow() {
        assertThat(document.check(get(Map.of(), "people").answered(200, "[{\"nmae\":\"Ann\"}]")))
                .extracting(Deviation::side)
                .containsOnly(Side.ANSWER)
                .hasSize(2);
        assertThat(document.check(get(Map.of(), "people").answered(204, ""))).hasSize(1);
    }

    @Test
    void takesAWordOfThePathForMoreThanAPlaceForAnyWord() {
        assertThat(document.check(get(Map.of(), "people", "newest").answered(200, "{}")))
                .extracting(Deviation::rule)
                .containsExactly("application/json is not in the description");
        assertThat(document.check(get(Map.of(), "people", "7").answered(200, "{}")))
                .isEmpty();
    }

    @Test
    void findsAnOperationThatDoesNotExist() {
        assertThat(document.check(get(Map.of(), "animals").answered(200, "{}"))).hasSize(1);
    }

    @Test
    void looksAtTheNamesOfAFormsParts() {
        String form = "--b\r\nContent-Disposition: form-data; name=\"nmae\"\r\n\r\nAnn\r\n--b--";
        Sent sent = new Sent("POST", List.of("people"), Map.of(), Set.of("x-key"), "multipart/form-data", form);

        assertThat(document.check(sent.answered(201, "{}")))
                .extracting(Deviation::where)
                .containsExactly("/nmae", "/name");
    }

    private static Sent get(Map<String, String> query, String... path) {
        return new Sent("GET", List.of(path), query, Set.of("x-key"), "", "");
    }

    private static Exchange post(String json) {
        return new Sent("POST", List.of("people"), Map.of(), Set.of("x-key"), "application/json", json)
                .answered(201, "{}");
    }

    private static Exchange form(String fields) {
        return new Sent(
                        "POST",
                        List.of("people"),
                        Map.of(),
                        Set.of("x-key"),
                        "application/x-www-form-urlencoded",
                        fields)
                .answered(201, "{}");
    }

    private record Sent(
            String method,
            List<String> path,
            Map<String, String> query,
            Set<String> headers,
            String mediaType,
            String body) {

        Exchange answered(int status, String answer) {
            return new Exchange(
                    method,
                    path,
                    query,
                    headers,
                    mediaType,
                    body.getBytes(StandardCharsets.UTF_8),
                    status,
                    "application/json",
                    answer.getBytes(StandardCharsets.UTF_8));
        }
    }
}
