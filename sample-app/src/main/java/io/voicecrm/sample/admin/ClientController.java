package io.voicecrm.sample.admin;

import io.voicecrm.Money;
import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.billing.Invoicing;
import io.voicecrm.billing.Plan;
import io.voicecrm.billing.PlanHistory;
import io.voicecrm.billing.Profit;
import io.voicecrm.contact.PhoneNumberReader;
import io.voicecrm.engine.Stores;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.sample.account.ClientAccounts;
import io.voicecrm.sample.account.Tenants;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.alert.Standing;
import io.voicecrm.sample.alert.Standings;
import io.voicecrm.sample.billing.Bills;
import io.voicecrm.sample.billing.PlanTerms;
import io.voicecrm.sample.billing.Plans;
import io.voicecrm.sample.billing.Plans.StoredPlan;
import io.voicecrm.sample.credit.PrepaidTerms;
import io.voicecrm.sample.web.Cursor;
import io.voicecrm.sample.web.MoneyJson;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.Reference;
import io.voicecrm.sample.web.SnakeCase;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The platform's clients, and what each earns: the only place where a cost is told. */
@RestController
@RequestMapping("/api/tenants")
class ClientController {

    private final Tenants tenants;
    private final ClientAccounts accounts;
    private final Plans plans;
    private final PlanTerms terms;
    private final VoiceCrm crm;
    private final Bills bills;
    private final PrepaidTerms prepaid;
    private final Standings standings;
    private final Stores stores;
    private final Clock clock;

    ClientController(
            Tenants tenants,
            ClientAccounts accounts,
            Plans plans,
            PlanTerms terms,
            VoiceCrm crm,
            Bills bills,
            PrepaidTerms prepaid,
            Standings standings,
            Stores stores,
            Clock clock) {
        this.tenants = tenants;
        this.accounts = accounts;
        this.plans = plans;
        this.terms = terms;
        this.crm = crm;
        this.bills = bills;
        this.prepaid = prepaid;
        this.standings = standings;
        this.stores = stores;
        this.clock = clock;
    }

    record Client(
            String id,
            String name,
            String region,
            String timeZone,
            Reference plan,
            String status,
            @Nullable String callerId,
            String minutesUsed,
            long includedMinutes,
            MoneyJson revenue,
            MoneyJson cost,
            MoneyJson profit,
            @Nullable String markupPercent,
            @Nullable String grossMarginPercent,
            @Nullable RunningOut runningOut,
            Instant createdAt) {}

    /** @param percent of the included minutes, or of what came in last as credit, that is used: 80 or 100 */
    record RunningOut(String subject, int percent) {

        static RunningOut of(Standing standing) {
            return new RunningOut(SnakeCase.of(standing.subject()), standing.percent());
        }
    }

    record NewTenant(
            @NotBlank @Size(max = 200) String name,

            @NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be a country code such as US")
            String region,

            @NotBlank String timeZone,
            @NotNull UUID planId,
            @Nullable String callerId,
            @Valid @Nullable NewUser user) {}

    record PlanChoice(@NotNull UUID planId) {}

    record NewUser(
            @NotBlank @Email String email,
            @Nullable @Size(max = 200) String name,
            @Size(min = 10) @Nullable String password) {}

    @GetMapping
    PageOf<Client> list(
            @RequestParam @Nullable YearMonth month,
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String after) {
        int bounded = PageOf.bounded(limit);
        List<Tenant> page = tenants.page(Cursor.decode(after), bounded + 1);
        return PageOf.of(page, bounded, Tenant::id, tenant -> client(tenant, month));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ClientAccounts.TenantJson create(@Valid @RequestBody NewTenant body) {
        if (plans.find(body.planId()).isEmpty()) {
            throw Problems.invalid("plan_id", "there is no such plan");
        }
        PhoneNumberReader numbers = numbersIn(body.region());
        String callerId = body.callerId() == null || body.callerId().isBlank()
                ? null
                : numbers.read(body.callerId())
                        .numberIfValid()
                        .map(PhoneNumber::e164)
                        .orElseThrow(() -> Problems.invalid("caller_id", "is not a number that can be called"));
        NewUser user = body.user();
        ClientAccounts.TenantJson created = accounts.create(
                body.name(),
                body.region(),
                zone(body.timeZone()),
                body.planId(),
                callerId,
                user == null ? null : user.email(),
                user == null ? null : user.name(),
                user == null ? null : user.password());
        tenants.find(new TenantId(created.id())).ifPresent(prepaid::follow);
        return created;
    }

    /** Gives a client another plan from now on; the month is shared between the two by time. */
    @PutMapping("/{id}/plan")
    Client changePlan(@PathVariable String id, @Valid @RequestBody PlanChoice body) {
        Tenant tenant = Optional.of(id)
                .filter(name -> !name.isBlank() && name.length() <= 64)
                .flatMap(name -> tenants.find(new TenantId(name)))
                .orElseThrow(() -> Problems.notFound("client"));
        StoredPlan chosen =
                plans.find(body.planId()).orElseThrow(() -> Problems.invalid("plan_id", "there is no such plan"));
        if (!chosen.plan().currency().equals(terms.now(tenant).plan().currency())) {
            throw Problems.invalid("plan_id", "must be in the currency of the plan that the client has");
        }
        terms.change(tenant, body.planId());
        prepaid.follow(tenant);
        return client(tenant, null);
    }

    private Client client(Tenant tenant, @Nullable YearMonth asked) {
        YearMonth month = asked != null ? asked : YearMonth.now(clock.withZone(tenant.zone()));
        PlanTerms.ClientTerms own = terms.of(tenant);
        StoredPlan stored = own.now();
        PlanHistory history = own.history();
        Plan plan = stored.plan();
        Money revenue = bills.earned(tenant, month, history);
        Profit profit = new Profit(revenue, costOf(tenant, month, revenue));
        return new Client(
                tenant.id(),
                tenant.name(),
                tenant.region(),
                tenant.zone().getId(),
                new Reference(stored.id().toString(), plan.name()),
                "active",
                tenant.callerId(),
                crm.invoicing()
                        .rate(tenant.tenantId(), month, tenant.zone(), history)
                        .billableMinutes()
                        .toPlainString(),
                plan.includedMinutes(),
                MoneyJson.of(profit.revenue()),
                MoneyJson.of(profit.cost()),
                MoneyJson.of(profit.profit()),
                profit.markupPercent().map(BigDecimal::toPlainString).orElse(null),
                profit.grossMarginPercent().map(BigDecimal::toPlainString).orElse(null),
                standings
                        .of(tenant)
                        .filter(standing -> standing.percent() > 0)
                        .map(RunningOut::of)
                        .orElse(null),
                tenant.createdAt());
    }

    /** What the provider charged in the currency of the revenue; its own credits are another way to say the same. */
    private Money costOf(Tenant tenant, YearMonth month, Money revenue) {
        BigDecimal cost = stores.costs()
                .totals(
                        tenant.tenantId(),
                        Invoicing.start(month, tenant.zone()),
                        Invoicing.start(month.plusMonths(1), tenant.zone()))
                .getOrDefault(revenue.currency().getCurrencyCode(), BigDecimal.ZERO);
        return Money.rounded(cost, revenue.currency());
    }

    private static PhoneNumberReader numbersIn(String region) {
        try {
            return PhoneNumberReader.in(region);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("region", "is not a country code");
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw Problems.invalid("time_zone", "is not a time zone such as America/New_York");
        }
    }
}
