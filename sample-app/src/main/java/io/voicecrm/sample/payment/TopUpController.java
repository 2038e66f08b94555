package io.voicecrm.sample.payment;

import io.voicecrm.Money;
import io.voicecrm.billing.HostedPage;
import io.voicecrm.billing.Plan;
import io.voicecrm.billing.PlanKind;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.billing.PlanTerms;
import io.voicecrm.sample.campaign.IdempotencyKeys;
import io.voicecrm.sample.payment.TopUp.State;
import io.voicecrm.sample.web.MoneyJson;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.SnakeCase;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Clients buy credit on a page of the gateway. Only the gateway's signed word makes a top-up paid. */
@RestController
@RequestMapping("/api/credit/top-ups")
class TopUpController {

    private static final int LATEST = 20;
    private static final String KEY = "[\\x21-\\x7e]{1,200}";

    private final TopUps topUps;
    private final Cashier cashier;
    private final TopUpLimits limits;
    private final PlanTerms terms;
    private final Clock clock;

    TopUpController(TopUps topUps, Cashier cashier, TopUpLimits limits, PlanTerms terms, Clock clock) {
        this.topUps = topUps;
        this.cashier = cashier;
        this.limits = limits;
        this.terms = terms;
        this.clock = clock;
    }

    record NewTopUp(@NotNull @Valid MoneyJson amount) {}

    /**
     * @param state {@code expired} once its page has closed; a payment that was begun on it may still come
     * @param page where it is paid; null where it is not asked for, or there is nothing to pay any more
     */
    record TopUpJson(
            String id,
            MoneyJson amount,
            String state,
            Instant askedAt,
            @Nullable Instant expiresAt,
            @Nullable URI page) {}

    record TopUpList(List<TopUpJson> items) {}

    /** Opens the page to pay on; with the same key the same one, and none once it is paid. */
    @PostMapping
    TopUpJson open(
            Tenant tenant, @RequestHeader(IdempotencyKeys.HEADER) String key, @Valid @RequestBody NewTopUp body) {
        if (!key.matches(KEY)) {
            throw Problems.invalid(IdempotencyKeys.HEADER, "must be 1 to 200 visible ASCII characters");
        }
        Money amount = amountOf(body, terms.now(tenant).plan());
        TopUp topUp = topUps.ask(tenant, key, amount);
        if (!topUp.amount().equals(amount)) {
            throw Problems.conflict(
                    "This " + IdempotencyKeys.HEADER + " came with another request before. Use a new one.");
        }
        Optional<HostedPage> page = topUp.state() == State.OPEN ? cashier.pageFor(tenant, topUp) : Optional.empty();
        page.ifPresent(opened -> topUps.pageOpened(topUp, opened.expiresAt()));
        return json(
                topUps.find(topUp.tenant(), topUp.id()).orElseThrow(),
                page.map(HostedPage::url).orElse(null));
    }

    @GetMapping
    TopUpList latest(Tenant tenant) {
        return new TopUpList(topUps.latest(tenant.tenantId(), LATEST).stream()
                .map(topUp -> json(topUp, null))
                .toList());
    }

    @GetMapping("/{id}")
    TopUpJson one(Tenant tenant, @PathVariable UUID id) {
        return topUps.find(tenant.tenantId(), id)
                .map(topUp -> json(topUp, null))
                .orElseThrow(() -> Problems.notFound("top-up"));
    }

    private Money amountOf(NewTopUp body, Plan plan) {
        if (plan.kind() != PlanKind.PREPAID_CREDITS) {
            throw Problems.conflict("Your plan is not paid in advance, so there is no credit to buy.");
        }
        Currency currency = plan.currency();
        if (!body.amount().currency().equals(currency.getCurrencyCode())) {
            throw Problems.invalid("amount.currency", "must be " + currency + ", as your plan is");
        }
        Money amount = exact(body.amount().amount(), currency);
        if (!limits.allow(amount.major())) {
            throw Problems.invalid(
                    "amount.amount", "must be " + limits.least() + " to " + limits.most() + " " + currency);
        }
        return amount;
    }

    private static Money exact(String amount, Currency currency) {
        try {
            return Money.of(amount, currency);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Problems.invalid("amount.amount", "must be an amount that can be paid in " + currency);
        }
    }

    private TopUpJson json(TopUp topUp, @Nullable URI page) {
        return new TopUpJson(
                topUp.id().toString(),
                MoneyJson.of(topUp.amount()),
                topUp.isExpired(clock.instant()) ? "expired" : SnakeCase.of(topUp.state()),
                topUp.askedAt(),
                topUp.expiresAt(),
                page);
    }
}
