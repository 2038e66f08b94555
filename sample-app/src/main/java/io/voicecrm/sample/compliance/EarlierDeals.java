package io.voicecrm.sample.compliance;

import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.Relationship;
import io.voicecrm.compliance.Relationship.Kind;
import io.voicecrm.contact.Contact;
import io.voicecrm.engine.Stores;
import io.voicecrm.sample.account.Tenants.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Reads the dates of purchases and inquiries beside contacts of a file, from the columns {@code last_purchase_on} and
 * {@code last_inquiry_on}. They are facts by themselves: those of a file that breaks off later stay.
 */
@Component
public class EarlierDeals {

    private static final Map<Kind, String> COLUMNS =
            Map.of(Kind.PURCHASE, "last_purchase_on", Kind.INQUIRY, "last_inquiry_on");
    private static final int AT_ONCE = 1_000;

    private final Stores stores;
    private final Clock clock;

    EarlierDeals(Stores stores, Clock clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /** The column of a kind. */
    public static String column(Kind kind) {
        return String.valueOf(COLUMNS.get(kind));
    }

    /** Begins with a file of a client. */
    public Reader of(Tenant tenant, String file) {
        return new Reader(tenant, file);
    }

    /** One file. For one thread. */
    public final class Reader {
        private final Tenant tenant;
        private final String file;
        private final List<Relationship> waiting = new ArrayList<>();
        private final Map<Kind, Long> unreadable = new EnumMap<>(Kind.class);

        private Reader(Tenant tenant, String file) {
            this.tenant = tenant;
            this.file = file;
        }

        /** Takes what a contact's row says. */
        public void read(Contact contact) {
            COLUMNS.forEach((kind, column) -> {
                String text = contact.variables().getOrDefault(column, "").strip();
                if (!text.isEmpty()) {
                    add(contact, kind, text);
                }
            });
        }

        /** Keeps the last ones; how many rows of each kind had a date that is none, or is to come. */
        public Map<Kind, Long> finish() {
            flush();
            return unreadable;
        }

        private void add(Contact contact, Kind kind, String text) {
            try {
                Instant at = LocalDate.parse(text).atStartOfDay(tenant.zone()).toInstant();
                if (!at.isAfter(clock.instant())) {
                    Callee callee = new Callee(tenant.tenantId(), contact.phone());
                    waiting.add(Relationship.of(callee, kind, file, at));
                    if (waiting.size() == AT_ONCE) {
                        flush();
                    }
                    return;
                }
            } catch (DateTimeParseException e) {
                // Counted below: the person is a contact all the same.
            }
            unreadable.merge(kind, 1L, Long::sum);
        }

        private void flush() {
            stores.compliance().relationships().record(waiting);
            waiting.clear();
        }
    }
}
