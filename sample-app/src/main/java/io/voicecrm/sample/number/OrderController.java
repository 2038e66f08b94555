package io.voicecrm.sample.number;

import io.voicecrm.PhoneNumber;
import io.voicecrm.number.Carrier;
import io.voicecrm.number.CarrierException;
import io.voicecrm.number.Channel;
import io.voicecrm.number.NumberKind;
import io.voicecrm.number.NumberOrder;
import io.voicecrm.number.NumberOrders;
import io.voicecrm.number.NumberSearch;
import io.voicecrm.number.OfferedNumber;
import io.voicecrm.number.OrderId;
import io.voicecrm.number.OrderedNumber;
import io.voicecrm.sample.web.MoneyJson;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.SnakeCase;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Finding numbers at the carrier, and buying them one or many. For the platform alone. */
@RestController
class OrderController {

    private final NumberOrders orders;
    private final NumberPrices prices;
    private final ObjectProvider<Carrier> carriers;

    OrderController(NumberOrders orders, NumberPrices prices, ObjectProvider<Carrier> carriers) {
        this.orders = orders;
        this.prices = prices;
        this.carriers = carriers;
    }

    /** @param monthlyPrice what it would cost from today on; null where the price book does not say */
    record Offer(
            String phoneNumber,
            String country,
            String region,
            String locality,
            List<String> capabilities,
            boolean needsAddress,
            @Nullable MoneyJson monthlyPrice) {

        static Offer of(OfferedNumber number, @Nullable MoneyJson monthlyPrice) {
            return new Offer(
                    number.number().e164(),
                    number.place().country(),
                    Objects.requireNonNullElse(number.place().region(), ""),
                    Objects.requireNonNullElse(number.place().locality(), ""),
                    number.channels().stream().map(SnakeCase::of).sorted().toList(),
                    number.needsAddress(),
                    monthlyPrice);
        }
    }

    /**
     * @param phoneNumbers exactly these; empty or null to buy {@code quantity} of what the rest finds
     * @param quantity how many of what is found
     * @param kind {@code local} unless it says otherwise; what they cost goes by it
     */
    record NewOrder(
            @Nullable @Size(max = 100) List<String> phoneNumbers,
            @Nullable @Min(1) @Max(100) Integer quantity,
            @Nullable String country,
            @Nullable String kind,
            @Nullable String areaCode,
            @Nullable String contains,
            @Nullable String region,
            @Nullable String locality,
            @Nullable List<String> capabilities) {}

    /** @param status {@code open}, {@code filled} or {@code short} */
    record Order(
            String id,
            String provider,
            String status,
            int quantity,
            int bought,
            int refused,
            @Nullable String problem,
            Instant createdAt) {

        static Order of(NumberOrder order) {
            return new Order(
                    order.id().toString(),
                    order.carrier().value(),
                    SnakeCase.of(order.state()),
                    order.quantity(),
                    order.bought(),
                    order.refused(),
                    order.problem(),
                    order.createdAt());
        }
    }

    record OrderLine(
            String phoneNumber, String status, @Nullable String reason) {

        static OrderLine of(OrderedNumber number) {
            return new OrderLine(number.number().e164(), SnakeCase.of(number.state()), number.reason());
        }
    }

    record OrderDetail(Order order, List<OrderLine> numbers) {}

    @GetMapping("/api/phone-numbers/search")
    PageOf<Offer> search(
            @RequestParam(defaultValue = "US") String country,
            @RequestParam(defaultValue = "local") String kind,
            @RequestParam("area_code") @Nullable String areaCode,
            @RequestParam @Nullable String contains,
            @RequestParam @Nullable String region,
            @RequestParam @Nullable String locality,
            @RequestParam @Nullable List<String> capabilities,
            @RequestParam(defaultValue = "20") int limit) {
        NumberSearch search = searchOf(country, kind, areaCode, contains, region, locality, capabilities)
                .limitedTo(Math.max(1, Math.min(limit, 100)));
        try {
            return new PageOf<>(
                    carrier().search(search).stream()
                            .map(number -> Offer.of(
                                    number,
                                    prices.today(number.place().country(), search.kind())
                                            .orElse(null)))
                            .toList(),
                    null);
        } catch (CarrierException e) {
            throw Problems.unprocessable("The carrier did not do what it was asked: " + e.getMessage());
        }
    }

    @PostMapping("/api/number-orders")
    @ResponseStatus(HttpStatus.CREATED)
    Order order(@Valid @RequestBody NewOrder body) {
        String country = Objects.requireNonNullElse(body.country(), "US");
        NumberKind kind = SnakeCase.parse(NumberKind.class, "kind", Objects.requireNonNullElse(body.kind(), "local"));
        List<String> chosen = Objects.requireNonNullElse(body.phoneNumbers(), List.of());
        if (!chosen.isEmpty()) {
            List<PhoneNumber> numbers = chosen.stream()
                    .map(text -> NumberAnswers.number("phone_numbers", text))
                    .toList();
            return priced(orders.order(carrier().id(), country, numbers), country, kind);
        }
        Integer quantity = body.quantity();
        if (quantity == null) {
            throw Problems.invalid("quantity", "how many, or which phone_numbers?");
        }
        NumberSearch search = searchOf(
                country,
                Objects.requireNonNullElse(body.kind(), "local"),
                body.areaCode(),
                body.contains(),
                body.region(),
                body.locality(),
                body.capabilities());
        return priced(orders.order(carrier().id(), search, quantity), country, kind);
    }

    private Order priced(NumberOrder order, String country, NumberKind kind) {
        prices.keep(order.id(), country, kind);
        return Order.of(order);
    }

    @GetMapping("/api/number-orders")
    PageOf<Order> newest(@RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit) {
        return new PageOf<>(
                orders.newest(PageOf.bounded(limit)).stream().map(Order::of).toList(), null);
    }

    @GetMapping("/api/number-orders/{id}")
    OrderDetail get(@PathVariable UUID id) {
        NumberOrder order = orders.find(new OrderId(id)).orElseThrow(() -> Problems.notFound("order"));
        return new OrderDetail(
                Order.of(order),
                orders.numbersOf(order.id()).stream().map(OrderLine::of).toList());
    }

    private Carrier carrier() {
        return carriers.orderedStream()
                .findFirst()
                .orElseThrow(() -> Problems.unprocessable("No carrier is configured; numbers cannot be bought."));
    }

    private static NumberSearch searchOf(
            String country,
            String kind,
            @Nullable String areaCode,
            @Nullable String contains,
            @Nullable String region,
            @Nullable String locality,
            @Nullable List<String> capabilities) {
        NumberSearch search = NumberSearch.in(country)
                .ofKind(SnakeCase.parse(NumberKind.class, "kind", kind))
                .withAreaCode(blankToNull(areaCode))
                .containing(blankToNull(contains))
                .inRegion(blankToNull(region))
                .inLocality(blankToNull(locality));
        if (capabilities == null || capabilities.isEmpty()) {
            return search;
        }
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        capabilities.forEach(word -> channels.add(SnakeCase.parse(Channel.class, "capabilities", word)));
        return search.with(channels);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
