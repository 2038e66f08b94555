package io.voicecrm.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.dialer.DialerOptions;
import io.voicecrm.engine.EngineOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What editors show to people who write properties. */
class ConfigurationMetadataTest {

    @Test
    void describesEveryProperty() throws IOException {
        assertThat(properties())
                .isNotEmpty()
                .allSatisfy((name, property) -> assertThat(
                                property.path("description").asString(""))
                        .as(name)
                        .isNotBlank());
    }

    @Test
    void showsTheDefaultsThatTheLibraryHas() throws IOException {
        Map<String, String> shown = new HashMap<>();
        properties().forEach((name, property) -> {
            if (property.has("defaultValue")) {
                shown.put(name, property.get("defaultValue").asString());
            }
        });
        shown.put("voicecrm.dialer.name", "node-1");

        VoiceCrmProperties bound = new Binder(new MapConfigurationPropertySource(shown))
                .bindOrCreate("voicecrm", VoiceCrmProperties.class);

        assertThat(bound.limits())
                .isEqualTo(new VoiceCrmProperties.Limits(
                        AccountLimits.DEFAULT.maxConcurrentCalls(),
                        AccountLimits.DEFAULT.callsPerSecond(),
                        AccountLimits.DEFAULT.reservedForInbound()));
        DialerOptions dialer = DialerOptions.named("node-1");
        assertThat(bound.dialer())
                .isEqualTo(new VoiceCrmProperties.Dialer(
                        dialer.name(),
                        dialer.batchSize(),
                        dialer.claimLease(),
                        dialer.lease(),
                        dialer.quietFor(),
                        dialer.recheckAfter(),
                        dialer.giveUpAfter()));
        EngineOptions engine = EngineOptions.DEFAULT;
        assertThat(bound.engine())
                .isEqualTo(new VoiceCrmProperties.Engine(
                        true,
                        engine.idlePause(),
                        engine.watchEvery(),
                        engine.parallelDials(),
                        engine.webhookBatch(),
                        engine.webhookWorkers()));
    }

    private static Map<String, JsonNode> properties() throws IOException {
        Map<String, JsonNode> properties = new HashMap<>();
        // By this class's own code source: other jars on the class path have a file of this name too.
        try (InputStream file = VoiceCrmProperties.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI()
                .resolve("META-INF/spring-configuration-metadata.json")
                .toURL()
                .openStream()) {
            for (JsonNode property : JsonMapper.builder().build().readTree(file).get("properties")) {
                properties.put(property.get("name").asString(), property);
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return properties;
    }
}
