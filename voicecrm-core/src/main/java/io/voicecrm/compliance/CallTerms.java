package io.voicecrm.compliance;

import org.jspecify.annotations.Nullable;

/**
 * On what terms a campaign calls.
 *
 * @param purpose why
 * @param consent the tenant's word for the whole list; null if only recorded consents count
 * @param window the tenant's own hours, in the zone of whoever is called, on top of what the law says; null for none
 */
public record CallTerms(
        Purpose purpose,
        @Nullable AttestedConsent consent,
        @Nullable CallWindow window) {

    /** Marketing, with recorded consents only, at any lawful hour. */
    public static final CallTerms STRICTEST = new CallTerms(Purpose.MARKETING, null, null);

    /** These terms with another purpose. */
    public CallTerms purpose(Purpose newPurpose) {
        return new CallTerms(newPurpose, consent, window);
    }

    /** These terms with the tenant's word that everybody consented; null takes it back. */
    public CallTerms attested(@Nullable AttestedConsent newConsent) {
        return new CallTerms(purpose, newConsent, window);
    }

    /** These terms with the tenant's own hours; null for none. */
    public CallTerms window(@Nullable CallWindow newWindow) {
        return new CallTerms(purpose, consent, newWindow);
    }
}
