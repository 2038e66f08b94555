package io.voicecrm.stripe;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.param.billing.MeterEventCreateParams;
import com.stripe.service.V1Services;
import io.voicecrm.billing.UsageGateway;
import io.voicecrm.billing.UsageReport;
import java.time.Duration;

/** Meter events. Their identifier, and the key of the request, are the report's id. */
final class StripeUsage implements UsageGateway {

    private static final int LONGEST_IDENTIFIER = 100;

    private final Requests requests;

    StripeUsage(Requests requests) {
        this.requests = requests;
    }

    @Override
    public void report(UsageReport report) {
        String identifier = identifierOf(report);
        MeterEventCreateParams event = MeterEventCreateParams.builder()
                .setEventName(UsageMeter.EVENT_NAME)
                .setIdentifier(identifier)
                .setTimestamp(report.at().getEpochSecond())
                .putPayload(UsageMeter.CUSTOMER, report.customer().id())
                .putPayload(UsageMeter.VALUE, Long.toString(report.billableSeconds()))
                .build();
        requests.ask("report usage", v1 -> send(v1, event, identifier));
    }

    /** Whether the event was new; that it was not is no failure. */
    private static boolean send(V1Services v1, MeterEventCreateParams event, String identifier) throws StripeException {
        try {
            v1.billing().meterEvents().create(event, Requests.keyed("usage:" + identifier));
            return true;
        } catch (InvalidRequestException e) {
            // Stripe refuses an identifier that it knows, documents no code for that, and says it in words.
            if (String.valueOf(e.getMessage()).contains("already exists with identifier")) {
                return false;
            }
            throw e;
        }
    }

    /** One account has one space of identifiers, and tenants may name theirs alike. */
    private static String identifierOf(UsageReport report) {
        String whole = report.customer().tenant() + ":" + report.id();
        return whole.length() <= LONGEST_IDENTIFIER ? whole : "sha256:" + Labels.hash(whole);
    }

    @Override
    public Duration remembers() {
        return Duration.ofHours(24);
    }

    @Override
    public Duration accepts() {
        return Duration.ofDays(35);
    }
}
