package io.voicecrm.sample.credit;

import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.ledger.CreditResult;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.metering.LedgerConflictException;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.campaign.IdempotencyKeys;
import io.voicecrm.sample.credit.ClientCredits.ClientCredit;
import io.voicecrm.sample.credit.ReceivedCredit.Received;
import io.voicecrm.sample.web.MoneyJson;
import io.voicecrm.sample.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How credit of any client comes in, and goes back. For the platform alone. */
@RestController
@RequestMapping("/api/tenants/{id}/credit")
class ClientTopUpController {

    private final ClientCredits credits;
    private final ReceivedCredit received;
    private final VoiceCrm crm;
    private final Clock clock;

    ClientTopUpController(ClientCredits credits, ReceivedCredit received, VoiceCrm crm, Clock clock) {
        this.credits = credits;
        this.received = received;
        this.crm = crm;
        this.clock = clock;
    }

    /**
     * @param reason the client reads it
     * @param expiresOn the last day, where the client is, on which what is left of it can be used; null for ever
     */
    record CreditReceipt(
            @NotNull @Valid CreditAmount amount,
            @NotBlank @Size(max = 200) String reason,
            @Nullable LocalDate expiresOn) {}

    /**
     * @param topUp the key of the top-up
     * @param reason the client reads it
     */
    record CreditRefund(
            @NotBlank String topUp,
            @NotNull @Valid CreditAmount amount,
            @NotBlank @Size(max = 200) String reason) {}

    /**
     * @param refunded what of it went back
     * @param refundable what more can go back now, since nothing used or holds it
     */
    record ReceivedJson(
            String key,
            Instant at,
            MoneyJson amount,
            MoneyJson refunded,
            MoneyJson refundable,
            @Nullable Instant expiresAt,
            @Nullable String reason) {

        static ReceivedJson of(Received topUp) {
            return new ReceivedJson(
                    topUp.key(),
                    topUp.at(),
                    MoneyJson.of(topUp.unit(), topUp.amount()),
                    MoneyJson.of(topUp.unit(), topUp.refunded()),
                    MoneyJson.of(topUp.unit(), topUp.refundable()),
                    topUp.expiresAt(),
                    topUp.reason());
        }
    }

    record ReceivedList(List<ReceivedJson> items) {}

    /** The newest top-ups, and what of each can go back. */
    @GetMapping("/top-ups")
    ReceivedList topUps(@PathVariable String id) {
        Tenant client = credits.client(id);
        return new ReceivedList(received.newest(client.tenantId(), credits.unitOf(client)).stream()
                .map(ReceivedJson::of)
                .toList());
    }

    /** Credit comes in. The same key and content has an effect once, so that whoever got no answer asks again. */
    @PostMapping("/top-ups")
    ClientCredit topUp(
            @PathVariable String id,
            @RequestHeader(IdempotencyKeys.HEADER) String key,
            @Valid @RequestBody CreditReceipt body) {
        Tenant client = credits.client(id);
        LedgerUnit unit = credits.unitOf(client);
        long amount = body.amount().positiveIn(unit);
        Instant expiresAt = expiry(body.expiresOn(), client);
        credits.posted(key, () -> crm.ledger().topUp(client.tenantId(), unit, key, amount, body.reason(), expiresAt));
        return credits.of(client);
    }

    /**
     * Gives a top-up back, or a part of it; the same key and content has an effect once. Money that was paid at checkout
     * goes back at the gateway, which takes the credit along.
     */
    @PostMapping("/refunds")
    ClientCredit refund(
            @PathVariable String id,
            @RequestHeader(IdempotencyKeys.HEADER) String key,
            @Valid @RequestBody CreditRefund body) {
        Tenant client = credits.client(id);
        LedgerUnit unit = credits.unitOf(client);
        long amount = body.amount().positiveIn(unit);
        Received topUp = received.find(client.tenantId(), body.topUp())
                .filter(found -> found.unit().equals(unit))
                .orElseThrow(() -> Problems.invalid("top_up", "is not the key of a top-up of this client"));
        credits.taken(key, unit, () -> refund(client, topUp, key, amount, body.reason()));
        return credits.of(client);
    }

    private CreditResult refund(Tenant client, Received topUp, String key, long amount, String reason) {
        try {
            return crm.ledger().refund(client.tenantId(), topUp.unit(), key, topUp.key(), amount, reason);
        } catch (LedgerConflictException e) {
            long left = topUp.amount() - topUp.refunded();
            if (amount > left) {
                throw Problems.invalid(
                        "amount.amount", "must be at most " + topUp.unit().describe(left) + ", the rest went back");
            }
            throw e;
        }
    }

    /** The day is the client's, to its end. */
    private @Nullable Instant expiry(@Nullable LocalDate lastDay, Tenant client) {
        if (lastDay == null) {
            return null;
        }
        Instant end = lastDay.plusDays(1).atStartOfDay(client.zone()).toInstant();
        if (!end.isAfter(clock.instant())) {
            throw Problems.invalid("expires_on", "must not be over where the client is");
        }
        return end;
    }
}
