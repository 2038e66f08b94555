package io.voicecrm.sample.account;

import java.security.SecureRandom;
import java.util.Base64;

/** Things that nobody can guess. */
public final class Secrets {

    private Secrets() {}

    /** 256 random bits, in letters, digits, {@code -} and {@code _}. */
    public static String next() {
        byte[] bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** 96 random bits: short enough to type. */
    public static String password() {
        return next().substring(0, 16);
    }
}
