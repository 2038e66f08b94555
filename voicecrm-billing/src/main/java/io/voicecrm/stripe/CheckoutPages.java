package io.voicecrm.stripe;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import io.voicecrm.Money;
import io.voicecrm.billing.CustomerRef;
import io.voicecrm.billing.ReturnUrls;
import io.voicecrm.stripe.StripePrices.Prices;

/**
 * What is asked of Checkout. Labels go on the session and on what it makes: a payment and a subscription do not inherit
 * them.
 */
final class CheckoutPages {

    private CheckoutPages() {}

    static SessionCreateParams topUp(CustomerRef customer, String reference, Money amount, ReturnUrls urls) {
        PriceData price = PriceData.builder()
                .setCurrency(Amounts.currency(amount.currency()))
                .setUnitAmount(amount.minorUnits())
                .setProductData(PriceData.ProductData.builder()
                        .setName("Prepaid credit")
                        .build())
                .build();
        return page(Mode.PAYMENT, customer, reference, urls)
                .addLineItem(
                        LineItem.builder().setPriceData(price).setQuantity(1L).build())
                .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                        .putMetadata(Labels.TENANT, customer.tenant().value())
                        .putMetadata(Labels.REFERENCE, reference)
                        .build())
                .build();
    }

    static SessionCreateParams subscription(CustomerRef customer, String reference, Prices prices, ReturnUrls urls) {
        SessionCreateParams.Builder page = page(Mode.SUBSCRIPTION, customer, reference, urls)
                .addLineItem(LineItem.builder()
                        .setPrice(prices.fee())
                        .setQuantity(1L)
                        .build())
                .setSubscriptionData(SessionCreateParams.SubscriptionData.builder()
                        .putMetadata(Labels.TENANT, customer.tenant().value())
                        .putMetadata(Labels.REFERENCE, reference)
                        .build());
        String use = prices.use();
        if (use != null) {
            // What is metered has no quantity.
            page.addLineItem(LineItem.builder().setPrice(use).build());
        }
        return page.build();
    }

    private static SessionCreateParams.Builder page(
            Mode mode, CustomerRef customer, String reference, ReturnUrls urls) {
        return SessionCreateParams.builder()
                .setMode(mode)
                .setCustomer(customer.id())
                .setClientReferenceId(reference)
                .setSuccessUrl(urls.done().toString())
                .setCancelUrl(urls.cancelled().toString())
                .putMetadata(Labels.TENANT, customer.tenant().value())
                .putMetadata(Labels.REFERENCE, reference);
    }
}
