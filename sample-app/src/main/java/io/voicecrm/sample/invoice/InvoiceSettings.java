package io.voicecrm.sample.invoice;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What invoices and the mails about them say of the business.
 *
 * @param issuer the name of the business
 * @param issuerAddress where it is, tax numbers and the like; lines are parted by {@code |}; empty for none
 * @param mailFrom whom mails come from; empty for the platform's first user
 */
@ConfigurationProperties("voicecrm.invoices")
record InvoiceSettings(
        @DefaultValue("voicecrm") String issuer,
        @DefaultValue("") String issuerAddress,
        @DefaultValue("") String mailFrom) {

    /** The address line by line. */
    List<String> addressLines() {
        return issuerAddress.isBlank()
                ? List.of()
                : List.of(issuerAddress.split("\\|")).stream()
                        .map(String::strip)
                        .toList();
    }
}
