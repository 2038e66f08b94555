package io.voicecrm.retell;

import io.voicecrm.voice.AccountStatus;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How the account stands. The provider tells of its lines, and neither of a plan nor of credit. */
final class RetellAccount {

    private final Api api;

    RetellAccount(Api api) {
        this.api = api;
    }

    AccountStatus status() {
        Wire.Concurrency lines =
                api.get("ask for lines", api.url(Paths.GET_CONCURRENCY).build(), Wire.Concurrency.class);
        Integer inUse = count(lines.current());
        return new AccountStatus(
                "",
                inUse == null ? 0 : inUse,
                count(lines.limit()),
                Boolean.TRUE.equals(lines.burst()) ? count(lines.burstLimit()) : null,
                null);
    }

    private static @Nullable Integer count(@Nullable BigDecimal number) {
        return number == null ? null : number.intValue();
    }
}
