package io.voicecrm.sample.compliance;

import io.voicecrm.PhoneNumber;
import io.voicecrm.contact.Contact;
import io.voicecrm.contact.ContactCsv;
import io.voicecrm.contact.ContactCsvReport;
import io.voicecrm.contact.ContactRows;
import io.voicecrm.contact.PhoneNumberReader;
import io.voicecrm.contact.RejectedRow;
import io.voicecrm.engine.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reads numbers and the days on which they were given up, from a phone column and {@code last_disconnected}; an empty field
 * says that a number never was. What was read before a file breaks off stays: to know more harms nobody.
 */
@Component
class ReassignedImport {

    private static final String COLUMN = "last_disconnected";
    private static final int AT_ONCE = 1_000;

    private final Stores stores;

    ReassignedImport(Stores stores) {
        this.stores = stores;
    }

    /** What became of the rows; those without a number or with a day that is none are rejected. */
    record ReassignedReport(long rows, long imported, long rejected) {}

    ReassignedReport run(PhoneNumberReader reader, InputStream in) throws IOException {
        Batch batch = new Batch();
        ContactCsvReport file = ContactCsv.builder(reader).build().read(in, batch);
        batch.flush();
        return new ReassignedReport(file.rows(), batch.imported, file.rows() - batch.imported);
    }

    private final class Batch implements ContactRows {
        private final Map<PhoneNumber, Optional<LocalDate>> waiting = new HashMap<>();
        private long imported;

        @Override
        public void accepted(long row, Contact contact) {
            String text = contact.variables().getOrDefault(COLUMN, "").strip();
            try {
                Optional<LocalDate> day = text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
                waiting.merge(contact.phone(), day, Batch::later);
                imported++;
            } catch (DateTimeParseException e) {
                // Not counted as imported, and so rejected.
                return;
            }
            if (waiting.size() == AT_ONCE) {
                flush();
            }
        }

        @Override
        public void rejected(RejectedRow row) {}

        private static Optional<LocalDate> later(Optional<LocalDate> one, Optional<LocalDate> other) {
            return one.isEmpty() || (other.isPresent() && other.get().isAfter(one.get())) ? other : one;
        }

        void flush() {
            stores.compliance().disconnections().add(waiting);
            waiting.clear();
        }
    }
}
