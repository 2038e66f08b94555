package io.voicecrm.sample.campaign;

import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.RetryPlan;
import io.voicecrm.compliance.AttestedConsent;
import io.voicecrm.compliance.CallTerms;
import io.voicecrm.compliance.CallWindow;
import io.voicecrm.compliance.ConsentLevel;
import io.voicecrm.compliance.Purpose;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.SnakeCase;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a client may set of a campaign, also while it runs. What is null stays as it is; what can be absent has a word that
 * takes it away.
 *
 * @param schedule both ends at once; null within it for none
 * @param maxConcurrentCalls 0 for no limit of its own
 * @param weight its part of the client's slots
 * @param maxAttempts first call included
 * @param purpose a word such as {@code marketing}
 * @param consent the client's word for everybody on the list
 * @param callingHours as {@link CallWindow} reads them; empty for none of its own
 */
record CampaignSettings(
        @Nullable Schedule schedule,
        @Nullable @Min(0) Integer maxConcurrentCalls,
        @Nullable @Min(1) @Max(1000) Integer weight,
        @Nullable @Min(1) @Max(10) Integer maxAttempts,
        @Nullable String purpose,
        @Nullable @Valid Attestation consent,
        @Nullable @Size(max = 500) String callingHours) {

    /** When it starts and ends; null for at once and for never. */
    record Schedule(@Nullable Instant startAt, @Nullable Instant endAt) {}

    /**
     * @param level {@code express}, {@code written}, or {@code none} to take it back
     * @param textVersion which text people agreed to
     */
    record Attestation(
            @NotBlank String level,
            @Nullable @Size(max = 200) String textVersion) {}

    /** @throws org.springframework.web.ErrorResponseException 400 naming the field that is not valid */
    CampaignSpec.Builder applyTo(CampaignSpec before, Instant now) {
        CampaignSpec.Builder spec = before.toBuilder().terms(terms(before.terms(), now));
        if (schedule != null) {
            spec.startAt(schedule.startAt()).endAt(schedule.endAt());
        }
        if (maxConcurrentCalls != null) {
            spec.maxConcurrentCalls(maxConcurrentCalls == 0 ? Integer.MAX_VALUE : maxConcurrentCalls);
        }
        if (weight != null) {
            spec.weight(weight);
        }
        if (maxAttempts != null) {
            spec.retries(new RetryPlan(maxAttempts, before.retries().delays()));
        }
        return spec;
    }

    private CallTerms terms(CallTerms before, Instant now) {
        CallTerms terms = before;
        if (purpose != null) {
            terms = terms.purpose(SnakeCase.parse(Purpose.class, "purpose", purpose));
        }
        if (consent != null) {
            terms = terms.attested(attested(consent, before.consent(), now));
        }
        if (callingHours != null) {
            terms = terms.window(window(callingHours));
        }
        return terms;
    }

    /** Said again, it counts from when it was said first: a revocation in between must not be forgotten. */
    private static @Nullable AttestedConsent attested(Attestation said, @Nullable AttestedConsent before, Instant now) {
        if (said.level().equals("none")) {
            return null;
        }
        ConsentLevel level = SnakeCase.parse(ConsentLevel.class, "consent.level", said.level());
        String text = said.textVersion();
        if (text == null || text.isBlank()) {
            throw Problems.invalid("consent.text_version", "must name the text that people agreed to");
        }
        boolean same = before != null
                && before.level() == level
                && before.textVersion().equals(text);
        return same ? before : new AttestedConsent(level, text, now);
    }

    private static @Nullable CallWindow window(String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return CallWindow.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("calling_hours", String.valueOf(e.getMessage()));
        }
    }
}
