package io.voicecrm.voice;

import io.voicecrm.ProviderId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a provider can do, known without asking it. Immutable.
 *
 * @param offered what works; everything else is refused with kind {@code NOT_SUPPORTED}
 */
public record Capabilities(ProviderId provider, Set<Capability> offered) {

    /** Copies {@code offered}. */
    public Capabilities {
        offered = Set.copyOf(offered);
    }

    /** What {@code provider} offers. */
    public static Capabilities of(ProviderId provider, Capability... offered) {
        Set<Capability> set = EnumSet.noneOf(Capability.class);
        set.addAll(Arrays.asList(offered));
        return new Capabilities(provider, set);
    }

    /** Whether it can do that. */
    public boolean has(Capability capability) {
        return offered.contains(capability);
    }

    /** @throws VoiceProviderException of kind {@code NOT_SUPPORTED} if it cannot do that */
    public void require(Capability capability) {
        if (!has(capability)) {
            throw refusal(capability);
        }
    }

    /** The refusal of what is not offered, for a provider to throw. */
    public VoiceProviderException refusal(Capability capability) {
        return new VoiceProviderException(
                provider,
                VoiceProviderException.Kind.NOT_SUPPORTED,
                provider + " does not offer " + capability + "; nothing was sent",
                null,
                null,
                null);
    }
}
