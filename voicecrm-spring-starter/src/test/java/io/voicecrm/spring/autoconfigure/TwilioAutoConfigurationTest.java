package io.voicecrm.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.Secret;
import io.voicecrm.number.Carrier;
import io.voicecrm.number.NumberOrders;
import io.voicecrm.number.NumberPool;
import io.voicecrm.number.NumberRoutes;
import io.voicecrm.spring.TwilioConnectionDetails;
import io.voicecrm.testkit.VirtualClock;
import io.voicecrm.text.TextMessages;
import io.voicecrm.twilio.Twilio;
import io.voicecrm.voice.VoiceProvider;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;

/** What is configured of numbers and of Twilio. Nothing is started: there is nothing to talk to. */
@ExtendWith(OutputCaptureExtension.class)
class TwilioAutoConfigurationTest {

    private static final String SID = "AC" + "0".repeat(32);

    private final WebApplicationContextRunner context = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    TwilioAutoConfiguration.class,
                    NumbersAutoConfiguration.class,
                    TwilioWebhookAutoConfiguration.class,
                    VoiceCrmAutoConfiguration.class))
            .withBean(VoiceProvider.class, SealedLetters::new)
            .withPropertyValues("voicecrm.engine.auto-start=false");

    private final WebApplicationContextRunner withAccount =
            context.withPropertyValues("voicecrm.twilio.account-sid=" + SID, "voicecrm.twilio.auth-token=the-token");

    @Test
    void keepsAPoolOfNumbersEvenWithoutACarrier() {
        context.run(started -> assertThat(started)
                .hasSingleBean(NumberPool.class)
                .hasSingleBean(NumberOrders.class)
                .doesNotHaveBean(Carrier.class)
                .doesNotHaveBean(TextMessages.class)
                .doesNotHaveBean(TwilioController.class));
    }

    @Test
    void takesABlankAccountForNone() {
        context.withPropertyValues("voicecrm.twilio.account-sid=", "voicecrm.twilio.public-url= ")
                .run(started -> assertThat(started)
                        .hasSingleBean(NumberPool.class)
                        .doesNotHaveBean(Twilio.class)
                        .doesNotHaveBean(TwilioController.class));
    }

    @Test
    void buysAndTextsThroughTwilioWhereThereIsAnAccount() {
        withAccount.run(started -> {
            assertThat(started).hasSingleBean(TextMessages.class).doesNotHaveBean(TwilioController.class);
            assertThat(started.getBean(Carrier.class).id()).isEqualTo(Twilio.ID);
            assertThat(started.getBean(NumberRoutes.class)).isEqualTo(NumberRoutes.UNCHANGED);
        });
    }

    @Test
    void takesItsWebhooksWhereItIsSaidHowTheyComeHere() {
        withAccount
                .withPropertyValues("voicecrm.twilio.public-url=https://crm.example/webhooks")
                .run(started -> {
                    assertThat(started).hasSingleBean(TwilioController.class);
                    NumberRoutes routes = started.getBean(NumberRoutes.class);
                    assertThat(routes.status()).hasToString("https://crm.example/webhooks/twilio");
                    assertThat(routes.calls())
                            .as("whoever imports a number takes its calls")
                            .isNull();
                });
    }

    @Test
    void doesNotLogEveryForgedRequest(CapturedOutput output) {
        VirtualClock clock = VirtualClock.startingAt(Instant.parse("2026-03-02T15:00:00Z"));
        withAccount
                .withBean(Clock.class, () -> clock)
                .withPropertyValues("voicecrm.twilio.public-url=https://crm.example/webhooks")
                .run(started -> {
                    TwilioController controller = started.getBean(TwilioController.class);
                    for (int i = 0; i < 1_000; i++) {
                        assertThat(controller
                                        .voice(new MockHttpServletRequest())
                                        .getStatusCode())
                                .isEqualTo(HttpStatus.UNAUTHORIZED);
                    }
                });

        assertThat(output.getOut().lines().filter(line -> line.contains("twilio is refused")))
                .hasSize(1);
    }

    @Test
    void prefersTheApplicationsAccountToThatOfTheProperties() {
        withAccount
                .withBean(TwilioConnectionDetails.class, Vault::new)
                .run(started -> assertThat(started)
                        .getBean(TwilioConnectionDetails.class)
                        .isInstanceOf(Vault.class));
    }

    @Test
    void doesNotMindThatTwilioIsMissing() {
        withAccount
                .withClassLoader(new FilteredClassLoader("io.voicecrm.twilio"))
                .run(started ->
                        assertThat(started).hasSingleBean(NumberPool.class).doesNotHaveBean(Carrier.class));
    }

    @Test
    void keepsTheTokenOutOfWhatIsPrinted() {
        withAccount
                .withPropertyValues("voicecrm.twilio.api-key-sid=SK1", "voicecrm.twilio.api-key-secret=the-secret")
                .run(started -> assertThat(
                                started.getBean(TwilioProperties.class).toString())
                        .doesNotContain("the-token")
                        .doesNotContain("the-secret"));
    }

    private static final class Vault implements TwilioConnectionDetails {

        @Override
        public String accountSid() {
            return SID;
        }

        @Override
        public Secret authToken() {
            return Secret.of("from-the-vault");
        }
    }
}
