package io.voicecrm.voice;

import io.voicecrm.Page;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The voices that the account may use. Every method throws {@link VoiceProviderException} if the provider refuses. */
public interface Voices {

    /** Those that fit, a page at a time; {@code cursor} null gives the first page. */
    Page<Voice> list(Query query, @Nullable String cursor);

    /** One voice; empty if the account has no such voice. */
    Optional<Voice> find(String id);

    /**
     * What is looked for; null fits all.
     *
     * @param text in the name or the description
     * @param gender the provider's word, such as {@code female}
     * @param language a BCP 47 tag; its language counts, not its region
     */
    record Query(
            @Nullable String text,
            @Nullable String gender,
            @Nullable String language) {

        /** Every voice. */
        public static final Query ALL = new Query(null, null, null);
    }
}
