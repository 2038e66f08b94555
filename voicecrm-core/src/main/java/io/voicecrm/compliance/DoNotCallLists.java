package io.voicecrm.compliance;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.compliance.DoNotCall.Source;
import io.voicecrm.compliance.DoNotCallStore.NationalImport;
import io.voicecrm.contact.Contact;
import io.voicecrm.contact.ContactCsv;
import io.voicecrm.contact.ContactCsvReport;
import io.voicecrm.contact.ContactRows;
import io.voicecrm.contact.RejectedRow;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What people do with do-not-call lists. Everything holds for the next decision. Thread-safe. */
public final class DoNotCallLists {

    private static final int AT_ONCE = 1_000;

    private final ComplianceStores stores;
    private final Clock clock;

    /** Lists in {@code stores}, with entries of {@code clock}'s time. */
    public DoNotCallLists(ComplianceStores stores, Clock clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /**
     * Forbids calls to a number. Idempotent.
     *
     * @param tenant by whom; null for everybody on the platform
     * @param note for people, may be empty
     * @return whether they were allowed before
     */
    public boolean add(@Nullable TenantId tenant, PhoneNumber phone, Source source, String note) {
        return stores.doNotCall().add(List.of(new DoNotCall(tenant, phone, source, note, clock.instant()))) == 1;
    }

    /**
     * Takes back an entry of a tenant's own that was a mistake.
     *
     * @param by who takes it back
     * @return whether there was one
     */
    public boolean lift(TenantId tenant, PhoneNumber phone, String by) {
        return stores.doNotCall().lift(tenant, phone, by, clock.instant());
    }

    /**
     * Somebody does not want to be called again: forbids it, takes back what they permitted before, and ends what earlier
     * deals allowed. Idempotent.
     *
     * @param at when they said so
     */
    public void optOut(Callee callee, Source source, String note, Instant at) {
        stores.doNotCall().add(List.of(new DoNotCall(callee.tenant(), callee.phone(), source, note, at)));
        stores.consents().revoke(callee, at, source.name());
        stores.relationships().end(callee, at, source.name());
    }

    /**
     * Adds the numbers of a CSV file to a list. What was read before a file breaks off stays on it: to forbid too much harms
     * nobody. Importing a file again changes nothing.
     *
     * @param tenant whose list; null for the platform's
     * @param csv how to read it; of its columns only the phone's counts
     * @param in the file; not closed
     * @param rejected takes each row without a number that can be read
     * @throws io.voicecrm.contact.UnreadableContactFileException if the file as a whole is not a table with numbers
     * @throws IOException if {@code in} fails
     */
    public ListImportReport importCsv(
            @Nullable TenantId tenant, ContactCsv csv, InputStream in, Consumer<RejectedRow> rejected)
            throws IOException {
        OwnList list = new OwnList(tenant);
        ContactCsvReport file = csv.read(in, rows(list::add, rejected));
        list.flush();
        return new ListImportReport(file.rows(), list.added, file.accepted() - list.added, file.rejected());
    }

    /**
     * Replaces a national list by a CSV file, all or nothing.
     *
     * @param list its name in the rules, such as {@code US-DNC}
     * @param asOf of when the list is; an older one than is there changes nothing
     * @param csv how to read it; of its columns only the phone's counts
     * @param in the file; not closed
     * @param rejected takes each row without a number that can be read
     * @throws io.voicecrm.contact.UnreadableContactFileException if the file as a whole is not a table with numbers
     * @throws IOException if {@code in} fails
     */
    public ListImportReport importNational(
            String list, Instant asOf, ContactCsv csv, InputStream in, Consumer<RejectedRow> rejected)
            throws IOException {
        try (NationalImport numbers = stores.doNotCall().importNational(list, asOf)) {
            ContactCsvReport file = csv.read(in, rows(numbers::add, rejected));
            long added = numbers.commit();
            return new ListImportReport(file.rows(), added, file.accepted() - added, file.rejected());
        }
    }

    private static ContactRows rows(Consumer<PhoneNumber> accepted, Consumer<RejectedRow> rejected) {
        return new ContactRows() {
            @Override
            public void accepted(long row, Contact contact) {
                accepted.accept(contact.phone());
            }

            @Override
            public void rejected(RejectedRow row) {
                rejected.accept(row);
            }
        };
    }

    /** Hands numbers to the store by the thousand. */
    private final class OwnList {
        private final @Nullable TenantId tenant;
        private final List<DoNotCall> waiting = new ArrayList<>();
        private long added;

        OwnList(@Nullable TenantId tenant) {
            this.tenant = tenant;
        }

        void add(PhoneNumber phone) {
            waiting.add(new DoNotCall(tenant, phone, Source.FILE, "", clock.instant()));
            if (waiting.size() == AT_ONCE) {
                flush();
            }
        }

        void flush() {
            added += stores.doNotCall().add(waiting);
            waiting.clear();
        }
    }
}
