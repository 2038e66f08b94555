package io.voicecrm.twilio;

import com.twilio.base.Page;
import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.exception.RestException;
import com.twilio.exception.TwilioException;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.Domains;
import com.twilio.rest.api.v2010.account.availablephonenumbercountry.Local;
import com.twilio.type.PhoneNumberCapabilities;
import io.voicecrm.PhoneNumber;
import io.voicecrm.number.CarrierException;
import io.voicecrm.number.Channel;
import io.voicecrm.number.NumberKind;
import io.voicecrm.number.NumberPlace;
import io.voicecrm.number.NumberSearch;
import io.voicecrm.number.OfferedNumber;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is for sale. The library has one class per kind of number with the same members; this asks for all kinds in one
 * way and reads the answers as {@link Local}.
 */
final class NumberOffers {

    private final TwilioRestClient client;
    private final String account;

    NumberOffers(TwilioRestClient client, String account) {
        this.client = client;
        this.account = account;
    }

    /** One page: Twilio answers one, whatever matches beyond it. */
    List<OfferedNumber> search(NumberSearch search) {
        try {
            Response answer = client.request(request(search));
            if (!TwilioRestClient.SUCCESS.test(answer.getStatusCode())) {
                throw refusal(answer);
            }
            return Page.fromJson("available_phone_numbers", answer.getContent(), Local.class, client.getObjectMapper())
                    .getRecords()
                    .stream()
                    .map(NumberOffers::offered)
                    .toList();
        } catch (TwilioException e) {
            CarrierException failure = Failures.carrier("search numbers", e);
            if (failure.kind() == CarrierException.Kind.NOT_FOUND) {
                // A country without numbers of that kind.
                return List.of();
            }
            throw failure;
        }
    }

    private Request request(NumberSearch search) {
        Request request = new Request(
                HttpMethod.GET,
                Domains.API.toString(),
                "/2010-04-01/Accounts/" + account + "/AvailablePhoneNumbers/" + search.country() + "/"
                        + path(search.kind()) + ".json");
        request.addQueryParam("PageSize", String.valueOf(search.limit()));
        if (search.areaCode() != null) {
            request.addQueryParam("AreaCode", search.areaCode());
        }
        if (search.contains() != null) {
            request.addQueryParam("Contains", search.contains());
        }
        if (search.region() != null) {
            request.addQueryParam("InRegion", search.region());
        }
        if (search.locality() != null) {
            request.addQueryParam("InLocality", search.locality());
        }
        search.channels().stream().sorted().forEach(channel -> request.addQueryParam(able(channel), "true"));
        return request;
    }

    private ApiException refusal(Response answer) {
        RestException reason = RestException.fromJson(answer.getStream(), client.getObjectMapper());
        if (reason == null) {
            throw new ApiConnectionException("HTTP " + answer.getStatusCode() + " without a reason");
        }
        return new ApiException(reason);
    }

    private static String path(NumberKind kind) {
        return switch (kind) {
            case TOLL_FREE -> "TollFree";
            case MOBILE -> "Mobile";
            case LOCAL -> "Local";
        };
    }

    private static String able(Channel channel) {
        return switch (channel) {
            case VOICE -> "VoiceEnabled";
            case SMS -> "SmsEnabled";
            case MMS -> "MmsEnabled";
            case FAX -> "FaxEnabled";
        };
    }

    static Set<Channel> channels(boolean voice, boolean sms, boolean mms, boolean fax) {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        if (voice) {
            channels.add(Channel.VOICE);
        }
        if (sms) {
            channels.add(Channel.SMS);
        }
        if (mms) {
            channels.add(Channel.MMS);
        }
        if (fax) {
            channels.add(Channel.FAX);
        }
        return channels;
    }

    private static OfferedNumber offered(Local number) {
        PhoneNumberCapabilities able = number.getCapabilities();
        String papers = number.getAddressRequirements();
        return new OfferedNumber(
                PhoneNumber.of(number.getPhoneNumber().getEndpoint()),
                new NumberPlace(number.getIsoCountry(), number.getRegion(), number.getLocality()),
                able == null ? Set.of() : channels(able.getVoice(), able.getSms(), able.getMms(), able.getFax()),
                papers != null && !papers.equals("none"));
    }
}
