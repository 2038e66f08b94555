package io.voicecrm.number;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.Page;
import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.voice.NumberImport;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One account at one carrier: whoever sells numbers and connects their calls. Thread-safe; share one instance. */
@ExtensionPoint
public interface Carrier {

    /** Which carrier this is. */
    ProviderId id();

    /**
     * Numbers for sale; an empty list where none match.
     *
     * @throws CarrierException if the carrier cannot be asked, or does not know the search's terms
     */
    List<OfferedNumber> search(NumberSearch search);

    /**
     * Sends at most one request to buy exactly this number. Nothing sends it again by itself. Never throws for a failing
     * carrier; the answer says what is known.
     *
     * @param label what the carrier shall call the number; it tells a purchase of ours from others
     */
    Purchase buy(PhoneNumber number, String label);

    /**
     * The number if the account owns it; settles {@link Purchase.Unknown}.
     *
     * @throws CarrierException if the carrier cannot be asked
     */
    Optional<CarrierNumber> find(PhoneNumber number);

    /**
     * Every number that the account owns, a page at a time; {@code cursor} null gives the first page.
     *
     * @throws CarrierException if the carrier cannot be asked
     */
    Page<CarrierNumber> owned(@Nullable String cursor);

    /**
     * Says where a number's calls and messages go. Idempotent.
     *
     * @throws CarrierException if the carrier cannot be asked, or the number is not there
     */
    void route(CarrierLine line, NumberRoutes routes);

    /**
     * Gives a number back: it stops to cost, and cannot be had again for certain. Idempotent: giving back what is gone
     * succeeds.
     *
     * @throws CarrierException if the carrier cannot be asked
     */
    void release(CarrierLine line);

    /**
     * What a voice provider has to be told so that it can take over the number's calls; holds a secret.
     *
     * @param label shown to people at the provider
     */
    NumberImport importOf(CarrierLine line, PhoneNumber number, String label);
}
