package io.voicecrm.sample.number;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.number.NumberFilter;
import io.voicecrm.number.NumberPool;
import io.voicecrm.number.NumberState;
import io.voicecrm.number.PooledNumber;
import io.voicecrm.sample.account.Caller;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.agent.KnownAgents;
import io.voicecrm.sample.web.Cursor;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A client's numbers, and those that it may take if the platform lets it. */
@RestController
@RequestMapping("/api/phone-numbers")
class NumberController {

    /** Long enough to set up an agent, short enough not to starve others. */
    private static final Duration RESERVATION = Duration.ofMinutes(30);

    private final NumberPool pool;
    private final NumberPolicies policies;
    private final KnownAgents agents;
    private final Clock clock;

    NumberController(NumberPool pool, NumberPolicies policies, KnownAgents agents, Clock clock) {
        this.pool = pool;
        this.policies = policies;
        this.agents = agents;
        this.clock = clock;
    }

    record AvailableNumber(
            String phoneNumber, String phoneNumberSid, String locality, String region, boolean isAssigned) {

        static AvailableNumber of(PooledNumber number) {
            return new AvailableNumber(
                    number.number().e164(),
                    number.line().id(),
                    Objects.requireNonNullElse(number.place().locality(), ""),
                    Objects.requireNonNullElse(number.place().region(), ""),
                    false);
        }
    }

    /** @param phoneNumberSid the number's other name, to be sure that it is still the same number; null if not asked for */
    record Reservation(
            @NotBlank String phoneNumber, @Nullable String phoneNumberSid) {}

    record Assignment(
            @NotBlank String phoneNumber,
            @Nullable String phoneNumberSid,
            @NotBlank String agentId) {}

    record Policy(boolean selfService) {}

    /** The client's own. */
    @GetMapping
    PageOf<NumberJson> list(
            Tenant tenant,
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String after) {
        int bounded = PageOf.bounded(limit);
        String last = Cursor.decode(after);
        NumberFilter own = NumberFilter.ALL.of(tenant.tenantId()).after(last == null ? null : PhoneNumber.of(last));
        return PageOf.of(
                pool.list(own, bounded + 1),
                bounded,
                number -> number.number().e164(),
                number -> NumberJson.of(number, clock.instant()));
    }

    /** Whether the client may take numbers by itself. */
    @GetMapping("/policy")
    Policy policy(Tenant tenant) {
        return new Policy(policies.isSelfService(tenant.tenantId()));
    }

    /** Those that anybody may take, by number; none where the platform hands them out. */
    @GetMapping("/available")
    List<AvailableNumber> available(
            Tenant tenant,
            @AuthenticationPrincipal Caller caller,
            @RequestParam("area_code") @Nullable String areaCode,
            @RequestParam @Nullable String region,
            @RequestParam @Nullable String locality,
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit) {
        if (!mayTake(tenant.tenantId(), caller)) {
            return List.of();
        }
        NumberFilter filter = NumberFilter.ALL
                .in(NumberState.AVAILABLE)
                .withAreaCode(areaCode)
                .at(region, locality);
        return pool.list(filter, PageOf.bounded(limit)).stream()
                .map(AvailableNumber::of)
                .toList();
    }

    /** Keeps a number for the client while it sets up its agent. */
    @PostMapping("/reserve")
    NumberJson reserve(Tenant tenant, @AuthenticationPrincipal Caller caller, @Valid @RequestBody Reservation body) {
        requireMayTake(tenant.tenantId(), caller);
        PhoneNumber number = named(body.phoneNumber(), body.phoneNumberSid());
        Instant until = clock.instant().plus(RESERVATION);
        return json(NumberAnswers.done(pool.reserve(tenant.tenantId(), number, until)));
    }

    /** Gives a reservation up. */
    @DeleteMapping("/{phone_number}/reservation")
    NumberJson cancel(Tenant tenant, @PathVariable("phone_number") String phoneNumber) {
        PhoneNumber number = NumberAnswers.number("phone_number", phoneNumber);
        if (pool.find(number)
                .filter(held -> held.belongsTo(tenant.tenantId(), clock.instant()))
                .isEmpty()) {
            throw Problems.notFound("number");
        }
        return json(NumberAnswers.done(pool.cancelReservation(tenant.tenantId(), number)));
    }

    /** Connects a number to one of the client's agents. */
    @PostMapping("/assign")
    NumberJson assign(Tenant tenant, @AuthenticationPrincipal Caller caller, @Valid @RequestBody Assignment body) {
        TenantId id = tenant.tenantId();
        PhoneNumber number = named(body.phoneNumber(), body.phoneNumberSid());
        boolean isOwn = pool.find(number)
                .filter(held -> held.belongsTo(id, clock.instant()))
                .isPresent();
        if (!isOwn) {
            requireMayTake(id, caller);
        }
        PooledNumber assigned = NumberAnswers.done(
                pool.assign(id, number, agents.get(tenant, body.agentId()).id()));
        if (assigned.state() == NumberState.ASSIGNED) {
            policies.callFrom(id, number);
        }
        return json(assigned);
    }

    private boolean mayTake(TenantId tenant, Caller caller) {
        return caller.isPlatform() || policies.isSelfService(tenant);
    }

    private void requireMayTake(TenantId tenant, Caller caller) {
        if (!mayTake(tenant, caller)) {
            throw Problems.forbidden("The platform assigns numbers; ask for one.");
        }
    }

    private PhoneNumber named(String phoneNumber, @Nullable String sid) {
        PhoneNumber number = NumberAnswers.number("phone_number", phoneNumber);
        if (sid != null
                && pool.find(number)
                        .filter(held -> held.line().id().equals(sid))
                        .isEmpty()) {
            throw Problems.notFound("number");
        }
        return number;
    }

    private NumberJson json(PooledNumber number) {
        return NumberJson.of(number, clock.instant());
    }
}
