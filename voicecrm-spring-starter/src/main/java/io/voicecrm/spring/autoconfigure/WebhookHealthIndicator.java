package io.voicecrm.spring.autoconfigure;

import io.voicecrm.engine.VoiceAccount;
import io.voicecrm.engine.VoiceCrm;
import java.time.Duration;
import java.util.Comparator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether webhooks of every provider come while calls are up: if not, it may have switched the endpoint off, or cannot reach it.
 * {@code SILENT} is a status of its own, which Boot leaves out when it sums up: no restart would cure it, and calls still
 * come to their end by being read back, only later.
 */
final class WebhookHealthIndicator implements HealthIndicator {

    static final Status SILENT = new Status("SILENT", "no webhook comes although calls are up");

    private final VoiceCrm engine;
    private final Duration alarmAfter;

    WebhookHealthIndicator(VoiceCrm engine, Duration alarmAfter) {
        this.engine = engine;
        this.alarmAfter = alarmAfter;
    }

    @Override
    public Health health() {
        Duration longest = engine.accounts().stream()
                .map(VoiceAccount::webhookSilence)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        Health.Builder health = longest.compareTo(alarmAfter) > 0 ? Health.status(SILENT) : Health.up();
        return health.withDetail("silenceSeconds", longest.toSeconds()).build();
    }
}
