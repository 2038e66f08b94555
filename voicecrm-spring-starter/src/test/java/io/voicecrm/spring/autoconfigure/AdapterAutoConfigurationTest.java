package io.voicecrm.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.elevenlabs.ElevenLabs;
import io.voicecrm.engine.Stores;
import io.voicecrm.engine.VoiceAccount;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.jdbc.JdbcStores;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.spring.ElevenLabsConnectionDetails;
import io.voicecrm.voice.VoiceProvider;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is configured from the adapters on the class path. The engine is not started: there is nothing to talk to. */
class AdapterAutoConfigurationTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ElevenLabsAutoConfiguration.class,
                    RetellAutoConfiguration.class,
                    JdbcStoresAutoConfiguration.class,
                    VoiceCrmAutoConfiguration.class))
            .withPropertyValues("voicecrm.engine.auto-start=false");

    private final ApplicationContextRunner withKey = context.withPropertyValues("voicecrm.elevenlabs.api-key=xi-key");

    @Test
    void callsThroughElevenLabsWhereThereIsAKey() {
        withKey.run(started -> assertThat(started).getBean(VoiceProvider.class).isInstanceOf(ElevenLabs.class));
    }

    @Test
    void prefersTheApplicationsAccountToThatOfTheProperties() {
        withKey.withBean(ElevenLabsConnectionDetails.class, Vault::new)
                .run(started -> assertThat(started)
                        .getBean(ElevenLabsConnectionDetails.class)
                        .isInstanceOf(Vault.class));
    }

    @Test
    void callsThroughTheApplicationsOwnProviderFirst() {
        withKey.withBean(VoiceProvider.class, SealedLetters::new)
                .run(started -> assertThat(started.getBean(VoiceCrm.class).accounts())
                        .extracting(VoiceAccount::id)
                        .containsExactly(SealedLetters.ID, ElevenLabs.ID));
    }

    @Test
    void doesNotMindThatElevenLabsIsMissing() {
        withKey.withClassLoader(new FilteredClassLoader("io.voicecrm.elevenlabs"))
                .withBean(VoiceProvider.class, SealedLetters::new)
                .run(started -> assertThat(started).hasSingleBean(VoiceCrm.class));
    }

    @Test
    void keepsTheKeyAndTheSecretsOutOfWhatIsPrinted() {
        withKey.withPropertyValues("voicecrm.elevenlabs.webhook-secrets=whsec-1,whsec-2")
                .run(started -> {
                    ElevenLabsProperties bound = started.getBean(ElevenLabsProperties.class);

                    assertThat(bound.webhookSecrets()).containsExactly("whsec-1", "whsec-2");
                    assertThat(bound.toString()).doesNotContain("xi-key").doesNotContain("whsec");
                });
    }

    @Test
    void keepsEverythingInTheDataSourceWhereThereIsOne() {
        withKey.withBean(DataSource.class, DriverManagerDataSource::new)
                .run(started -> assertThat(started).getBean(Stores.class).isInstanceOf(JdbcStores.class));
    }

    @Test
    void stepsBackBehindTheApplicationsStores() {
        withKey.withBean(DataSource.class, DriverManagerDataSource::new)
                .withBean("own", Stores.class, InMemoryStores::new)
                .run(started -> assertThat(started).getBean(Stores.class).isInstanceOf(InMemoryStores.class));
    }

    @Test
    void doesNotChooseBetweenTwoDataSources() {
        withKey.withBean("one", DataSource.class, DriverManagerDataSource::new)
                .withBean("two", DataSource.class, DriverManagerDataSource::new)
                .run(failed -> assertThat(failed.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(MissingPartException.class)
                        .hasMessageContaining("@Primary"));
    }

    private static final class Vault implements ElevenLabsConnectionDetails {

        @Override
        public String apiKey() {
            return "from-the-vault";
        }

        @Override
        public List<String> webhookSecrets() {
            return List.of();
        }
    }
}
