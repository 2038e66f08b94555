package io.voicecrm.contact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that came out of one file. */
record ImportedFile(ContactCsvReport report, Map<Long, Contact> contacts, List<RejectedRow> rejected) {

    static ImportedFile of(String csv) {
        return of(csv.getBytes(StandardCharsets.UTF_8));
    }

    static ImportedFile of(byte[] csv) {
        return of(csv, ContactCsv.builder("US").build());
    }

    static ImportedFile of(String csv, ContactCsv reader) {
        return of(csv.getBytes(StandardCharsets.UTF_8), reader);
    }

    static ImportedFile of(byte[] csv, ContactCsv reader) {
        Map<Long, Contact> contacts = new LinkedHashMap<>();
        List<RejectedRow> rejected = new ArrayList<>();
        ContactRows rows = new ContactRows() {
            @Override
            public void accepted(long row, Contact contact) {
                contacts.put(row, contact);
            }

            @Override
            public void rejected(RejectedRow row) {
                rejected.add(row);
            }
        };
        try {
            return new ImportedFile(reader.read(new ByteArrayInputStream(csv), rows), contacts, rejected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The only contact. */
    Contact contact() {
        if (contacts.size() != 1) {
            throw new AssertionError("expected one contact, there are " + contacts.size() + "; rejected: " + rejected);
        }
        return contacts.values().iterator().next();
    }

    /** The only rejected row. */
    RejectedRow rejectedRow() {
        if (rejected.size() != 1) {
            throw new AssertionError("expected one rejected row, there are " + rejected.size());
        }
        return rejected.get(0);
    }

    List<String> numbers() {
        return contacts.values().stream().map(contact -> contact.phone().e164()).toList();
    }
}
