package io.voicecrm.stripe;

import com.stripe.model.StripeCollection;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionListParams;
import io.voicecrm.billing.CustomerRef;
import io.voicecrm.billing.HostedPage;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens a page per reference: what is open is found again, what is paid is not sold a second time. */
final class Checkouts {

    private final Requests requests;

    Checkouts(Requests requests) {
        this.requests = requests;
    }

    HostedPage open(SessionCreateParams page, CustomerRef customer, String reference) {
        String key = "checkout:" + customer.tenant() + ":" + reference;
        Session known = search(customer, reference).orElse(null);
        if (known == null) {
            return shown(create(page, key));
        }
        return switch (known.getStatus()) {
            case "open" -> shown(known);
            case "complete" -> throw Failures.conflict("open checkout: the reference was paid before; take a new one");
            // The key of what is expired may still be known, and would open it again.
            default -> shown(create(page, key + ":after:" + known.getId()));
        };
    }

    private Session create(SessionCreateParams page, String key) {
        return requests.ask("open checkout", v1 -> v1.checkout().sessions().create(page, Requests.keyed(key)));
    }

    private Optional<Session> search(CustomerRef customer, String reference) {
        return Pages.first(
                after -> page(customer, after),
                session -> reference.equals(Labels.text(session.getMetadata(), Labels.REFERENCE)));
    }

    private StripeCollection<Session> page(CustomerRef customer, @Nullable String after) {
        SessionListParams params = SessionListParams.builder()
                .setCustomer(customer.id())
                .setLimit(Pages.SIZE)
                .setStartingAfter(after)
                .build();
        return requests.ask("list checkouts", v1 -> v1.checkout().sessions().list(params));
    }

    private static HostedPage shown(Session session) {
        return new HostedPage(
                session.getId(), URI.create(session.getUrl()), Instant.ofEpochSecond(session.getExpiresAt()));
    }
}
