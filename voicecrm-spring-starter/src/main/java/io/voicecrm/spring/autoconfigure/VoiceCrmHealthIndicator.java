package io.voicecrm.spring.autoconfigure;

import io.voicecrm.engine.VoiceCrm;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the engine's threads are alive. Cheap on purpose: it asks neither the provider, whose outage no restart of ours
 * would cure, nor the database, of which Boot's own indicator tells.
 */
final class VoiceCrmHealthIndicator implements HealthIndicator {

    private final VoiceCrm engine;
    private final boolean expectedToRun;

    /** @param expectedToRun false where the application starts the engine itself, or never */
    VoiceCrmHealthIndicator(VoiceCrm engine, boolean expectedToRun) {
        this.engine = engine;
        this.expectedToRun = expectedToRun;
    }

    @Override
    public Health health() {
        boolean running = engine.isRunning();
        Health.Builder health = running ? Health.up() : expectedToRun ? Health.down() : Health.unknown();
        return health.withDetail("running", running).build();
    }
}
