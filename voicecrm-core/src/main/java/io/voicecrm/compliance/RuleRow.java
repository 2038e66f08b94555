package io.voicecrm.compliance;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One rule as data.
 *
 * @param id stable and unique in its pack, such as {@code US-FL-HOURS}; it is kept with every decision
 * @param jurisdiction where it holds: {@code *}, a country ({@code US}), a state ({@code US-FL}) or a union ({@code EU})
 * @param purpose which calls it is about; null for all
 * @param value as its kind says
 * @param from the first local date on which it holds; null for always
 * @param to the last local date on which it holds; null for until further notice
 * @param source where it is written
 * @param confidence how sure we are of it: {@code F} found in a source, {@code K} known, {@code V} to be verified
 * @param note for people, such as which of two sources was taken
 */
public record RuleRow(
        String id,
        String jurisdiction,
        RuleKind kind,
        @Nullable Purpose purpose,
        String value,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String source,
        String confidence,
        String note) {

    /** @throws IllegalArgumentException if {@code id} is blank or {@code value} is not written as the kind asks */
    public RuleRow {
        if (id.isBlank()) {
            throw new IllegalArgumentException("rule id: is blank");
        }
        Rule.check(id, kind, value);
    }

    /** This rule with another value. */
    public RuleRow value(String newValue) {
        return new RuleRow(id, jurisdiction, kind, purpose, newValue, from, to, source, confidence, note);
    }

    boolean holdsOn(LocalDate date) {
        return (from == null || !date.isBefore(from)) && (to == null || !date.isAfter(to));
    }

    boolean isAbout(Purpose of) {
        return purpose == null || Objects.equals(purpose, of);
    }
}
