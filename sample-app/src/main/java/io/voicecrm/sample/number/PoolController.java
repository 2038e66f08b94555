package io.voicecrm.sample.number;

import io.voicecrm.Page;
import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.number.Carrier;
import io.voicecrm.number.CarrierLine;
import io.voicecrm.number.CarrierNumber;
import io.voicecrm.number.NumberChange;
import io.voicecrm.number.NumberFilter;
import io.voicecrm.number.NumberPlace;
import io.voicecrm.number.NumberPool;
import io.voicecrm.number.NumberState;
import io.voicecrm.number.PooledNumber;
import io.voicecrm.sample.web.Cursor;
import io.voicecrm.sample.web.MoneyJson;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.Reference;
import io.voicecrm.sample.web.SnakeCase;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pool as the platform sees it: every number, whoever has it. */
@RestController
class PoolController {

    private final NumberPool pool;
    private final NumberPolicies policies;
    private final Holders holders;
    private final NumberPrices prices;
    private final ObjectProvider<Carrier> carriers;
    private final Clock clock;

    PoolController(
            NumberPool pool,
            NumberPolicies policies,
            Holders holders,
            NumberPrices prices,
            ObjectProvider<Carrier> carriers,
            Clock clock) {
        this.pool = pool;
        this.policies = policies;
        this.holders = holders;
        this.prices = prices;
        this.carriers = carriers;
        this.clock = clock;
    }

    /**
     * @param client whose it is; null while nobody has it
     * @param agent who answers it, or will; null while nobody does
     * @param monthlyPrice what it was bought at; null where nobody knows
     */
    record OwnedNumber(
            NumberJson number,
            @Nullable Reference client,
            @Nullable Reference agent,
            @Nullable MoneyJson monthlyPrice) {}

    record Added(int added) {}

    record NewPolicy(@NotNull Boolean selfService) {}

    @GetMapping("/api/phone-numbers/owned")
    PageOf<OwnedNumber> owned(
            @RequestParam @Nullable String status,
            @RequestParam("area_code") @Nullable String areaCode,
            @RequestParam("client_id") @Nullable String clientId,
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String after) {
        int bounded = PageOf.bounded(limit);
        String last = Cursor.decode(after);
        NumberFilter filter = NumberFilter.ALL.withAreaCode(areaCode).after(last == null ? null : PhoneNumber.of(last));
        if (status != null) {
            filter = filter.in(SnakeCase.parse(NumberState.class, "status", status));
        }
        if (clientId != null) {
            filter = filter.of(new TenantId(clientId));
        }
        List<PooledNumber> rows = pool.list(filter, bounded + 1);
        Holders.Names names = holders.of(rows);
        Map<String, MoneyJson> paid = prices.paidFor(rows);
        return PageOf.of(rows, bounded, number -> number.number().e164(), number -> owned(number, names, paid));
    }

    /** Takes numbers into the pool that the carrier's account owns already. */
    @PostMapping("/api/phone-numbers/sync")
    Added sync() {
        int added = 0;
        for (Carrier carrier : carriers.orderedStream().toList()) {
            @Nullable String next = null;
            do {
                Page<CarrierNumber> page = carrier.owned(next);
                added += (int) page.items().stream()
                        .filter(number -> pool.add(
                                number,
                                new CarrierLine(carrier.id(), number.account(), number.id()),
                                new NumberPlace(number.country() == null ? "US" : number.country(), null, null)))
                        .count();
                next = page.next();
            } while (next != null);
        }
        return new Added(added);
    }

    @PostMapping("/api/phone-numbers/{phone_number}/unassign")
    OwnedNumber unassign(@PathVariable("phone_number") String phoneNumber) {
        PhoneNumber number = NumberAnswers.number("phone_number", phoneNumber);
        OwnedNumber free = changed(pool.unassign(number));
        policies.callFromNoMore(number);
        return free;
    }

    @PostMapping("/api/phone-numbers/{phone_number}/suspend")
    OwnedNumber suspend(@PathVariable("phone_number") String phoneNumber) {
        return changed(pool.suspend(NumberAnswers.number("phone_number", phoneNumber)));
    }

    @PostMapping("/api/phone-numbers/{phone_number}/restore")
    OwnedNumber restore(@PathVariable("phone_number") String phoneNumber) {
        return changed(pool.restore(NumberAnswers.number("phone_number", phoneNumber)));
    }

    /** Connects it to its agent once more, where somebody changed it at the provider. */
    @PostMapping("/api/phone-numbers/{phone_number}/reconnect")
    OwnedNumber reconnect(@PathVariable("phone_number") String phoneNumber) {
        return changed(pool.reconnect(NumberAnswers.number("phone_number", phoneNumber)));
    }

    /** Gives it back to the carrier, for good. */
    @PostMapping("/api/phone-numbers/{phone_number}/release")
    OwnedNumber release(@PathVariable("phone_number") String phoneNumber) {
        return changed(pool.release(NumberAnswers.number("phone_number", phoneNumber)));
    }

    /** Whether a client takes numbers by itself. */
    @PutMapping("/api/tenants/{id}/number-policy")
    NewPolicy setPolicy(@PathVariable String id, @Valid @RequestBody NewPolicy body) {
        if (id.isBlank() || id.length() > 64 || !policies.setSelfService(new TenantId(id), body.selfService())) {
            throw Problems.notFound("client");
        }
        return body;
    }

    private OwnedNumber changed(NumberChange change) {
        PooledNumber number = NumberAnswers.done(change);
        return owned(number, holders.of(List.of(number)), prices.paidFor(List.of(number)));
    }

    private OwnedNumber owned(PooledNumber number, Holders.Names names, Map<String, MoneyJson> paid) {
        Instant now = clock.instant();
        TenantId owner = number.isFree(now) ? null : number.tenant();
        return new OwnedNumber(
                NumberJson.of(number, now),
                owner == null ? null : names.client(owner),
                names.agent(number),
                paid.get(number.number().e164()));
    }
}
