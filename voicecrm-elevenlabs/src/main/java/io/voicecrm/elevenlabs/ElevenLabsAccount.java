package io.voicecrm.elevenlabs;

import io.voicecrm.voice.AccountStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the account stands. The provider tells how many calls there are, but not how many there may be: that goes by the
 * plan, unless the account was given a limit of its own.
 */
final class ElevenLabsAccount {

    /** By the pricing page of 2026-10-03; of two published numbers the smaller one. */
    private static final Map<String, Integer> CALLS_AT_ONCE =
            Map.of("free", 4, "starter", 6, "creator", 10, "pro", 20, "scale", 30, "business", 30);

    private static final int MOST_IN_A_BURST = 300;

    private final Api api;
    private final @Nullable Integer agreedLimit;

    /** @param agreedLimit what the provider agreed to; null if the plan decides */
    ElevenLabsAccount(Api api, @Nullable Integer agreedLimit) {
        this.api = api;
        this.agreedLimit = agreedLimit;
    }

    AccountStatus status() {
        Wire.Subscription subscription =
                api.get("read subscription", api.root("v1/user/subscription").build(), Wire.Subscription.class);
        Wire.LiveCount live =
                api.get("count calls", api.url("analytics/live-count").build(), Wire.LiveCount.class);
        String plan = Objects.requireNonNullElse(subscription.tier(), "");
        Integer limit = agreedLimit != null ? agreedLimit : CALLS_AT_ONCE.get(plan);
        BigDecimal count = live.count();
        return new AccountStatus(
                plan,
                count == null ? 0 : count.intValue(),
                limit,
                limit == null ? null : Integer.valueOf(Math.min(3 * limit, MOST_IN_A_BURST)),
                credit(subscription));
    }

    private static AccountStatus.@Nullable Credit credit(Wire.Subscription subscription) {
        BigDecimal used = subscription.used();
        BigDecimal limit = subscription.limit();
        if (used == null || limit == null) {
            return null;
        }
        BigDecimal renews = subscription.renewsAt();
        return new AccountStatus.Credit(
                used, limit, "credits", renews == null ? null : Instant.ofEpochSecond(renews.longValue()));
    }
}
