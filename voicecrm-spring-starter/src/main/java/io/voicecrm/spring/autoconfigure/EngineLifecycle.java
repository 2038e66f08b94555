package io.voicecrm.spring.autoconfigure;

import io.voicecrm.engine.VoiceCrm;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the engine after everything else and stops it before everything else, in the default phase: the web server takes
 * webhooks before the first call is placed, and still takes them while the last requests come back.
 */
final class EngineLifecycle implements SmartLifecycle {

    private final VoiceCrm engine;
    private final boolean autoStart;

    EngineLifecycle(VoiceCrm engine, boolean autoStart) {
        this.engine = engine;
        this.autoStart = autoStart;
    }

    @Override
    public boolean isAutoStartup() {
        return autoStart;
    }

    @Override
    public void start() {
        engine.start();
    }

    @Override
    public void stop() {
        engine.stop();
    }

    @Override
    public boolean isRunning() {
        return engine.isRunning();
    }
}
