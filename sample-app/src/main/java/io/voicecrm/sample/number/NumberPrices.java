package io.voicecrm.sample.number;

import io.voicecrm.number.NumberKind;
import io.voicecrm.number.OrderId;
import io.voicecrm.number.PooledNumber;
import io.voicecrm.sample.AppSettings;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.sample.web.MoneyJson;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What numbers cost the platform in a month. The carrier's search does not say it, so it comes from a price book. */
@Component
class NumberPrices {

    private final AppSettings.NumberPrices book;
    private final Scope scope;

    NumberPrices(AppSettings settings, Scope scope) {
        this.book = settings.numberPrices();
        this.scope = scope;
    }

    /** What the book says today; empty if it does not know. */
    Optional<MoneyJson> today(String country, NumberKind kind) {
        return book.of(country, kind).map(price -> MoneyJson.price(price, book.currency()));
    }

    /** Keeps today's price with an order: the book may change, what was bought goes on at its price. */
    void keep(OrderId order, String country, NumberKind kind) {
        book.of(country, kind)
                .ifPresent(price -> scope.platform(jdbc -> jdbc.sql("""
                        insert into number_order_prices (order_id, monthly_price, currency)
                        values (:order, :price, :currency) on conflict do nothing""")
                        .param("order", order.value())
                        .param("price", price)
                        .param("currency", book.currency().getCurrencyCode())
                        .update()));
    }

    private record Paid(String phone, BigDecimal monthlyPrice, String currency) {}

    /** What these were bought at, by E.164; those that nobody bought here, or at an unknown price, are missing. */
    Map<String, MoneyJson> paidFor(List<PooledNumber> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        List<String> phones =
                numbers.stream().map(number -> number.number().e164()).toList();
        return scope
                .platform(jdbc ->
                        jdbc.sql("""
                        select distinct on (phone) phone, monthly_price, currency
                        from ordered_numbers join number_order_prices using (order_id)
                        where phone in (:phones) and state = 'BOUGHT' order by phone, at desc""").param("phones", phones).query(Paid.class).list())
                .stream()
                .collect(Collectors.toMap(
                        Paid::phone,
                        paid -> MoneyJson.price(paid.monthlyPrice(), Currency.getInstance(paid.currency()))));
    }
}
