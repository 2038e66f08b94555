package io.voicecrm.stripe;

import com.stripe.model.StripeCollection;
import com.stripe.model.billing.Meter;
import com.stripe.param.billing.MeterCreateParams;
import com.stripe.param.billing.MeterCreateParams.CustomerMapping;
import com.stripe.param.billing.MeterCreateParams.DefaultAggregation;
import com.stripe.param.billing.MeterCreateParams.ValueSettings;
import com.stripe.param.billing.MeterListParams;
import org.jspecify.annotations.Nullable;

/** The account's one meter, made if it is not there: billable seconds, added up. */
final class UsageMeter {

    static final String EVENT_NAME = "voicecrm_billable_seconds";
    static final String CUSTOMER = "stripe_customer_id";
    static final String VALUE = "value";

    private final Requests requests;

    UsageMeter(Requests requests) {
        this.requests = requests;
    }

    String id() {
        @Nullable String after = null;
        while (true) {
            MeterListParams.Builder params = MeterListParams.builder()
                    .setStatus(MeterListParams.Status.ACTIVE)
                    .setLimit(100L);
            if (after != null) {
                params.setStartingAfter(after);
            }
            MeterListParams page = params.build();
            StripeCollection<Meter> found =
                    requests.ask("list meters", v1 -> v1.billing().meters().list(page));
            for (Meter meter : found.getData()) {
                if (EVENT_NAME.equals(meter.getEventName())) {
                    return meter.getId();
                }
                after = meter.getId();
            }
            if (!Boolean.TRUE.equals(found.getHasMore())) {
                return create();
            }
        }
    }

    private String create() {
        MeterCreateParams params = MeterCreateParams.builder()
                .setDisplayName("Billable seconds")
                .setEventName(EVENT_NAME)
                .setDefaultAggregation(DefaultAggregation.builder()
                        .setFormula(DefaultAggregation.Formula.SUM)
                        .build())
                .setCustomerMapping(CustomerMapping.builder()
                        .setType(CustomerMapping.Type.BY_ID)
                        .setEventPayloadKey(CUSTOMER)
                        .build())
                .setValueSettings(
                        ValueSettings.builder().setEventPayloadKey(VALUE).build())
                .build();
        return requests.ask(
                        "create meter",
                        v1 -> v1.billing().meters().create(params, Requests.keyed("meter:" + EVENT_NAME)))
                .getId();
    }
}
