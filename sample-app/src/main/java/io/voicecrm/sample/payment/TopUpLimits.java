package io.voicecrm.sample.payment;

import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much credit clients may buy at once, in the currency of their plan.
 *
 * @param least below this the gateway's fee eats what was bought
 * @param most above this somebody may have slipped, or found a card
 */
@ConfigurationProperties("voicecrm.top-ups")
record TopUpLimits(
        @DefaultValue("10") BigDecimal least,
        @DefaultValue("5000") BigDecimal most) {

    /** @throws IllegalArgumentException if the limits leave no amount */
    TopUpLimits {
        if (least.signum() <= 0 || most.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "voicecrm.top-ups: least " + least + " must be more than 0, and most " + most + " not below it");
        }
    }

    boolean allow(BigDecimal amount) {
        return amount.compareTo(least) >= 0 && amount.compareTo(most) <= 0;
    }
}
