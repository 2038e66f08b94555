package io.voicecrm.sample.setup;

import io.voicecrm.voice.VoiceProviderException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one look found.
 *
 * @param id the same each time
 * @param title what should be so
 * @param found what is so
 * @param fix what to do; null where nothing is to be done
 * @param link the page of the app where it is done; null if it is done elsewhere
 */
record Check(
        String id,
        String title,
        Status status,
        String found,
        @Nullable String fix,
        @Nullable String link) {

    private static final Logger log = LoggerFactory.getLogger(Check.class);

    /** How good or bad what was found is. */
    enum Status {
        /** As it should be. */
        OK,
        /** Not done yet, and calls can be placed without it. */
        NOT_YET,
        /** Calls suffer from it, or soon will. */
        WARNING,
        /** Calls fail because of it. */
        FAILED
    }

    static Check ok(String id, String title, String found) {
        return new Check(id, title, Status.OK, found, null, null);
    }

    /** {@code found}, unless what is asked fails: then that is what was found. */
    static Check of(String id, String title, Supplier<Check> look) {
        try {
            return look.get();
        } catch (VoiceProviderException e) {
            Advice advice = Advice.of(e.kind());
            return new Check(id, title, Status.FAILED, advice.meaning(), advice.action(), null);
        } catch (RuntimeException e) {
            log.warn("setup check {} failed", id, e);
            return new Check(
                    id,
                    title,
                    Status.FAILED,
                    "The check itself failed: " + e.getClass().getSimpleName() + ".",
                    "Look into the log of the app for this check's name.",
                    null);
        }
    }
}
