package io.voicecrm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Json;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The schema that models are held to, and the record that their answers are read into, are written by hand, twice. */
class CallAnalysisSchemaTest {

    @Test
    void asksForWhatIsRead() throws IOException {
        Map<?, ?> schema = schema();

        assertThat(((Map<?, ?>) schema.get("properties")).keySet().stream().map(String::valueOf))
                .containsExactlyElementsOf(namesThatAreRead());
    }

    @Test
    void staysWithinWhatStrictModeAllows() throws IOException {
        Map<?, ?> schema = schema();

        assertThat(schema.get("type")).isEqualTo("object");
        assertThat(schema.get("additionalProperties")).isEqualTo(false);
        assertThat(((List<?>) schema.get("required")).stream().map(String::valueOf))
                .containsExactlyElementsOf(namesThatAreRead());
        assertThat(((Map<?, ?>) schema.get("properties")).values())
                .allSatisfy(property -> assertThat(
                                ((Map<?, ?>) property).keySet().stream().map(String::valueOf))
                        .isSubsetOf("type", "enum", "description"));
    }

    private static List<String> namesThatAreRead() {
        return Arrays.stream(Wire.Conclusion.class.getRecordComponents())
                .map(CallAnalysisSchemaTest::nameOf)
                .toList();
    }

    private static String nameOf(RecordComponent component) {
        try {
            Json json =
                    Wire.Conclusion.class.getDeclaredField(component.getName()).getAnnotation(Json.class);
            return json == null ? component.getName() : json.name();
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<?, ?> schema() throws IOException {
        try (InputStream in = CallPrompt.class.getResourceAsStream(CallPrompt.SCHEMA_FILE)) {
            return (Map<?, ?>)
                    Wire.adapter(Object.class).fromJson(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
