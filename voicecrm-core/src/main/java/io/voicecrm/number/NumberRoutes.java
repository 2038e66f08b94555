package io.voicecrm.number;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a carrier asks and tells about a number. What is null stays as it is.
 *
 * @param calls asked what to do with a call that comes in; null leaves it to whoever the number was imported by
 * @param status told when calls change
 * @param messages told when a message comes in
 */
public record NumberRoutes(
        @Nullable URI calls, @Nullable URI status, @Nullable URI messages) {

    /** Everything stays as it is. */
    public static final NumberRoutes UNCHANGED = new NumberRoutes(null, null, null);

    /** Whether nothing is to be changed. */
    public boolean isUnchanged() {
        return calls == null && status == null && messages == null;
    }
}
