package io.voicecrm.sample.compliance;

import io.voicecrm.PhoneNumber;
import io.voicecrm.contact.PhoneNumberReader;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.web.Problems;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Numbers as a client's people write them. */
@Component
class PhoneNumbers {

    /** A reader gets faster with every number of its region. */
    private final Map<String, PhoneNumberReader> readers = new ConcurrentHashMap<>();

    PhoneNumberReader reader(Tenant tenant) {
        return readers.computeIfAbsent(tenant.region(), PhoneNumberReader::in);
    }

    /** @throws org.springframework.web.ErrorResponseException 400 naming {@code field} if it is no number */
    PhoneNumber read(Tenant tenant, String field, String text) {
        return reader(tenant)
                .read(text)
                .numberIfValid()
                .orElseThrow(() -> Problems.invalid(field, "is not a number that can be called"));
    }
}
