package io.voicecrm.sample.reconciliation;

import io.voicecrm.sample.web.Problems;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the columns of a provider's file mean, by the names that providers and people give them.
 *
 * @param call position of the column with the provider's id of the call
 * @param amount position of the column with what it cost
 * @param amountName how the header writes it
 * @param isInCents whether that counts hundredths
 * @param unit position of the column with the currency; -1 if there is none
 */
record FileColumns(int call, int amount, String amountName, boolean isInCents, int unit) {

    private static final List<String> CALL = List.of("call_id", "conversation_id", "conversation", "call", "id");

    /** The exact before the vague. ElevenLabs calls dollars {@code cost_fiat} and credits {@code cost}. */
    private static final List<String> MONEY = List.of(
            "cost_fiat",
            "amount",
            "amount_usd",
            "cost_usd",
            "price_usd",
            "total_cost",
            "total",
            "price",
            "charge",
            "cost",
            "combined_cost",
            "cost_cents",
            "amount_cents");

    private static final List<String> CREDITS = List.of("credits", "cost_credits", "credits_used", "cost", "amount");

    /** Retell counts its {@code combined_cost} in cents. */
    private static final List<String> CENTS = List.of("combined_cost", "cost_cents", "amount_cents");

    private static final List<String> UNIT = List.of("currency", "currency_code", "price_unit", "unit");

    /**
     * Reads a header.
     *
     * @throws org.springframework.web.ErrorResponseException 422 if no column holds the calls, or none what they cost
     */
    static FileColumns of(List<String> header, Unit unit) {
        List<String> names = header.stream().map(FileColumns::normal).toList();
        int call = find(names, CALL).orElseThrow(() -> missing("the calls", CALL, header));
        List<String> wanted = unit.isMoney() ? MONEY : CREDITS;
        int amount = find(names, wanted).orElseThrow(() -> missing("what they cost", wanted, header));
        return new FileColumns(
                call,
                amount,
                header.get(amount).strip(),
                CENTS.contains(names.get(amount)),
                find(names, UNIT).orElse(-1));
    }

    private static OptionalInt find(List<String> names, List<String> wanted) {
        return wanted.stream()
                .mapToInt(names::indexOf)
                .filter(position -> position >= 0)
                .findFirst();
    }

    private static String normal(String name) {
        return name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
    }

    private static RuntimeException missing(String what, List<String> wanted, List<String> header) {
        String found = IntStream.range(0, Math.min(10, header.size()))
                .mapToObj(header::get)
                .filter(name -> !name.isBlank())
                .map(name -> name.substring(0, Math.min(40, name.length())))
                .collect(Collectors.joining(", "));
        return Problems.unprocessable("No column names " + what + ": call it " + wanted.get(0)
                + ". The first line of the file names: " + found + ".");
    }
}
