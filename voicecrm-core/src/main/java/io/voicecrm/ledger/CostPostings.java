package io.voicecrm.ledger;

import io.voicecrm.metering.CostDifference;
import io.voicecrm.metering.CostReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the costs of calls become entries of the platform's accounts. Pure; a store posts them together with what they are made
 * from.
 */
public final class CostPostings {

    private static final int DECIMALS = 6;

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private CostPostings() {}

    /** Units that are posted. What is charged in others, such as credits or tokens, is no money. */
    public static Set<String> currencies() {
        return CURRENCIES;
    }

    /** Where a cost belongs. */
    public static LedgerAccount accountOf(CostReport.Source source, String component) {
        if (source == CostReport.Source.ANALYSIS) {
            return LedgerAccount.ANALYSIS;
        }
        return component.toLowerCase(Locale.ROOT).contains("telephony")
                ? LedgerAccount.TELEPHONY
                : LedgerAccount.PROVIDER_COST;
    }

    /**
     * The entries of a report: after any number of reports, those of a part of a call add up to its last amount, rounded half
     * up to a millionth.
     *
     * @param revision of the call's costs; no two reports of a source have the same
     * @param at when they count
     */
    public static List<PlatformEntry> of(
            CostReport report, List<CostDifference> differences, int revision, Instant at) {
        return differences.stream()
                .filter(difference -> CURRENCIES.contains(difference.unit()))
                .map(difference -> entry(report, difference, revision, at))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<PlatformEntry> entry(
            CostReport report, CostDifference difference, int revision, Instant at) {
        long amount = micros(difference.after()) - micros(difference.before());
        if (amount == 0) {
            return Optional.empty();
        }
        LedgerAccount cost = accountOf(report.source(), difference.component());
        String key = String.join(
                "/",
                "cost",
                report.tenant().value(),
                report.call().toString(),
                report.source().name(),
                difference.component(),
                difference.unit(),
                String.valueOf(revision));
        return Optional.of(new PlatformEntry(
                key,
                report.tenant(),
                new LedgerUnit(difference.unit()),
                amount > 0 ? LedgerAccount.SUPPLIERS : cost,
                amount > 0 ? cost : LedgerAccount.SUPPLIERS,
                difference.component(),
                Math.abs(amount),
                report.call().toString(),
                at));
    }

    /** Money as entries have it: in millionths, rounded half up. */
    public static long micros(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.HALF_UP)
                .movePointRight(DECIMALS)
                .longValueExact();
    }
}
