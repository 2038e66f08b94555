package io.voicecrm.twilio;

import com.twilio.base.Page;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumberReader;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumberUpdater;
import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.Secret;
import io.voicecrm.number.Carrier;
import io.voicecrm.number.CarrierException;
import io.voicecrm.number.CarrierLine;
import io.voicecrm.number.CarrierNumber;
import io.voicecrm.number.Channel;
import io.voicecrm.number.NumberRoutes;
import io.voicecrm.number.NumberSearch;
import io.voicecrm.number.OfferedNumber;
import io.voicecrm.number.Purchase;
import io.voicecrm.voice.NumberImport;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of one account. A number is always bought by its digits: buying by area code would buy another one when it is
 * asked twice.
 */
final class TwilioCarrier implements Carrier {

    private static final int PAGE_SIZE = 200;
    private static final int LONGEST_LABEL = 64;

    private final TwilioRestClient client;
    private final String account;
    private final Function<String, Secret> tokens;
    private final NumberOffers offers;

    /**
     * @param account whose numbers: the client's own account, or one of its subaccounts
     * @param tokens the auth token of an account of ours, by its sid
     */
    TwilioCarrier(TwilioRestClient client, String account, Function<String, Secret> tokens) {
        this.client = client;
        this.account = account;
        this.tokens = tokens;
        this.offers = new NumberOffers(client, account);
    }

    @Override
    public ProviderId id() {
        return Twilio.ID;
    }

    @Override
    public List<OfferedNumber> search(NumberSearch search) {
        return offers.search(search);
    }

    @Override
    public Purchase buy(PhoneNumber number, String label) {
        try {
            IncomingPhoneNumber bought = IncomingPhoneNumber.creator(
                            account, new com.twilio.type.PhoneNumber(number.e164()))
                    .setFriendlyName(label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL) : label)
                    .create(client);
            return new Purchase.Bought(owned(bought));
        } catch (TwilioException e) {
            return Failures.purchase(e);
        }
    }

    @Override
    public Optional<CarrierNumber> find(PhoneNumber number) {
        return Failures.ask(
                "find number",
                () -> reader().setPhoneNumber(number.e164()).firstPage(client).getRecords().stream()
                        .map(TwilioCarrier::owned)
                        .filter(found -> found.number().equals(number))
                        .findFirst());
    }

    @Override
    public io.voicecrm.Page<CarrierNumber> owned(@Nullable String cursor) {
        return Failures.ask("list numbers", () -> {
            Page<IncomingPhoneNumber> page =
                    cursor == null ? reader().firstPage(client) : reader().getPage(cursor, client);
            return new io.voicecrm.Page<>(
                    page.getRecords().stream().map(TwilioCarrier::owned).toList(),
                    page.hasNextPage() ? page.getNextPageUrl("api") : null);
        });
    }

    @Override
    public void route(CarrierLine line, NumberRoutes routes) {
        if (routes.isUnchanged()) {
            return;
        }
        IncomingPhoneNumberUpdater update = IncomingPhoneNumber.updater(line.account(), line.id());
        if (routes.calls() != null) {
            update.setVoiceUrl(routes.calls()).setVoiceMethod(com.twilio.http.HttpMethod.POST);
        }
        if (routes.status() != null) {
            update.setStatusCallback(routes.status()).setStatusCallbackMethod(com.twilio.http.HttpMethod.POST);
        }
        if (routes.messages() != null) {
            update.setSmsUrl(routes.messages()).setSmsMethod(com.twilio.http.HttpMethod.POST);
        }
        Failures.ask("route number", () -> update.update(client).getSid());
    }

    @Override
    public void release(CarrierLine line) {
        try {
            IncomingPhoneNumber.deleter(line.account(), line.id()).delete(client);
        } catch (TwilioException e) {
            CarrierException failure = Failures.carrier("release number", e);
            if (failure.kind() != CarrierException.Kind.NOT_FOUND) {
                throw failure;
            }
        }
    }

    @Override
    public NumberImport importOf(CarrierLine line, PhoneNumber number, String label) {
        return new NumberImport.Twilio(number, label, line.account(), tokens.apply(line.account()));
    }

    private IncomingPhoneNumberReader reader() {
        return IncomingPhoneNumber.reader(account).setPageSize((long) PAGE_SIZE);
    }

    private static CarrierNumber owned(IncomingPhoneNumber number) {
        com.twilio.type.PhoneNumberCapabilities able = number.getCapabilities();
        Set<Channel> channels = able == null
                ? Set.of()
                : NumberOffers.channels(able.getVoice(), able.getSms(), able.getMms(), able.getFax());
        return new CarrierNumber(
                number.getSid(),
                number.getAccountSid(),
                PhoneNumber.of(number.getPhoneNumber().getEndpoint()),
                number.getFriendlyName() == null ? "" : number.getFriendlyName(),
                null,
                channels);
    }
}
