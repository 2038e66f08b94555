package io.voicecrm.sample.reconciliation;

import io.voicecrm.ProviderId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

/**
 * What a provider charged for a month, as a file said it.
 *
 * @param rows of the file
 * @param unread of which could not be read, and are left out
 */
record ProviderInvoice(
        UUID id,
        ProviderId provider,
        YearMonth month,
        Unit unit,
        String fileName,
        long rows,
        long unread,
        Instant uploadedAt) {}
