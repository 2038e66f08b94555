package io.voicecrm.sample.compliance;

import io.voicecrm.PhoneNumber;
import io.voicecrm.compliance.DoNotCall;
import io.voicecrm.contact.Contact;
import io.voicecrm.contact.ContactCsv;
import io.voicecrm.contact.ContactCsvReport;
import io.voicecrm.contact.ContactRows;
import io.voicecrm.contact.RejectedRow;
import io.voicecrm.engine.Stores;
import io.voicecrm.sample.account.Tenants.Tenant;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a file of numbers into a do-not-call list: all that can be read, or nothing of a file that is no table. */
@Component
class DoNotCallImport {

    private static final int SHOWN = 100;

    private final Stores stores;
    private final PhoneNumbers numbers;
    private final Clock clock;

    DoNotCallImport(Stores stores, PhoneNumbers numbers, Clock clock) {
        this.stores = stores;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * What became of the rows.
     *
     * @param imported numbers that were not on the list
     * @param known rows whose number was there before, or came before in the file
     * @param rejections the first hundred
     */
    record DoNotCallReport(long rows, long imported, long known, long rejected, List<RejectionJson> rejections) {}

    record RejectionJson(long row, @Nullable String column, String value, String reason, String code) {}

    DoNotCallReport run(Tenant tenant, InputStream in) throws IOException {
        Set<PhoneNumber> listed = new LinkedHashSet<>();
        List<RejectionJson> shown = new ArrayList<>();
        ContactCsvReport file = ContactCsv.builder(numbers.reader(tenant))
                .build()
                .read(in, new ContactRows() {
                    @Override
                    public void accepted(long row, Contact contact) {
                        listed.add(contact.phone());
                    }

                    @Override
                    public void rejected(RejectedRow row) {
                        if (shown.size() < SHOWN) {
                            shown.add(new RejectionJson(
                                    row.row(),
                                    row.column(),
                                    row.maskedValue(),
                                    row.reason(),
                                    row.code().word()));
                        }
                    }
                });
        Instant now = clock.instant();
        int imported = stores.compliance()
                .doNotCall()
                .add(listed.stream()
                        .map(phone -> new DoNotCall(tenant.tenantId(), phone, DoNotCall.Source.FILE, "", now))
                        .toList());
        return new DoNotCallReport(file.rows(), imported, file.accepted() - imported, file.rejected(), shown);
    }
}
