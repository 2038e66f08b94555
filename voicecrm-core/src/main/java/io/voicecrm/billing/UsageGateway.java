package io.voicecrm.billing;

import io.voicecrm.ExtensionPoint;
import java.time.Duration;

/** Whoever bills the use of subscriptions. Ask it through {@link UsageReporter}. Implementations are thread-safe. */
@ExtensionPoint
public interface UsageGateway {

    /**
     * Reports use. Reporting the same id again within {@link #remembers} changes nothing; later it would count twice.
     *
     * @throws BillingException if the gateway cannot be asked or refuses
     */
    void report(UsageReport report);

    /** For how long the gateway knows an id again, at least. */
    Duration remembers();

    /** How old use may be to be reported. */
    Duration accepts();
}
