package io.voicecrm.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.ProviderId;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.dialer.DialerOptions;
import io.voicecrm.engine.EngineOptions;
import io.voicecrm.webhook.WebhookIntake;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class VoiceCrmPropertiesTest {

    @Test
    void takesFromTheLibraryWhatIsNotSet() {
        VoiceCrmProperties properties = bind(Map.of("voicecrm.dialer.name", "node-1"));

        assertThat(properties.limits().toAccountLimits()).isEqualTo(AccountLimits.DEFAULT);
        assertThat(properties.dialer().toDialerOptions()).isEqualTo(DialerOptions.named("node-1"));
        assertThat(properties.engine().toEngineOptions()).isEqualTo(EngineOptions.DEFAULT);
        assertThat(properties.engine().autoStart()).isTrue();
        assertThat(properties.webhooks())
                .isEqualTo(new VoiceCrmProperties.Webhooks(
                        true,
                        "/webhooks",
                        null,
                        DataSize.ofMegabytes(10),
                        DataSize.ofMegabytes(64),
                        WebhookIntake.DEFAULT_MAX_WAITING,
                        Duration.ofDays(30),
                        Duration.ofMinutes(10)));
    }

    @Test
    void givesTwoProcessesDifferentNames() {
        VoiceCrmProperties.Dialer unnamed = bind(Map.of()).dialer();

        assertThat(unnamed.toDialerOptions().name())
                .isNotEqualTo(unnamed.toDialerOptions().name());
    }

    @Test
    void bindsLimits() {
        VoiceCrmProperties properties = bind(Map.of(
                "voicecrm.limits.max-concurrent-calls", "20",
                "voicecrm.limits.calls-per-second", "5",
                "voicecrm.limits.reserved-for-inbound", "3"));

        assertThat(properties.limits().toAccountLimits()).isEqualTo(new AccountLimits(20, 5, 3));
    }

    @Test
    void bindsWhatAnAccountAllowsAndCosts() {
        VoiceCrmProperties properties = bind(Map.of(
                "voicecrm.limits.calls-per-second", "5",
                "voicecrm.accounts.retell.max-concurrent-calls", "30",
                "voicecrm.accounts.retell.price-per-minute", "0.07",
                "voicecrm.accounts.elevenlabs.reserved-for-inbound", "1"));

        ProviderId retell = new ProviderId("retell");
        assertThat(properties.limitsOf(retell)).isEqualTo(new AccountLimits(30, 5, 0));
        assertThat(properties.pricesPerMinute()).isEqualTo(Map.of(retell, new BigDecimal("0.07")));
    }

    @Test
    void bindsHowTheDialerWorks() {
        VoiceCrmProperties properties = bind(Map.of(
                "voicecrm.dialer.name", "node-1",
                "voicecrm.dialer.batch-size", "7",
                "voicecrm.dialer.claim-lease", "8s",
                "voicecrm.dialer.lease", "90s",
                "voicecrm.dialer.quiet-for", "3m",
                "voicecrm.dialer.recheck-after", "10s",
                "voicecrm.dialer.give-up-after", "1h"));

        assertThat(properties.dialer().toDialerOptions())
                .isEqualTo(new DialerOptions(
                        "node-1",
                        7,
                        32,
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(90),
                        Duration.ofMinutes(3),
                        Duration.ofSeconds(10),
                        Duration.ofHours(1)));
    }

    @Test
    void bindsHowTheEngineWorks() {
        VoiceCrmProperties properties = bind(Map.of(
                "voicecrm.engine.idle-pause", "20ms",
                "voicecrm.engine.watch-every", "3s",
                "voicecrm.engine.parallel-dials", "8",
                "voicecrm.engine.webhook-batch", "10",
                "voicecrm.engine.webhook-workers", "3"));

        assertThat(properties.engine().toEngineOptions())
                .isEqualTo(new EngineOptions(Duration.ofMillis(20), Duration.ofSeconds(3), 8, 10, 3));
    }

    private static VoiceCrmProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("voicecrm", VoiceCrmProperties.class);
    }
}
