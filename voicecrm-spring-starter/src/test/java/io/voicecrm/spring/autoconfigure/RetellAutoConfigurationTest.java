package io.voicecrm.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.elevenlabs.ElevenLabs;
import io.voicecrm.engine.VoiceAccount;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.retell.Retell;
import io.voicecrm.spring.RetellConnectionDetails;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What is configured where Retell is on the class path. The engine is not started: there is nothing to talk to. */
class RetellAutoConfigurationTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ElevenLabsAutoConfiguration.class, RetellAutoConfiguration.class, VoiceCrmAutoConfiguration.class))
            .withPropertyValues("voicecrm.engine.auto-start=false");

    private final ApplicationContextRunner withKey =
            context.withPropertyValues("voicecrm.retell.api-key=key_0123456789abcdef");

    @Test
    void callsThroughRetellWhereThereIsAKey() {
        withKey.run(started -> {
            assertThat(started).getBean(VoiceProvider.class).isInstanceOf(Retell.class);
            assertThat(started).hasSingleBean(VoiceCrm.class);
        });
    }

    @Test
    void trustsWhatIsSignedWithTheKeyThatItHas() {
        WebhookRequest signed = WebhookRequest.of(
                Map.of(
                        "X-Retell-Signature",
                        List.of("v=1714608475945,d=7527c9044aeee2cac21c0b98290259c24425a030667dd73373dc5fb3225151a1")),
                "{\"event\":\"call_started\",\"call\":{\"call_id\":\"call_0001\",\"agent_id\":\"agent_0001\"}}"
                        .getBytes(StandardCharsets.UTF_8),
                Instant.ofEpochMilli(1_714_608_475_945L));

        withKey.run(started -> assertThatCode(() ->
                        started.getBean(VoiceProvider.class).webhookVerifier().verify(signed))
                .doesNotThrowAnyException());
    }

    @Test
    void comesAfterElevenLabsWhereBothHaveAKey() {
        withKey.withPropertyValues("voicecrm.elevenlabs.api-key=xi-key")
                .run(started -> assertThat(started.getBean(VoiceCrm.class).accounts())
                        .extracting(VoiceAccount::id)
                        .containsExactly(ElevenLabs.ID, Retell.ID));
    }

    @Test
    void givesEachAccountItsOwnLimitsWhereTheyDiffer() {
        withKey.withPropertyValues(
                        "voicecrm.elevenlabs.api-key=xi-key",
                        "voicecrm.limits.max-concurrent-calls=30",
                        "voicecrm.limits.calls-per-second=5",
                        "voicecrm.accounts.retell.max-concurrent-calls=20")
                .run(started -> assertThat(started.getBean(VoiceCrm.class).accounts())
                        .extracting(VoiceAccount::limits)
                        .containsExactly(new AccountLimits(30, 5), new AccountLimits(20, 5)));
    }

    @Test
    void prefersTheApplicationsAccountToThatOfTheProperties() {
        withKey.withBean(RetellConnectionDetails.class, () -> () -> "from-the-vault")
                .run(started -> assertThat(
                                started.getBean(RetellConnectionDetails.class).apiKey())
                        .isEqualTo("from-the-vault"));
    }

    @Test
    void doesNotMindThatRetellIsMissing() {
        withKey.withClassLoader(new FilteredClassLoader("io.voicecrm.retell"))
                .withBean(VoiceProvider.class, SealedLetters::new)
                .run(started -> assertThat(started).hasSingleBean(VoiceCrm.class));
    }

    @Test
    void keepsTheKeysOutOfWhatIsPrinted() {
        withKey.withPropertyValues("voicecrm.retell.webhook-secrets=key_of_webhooks")
                .run(started -> {
                    RetellProperties bound = started.getBean(RetellProperties.class);

                    assertThat(bound.webhookSecrets()).containsExactly("key_of_webhooks");
                    assertThat(bound.toString()).doesNotContain("key_");
                });
    }

    @Test
    void refusesARingingTimeThatTheProviderDoesNotKnow() {
        withKey.withPropertyValues("voicecrm.retell.ringing-timeout=1s")
                .run(failed -> assertThat(failed.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("between 5 seconds and 5 minutes"));
    }
}
