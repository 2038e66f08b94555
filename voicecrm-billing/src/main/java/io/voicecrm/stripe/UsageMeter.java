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
        return Pages.first(this::page, meter -> EVENT_NAME.equals(meter.getEventName()))
                .map(Meter::getId)
                .orElseGet(this::create);
    }

    private StripeCollection<Meter> page(@Nullable String after) {
        MeterListParams params = MeterListParams.builder()
                .setStatus(MeterListParams.Status.ACTIVE)
                .setLimit(Pages.SIZE)
                .setStartingAfter(after)
                .build();
        return requests.ask("list meters", v1 -> v1.billing().meters().list(params));
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
