package io.voicecrm.stripe;

import com.stripe.model.Price;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceCreateParams.BillingScheme;
import com.stripe.param.PriceCreateParams.ProductData;
import com.stripe.param.PriceCreateParams.Recurring;
import com.stripe.param.PriceCreateParams.Recurring.Interval;
import com.stripe.param.PriceCreateParams.Recurring.UsageType;
import com.stripe.param.PriceCreateParams.Tier;
import com.stripe.param.PriceCreateParams.TiersMode;
import com.stripe.param.PriceListParams;
import io.voicecrm.billing.SubscriptionOffer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An offer's prices, made if they are not there. A price never changes at Stripe, so its lookup key is made of its terms:
 * the same terms find the same price, and other terms are another price.
 */
final class StripePrices {

    /** As many as a price may have. */
    private static final int DECIMALS = 12;

    private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

    private final Requests requests;
    private final UsageMeter meter;

    StripePrices(Requests requests) {
        this.requests = requests;
        this.meter = new UsageMeter(requests);
    }

    /**
     * Ids of prices.
     *
     * @param use null where use costs nothing
     */
    record Prices(String fee, @Nullable String use) {}

    Prices of(SubscriptionOffer offer) {
        String terms = "voicecrm-"
                + Labels.hash(offer.name() + "|" + offer.monthlyFee() + "|" + offer.includedSeconds() + "|"
                        + offer.ratePerMinute().toPlainString());
        Map<String, String> known = find(terms);
        String fee = known.computeIfAbsent(terms + "-fee", key -> create(key, fee(offer)));
        if (offer.ratePerMinute().signum() == 0) {
            return new Prices(fee, null);
        }
        return new Prices(fee, known.computeIfAbsent(terms + "-use", key -> create(key, use(offer, meter.id()))));
    }

    private Map<String, String> find(String terms) {
        PriceListParams params = PriceListParams.builder()
                .addLookupKey(terms + "-fee")
                .addLookupKey(terms + "-use")
                .setActive(true)
                .build();
        Map<String, String> found = new HashMap<>();
        for (Price price :
                requests.ask("list prices", v1 -> v1.prices().list(params)).getData()) {
            found.put(price.getLookupKey(), price.getId());
        }
        return found;
    }

    private String create(String key, PriceCreateParams.Builder price) {
        // Somebody may have archived a price that keeps its lookup key; the new one takes it over.
        PriceCreateParams params =
                price.setLookupKey(key).setTransferLookupKey(true).build();
        return requests.ask("create price", v1 -> v1.prices().create(params, Requests.keyed("price:" + key)))
                .getId();
    }

    private static PriceCreateParams.Builder fee(SubscriptionOffer offer) {
        return PriceCreateParams.builder()
                .setCurrency(Amounts.currency(offer.monthlyFee().currency()))
                .setUnitAmount(offer.monthlyFee().minorUnits())
                .setRecurring(Recurring.builder().setInterval(Interval.MONTH).build())
                .setProductData(ProductData.builder().setName(offer.name()).build());
    }

    private static PriceCreateParams.Builder use(SubscriptionOffer offer, String meter) {
        BigDecimal perSecond = offer.ratePerMinute()
                .movePointRight(offer.monthlyFee().currency().getDefaultFractionDigits())
                .divide(SECONDS_PER_MINUTE, DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        PriceCreateParams.Builder price = PriceCreateParams.builder()
                .setCurrency(Amounts.currency(offer.monthlyFee().currency()))
                .setRecurring(Recurring.builder()
                        .setInterval(Interval.MONTH)
                        .setUsageType(UsageType.METERED)
                        .setMeter(meter)
                        .build())
                .setProductData(ProductData.builder()
                        .setName(offer.name() + ": seconds of talk")
                        .build());
        if (offer.includedSeconds() == 0) {
            return price.setUnitAmountDecimal(perSecond);
        }
        return price.setBillingScheme(BillingScheme.TIERED)
                .setTiersMode(TiersMode.GRADUATED)
                .addTier(Tier.builder()
                        .setUpTo(offer.includedSeconds())
                        .setUnitAmountDecimal(BigDecimal.ZERO)
                        .build())
                .addTier(Tier.builder()
                        .setUpTo(Tier.UpTo.INF)
                        .setUnitAmountDecimal(perSecond)
                        .build());
    }
}
