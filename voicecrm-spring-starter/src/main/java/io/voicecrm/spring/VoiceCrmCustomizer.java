package io.voicecrm.spring;

import io.voicecrm.engine.VoiceCrmBuilder;

/**
 * Has the last word on how the engine is built. Every bean of this type is asked, in the order of {@code @Order}, after the
 * properties and the beans of the application were applied.
 */
@FunctionalInterface
public interface VoiceCrmCustomizer {

    /** Changes the builder; called once, before the engine is built. */
    void customize(VoiceCrmBuilder builder);
}
