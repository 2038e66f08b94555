package io.voicecrm.spring.autoconfigure;

import io.voicecrm.ProviderId;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.dialer.DialerOptions;
import io.voicecrm.engine.EngineOptions;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The properties of the engine. What is not set is as the library has it.
 *
 * @param limits What a provider account allows
 * @param accounts What the account at one provider allows where it differs from limits, and costs; by the provider's id
 * @param dialer How calls are placed
 * @param engine How the engine's threads work
 * @param webhooks How webhooks are received
 */
@ConfigurationProperties("voicecrm")
public record VoiceCrmProperties(
        @DefaultValue Limits limits,
        @DefaultValue Map<String, Account> accounts,
        @DefaultValue Dialer dialer,
        @DefaultValue Engine engine,
        @DefaultValue Webhooks webhooks) {

    AccountLimits limitsOf(ProviderId provider) {
        Account own = accounts.get(provider.value());
        return (own == null ? limits : own.limits().over(limits)).toAccountLimits();
    }

    /** What a minute costs, by provider; those of which nobody said it are missing. */
    Map<ProviderId, BigDecimal> pricesPerMinute() {
        Map<ProviderId, BigDecimal> prices = new HashMap<>();
        accounts.forEach((provider, account) -> {
            if (account.pricePerMinute() != null) {
                prices.put(new ProviderId(provider), account.pricePerMinute());
            }
        });
        return prices;
    }

    /**
     * The account at one provider.
     *
     * @param maxConcurrentCalls Calls at once, ringing ones included; at least 1
     * @param callsPerSecond Calls started within any second, by all processes together; at least 1
     * @param reservedForInbound Slots that no outbound call takes
     * @param pricePerMinute What a minute of talk costs, to choose the cheaper of two routes by; all accounts in one
     *     currency
     */
    public record Account(
            @Nullable Integer maxConcurrentCalls,
            @Nullable Integer callsPerSecond,
            @Nullable Integer reservedForInbound,
            @Nullable BigDecimal pricePerMinute) {

        Limits limits() {
            return new Limits(maxConcurrentCalls, callsPerSecond, reservedForInbound);
        }
    }

    /**
     * What a provider account allows.
     *
     * @param maxConcurrentCalls Calls at once, ringing ones included; at least 1
     * @param callsPerSecond Calls started within any second, by all processes together; at least 1
     * @param reservedForInbound Slots that no outbound call takes
     */
    public record Limits(
            @Nullable Integer maxConcurrentCalls,
            @Nullable Integer callsPerSecond,
            @Nullable Integer reservedForInbound) {

        /** These, and what they leave open as {@code other} has it. */
        Limits over(Limits other) {
            return new Limits(
                    maxConcurrentCalls == null ? other.maxConcurrentCalls : maxConcurrentCalls,
                    callsPerSecond == null ? other.callsPerSecond : callsPerSecond,
                    reservedForInbound == null ? other.reservedForInbound : reservedForInbound);
        }

        AccountLimits toAccountLimits() {
            AccountLimits defaults = AccountLimits.DEFAULT;
            return new AccountLimits(
                    orElse(maxConcurrentCalls, defaults.maxConcurrentCalls()),
                    orElse(callsPerSecond, defaults.callsPerSecond()),
                    orElse(reservedForInbound, defaults.reservedForInbound()));
        }
    }

    /**
     * How calls are placed.
     *
     * @param name Names this process in leases; has to differ between processes, and is random unless set
     * @param batchSize Targets claimed in one step; at least 1
     * @param claimLease How long somebody who was claimed and is not dialed is kept from other processes; longer than it
     *     takes to prepare a batch
     * @param lease How long a dial request is this process's to answer for; longer than it may take
     * @param quietFor How long a placed call may be silent before it is read back from the provider
     * @param recheckAfter Pause between two looks at one attempt
     * @param giveUpAfter When an attempt of which the provider shows no trace is closed
     */
    public record Dialer(
            @Nullable String name,
            @Nullable Integer batchSize,
            @Nullable Duration claimLease,
            @Nullable Duration lease,
            @Nullable Duration quietFor,
            @Nullable Duration recheckAfter,
            @Nullable Duration giveUpAfter) {

        DialerOptions toDialerOptions() {
            DialerOptions defaults = DialerOptions.named(name == null ? "dialer-" + UUID.randomUUID() : name);
            return new DialerOptions(
                    defaults.name(),
                    orElse(batchSize, defaults.batchSize()),
                    defaults.parallelDials(),
                    orElse(claimLease, defaults.claimLease()),
                    orElse(lease, defaults.lease()),
                    orElse(quietFor, defaults.quietFor()),
                    orElse(recheckAfter, defaults.recheckAfter()),
                    orElse(giveUpAfter, defaults.giveUpAfter()));
        }
    }

    /**
     * How the engine's threads work.
     *
     * @param autoStart Whether the engine starts with the application; false for a node that only serves pages or webhooks
     * @param idlePause How long a thread waits when it found nothing to do
     * @param watchEvery How often to look which calls are over
     * @param parallelDials Dial requests that may wait for their answer at once; at least 1
     * @param webhookBatch Webhooks worked on in one go; at least 1
     * @param webhookWorkers Threads that work on webhooks; at least 1
     */
    public record Engine(
            @DefaultValue("true") boolean autoStart,
            @Nullable Duration idlePause,
            @Nullable Duration watchEvery,
            @Nullable Integer parallelDials,
            @Nullable Integer webhookBatch,
            @Nullable Integer webhookWorkers) {

        EngineOptions toEngineOptions() {
            EngineOptions defaults = EngineOptions.DEFAULT;
            return new EngineOptions(
                    orElse(idlePause, defaults.idlePause()),
                    orElse(watchEvery, defaults.watchEvery()),
                    orElse(parallelDials, defaults.parallelDials()),
                    orElse(webhookBatch, defaults.webhookBatch()),
                    orElse(webhookWorkers, defaults.webhookWorkers()));
        }
    }

    /**
     * How webhooks are received.
     *
     * @param enabled Whether there is an endpoint for webhooks
     * @param path Where providers post to, without the provider's name that follows it; starts with a slash
     * @param publicUrl Where path is reached from outside, such as https://crm.example.com/webhooks; voice providers
     *     are told to ask there who is calling
     * @param maxBody The largest body that is read; larger ones are answered with 413
     * @param bodyMemory How much bodies may take together while they are received; what does not fit is answered with 503
     * @param maxWaiting Webhooks that may wait to be stored at once; further ones are answered with 503. Fewer than the
     *     server has threads, so that pages are still answered
     * @param keepFor How long a webhook is kept after it was received, unless it is still to be worked on; at least a day
     * @param silenceAlarm How long no webhook may come while calls are up before the health component voiceCrmWebhooks
     *     says so
     */
    public record Webhooks(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("/webhooks") String path,
            @Nullable URI publicUrl,
            @DefaultValue("10MB") DataSize maxBody,
            @DefaultValue("64MB") DataSize bodyMemory,
            @DefaultValue("128") int maxWaiting,
            @DefaultValue("30d") Duration keepFor,
            @DefaultValue("10m") Duration silenceAlarm) {}

    private static <T> T orElse(@Nullable T value, T fallback) {
        return value == null ? fallback : value;
    }
}
