package io.voicecrm.retell;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.Direction;
import io.voicecrm.http.Lenient;
import io.voicecrm.http.Reply;
import io.voicecrm.voice.Capability;
import io.voicecrm.voice.NumberImport;
import io.voicecrm.voice.PhoneNumbers;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The account's numbers. This provider names a number by the number itself. */
final class RetellPhoneNumbers implements PhoneNumbers {

    private final Api api;

    RetellPhoneNumbers(Api api) {
        this.api = api;
    }

    @Override
    public List<OwnedNumber> list() {
        List<OwnedNumber> owned = new ArrayList<>();
        String cursor = null;
        do {
            HttpUrl.Builder url = api.url(Paths.LIST_NUMBERS).addQueryParameter("limit", "1000");
            if (cursor != null) {
                url.addQueryParameter("pagination_key", cursor);
            }
            Wire.NumberList page = api.get("list phone numbers", url.build(), Wire.NumberList.class);
            Objects.requireNonNullElse(page.items(), List.<Wire.NumberInAccount>of())
                    .forEach(number -> owned(number).ifPresent(owned::add));
            cursor = Boolean.TRUE.equals(page.more()) ? page.next() : null;
        } while (cursor != null);
        return owned;
    }

    /** A number of Twilio comes in through a SIP trunk: this provider takes no account of anybody's. */
    @Override
    public OwnedNumber importNumber(NumberImport number) {
        if (!(number instanceof NumberImport.SipTrunk trunk)) {
            throw Retell.CAPABILITIES.refusal(Capability.NUMBER_IMPORT_TWILIO);
        }
        Optional<OwnedNumber> known = find(number.number());
        if (known.isPresent()) {
            return known.get();
        }
        Reply reply = api.create(
                "import phone number", api.url(Paths.IMPORT_NUMBER).build(), Api.json(NumberJson.imported(trunk)));
        return read("import phone number", reply);
    }

    OwnedNumber buy(NumberWish wish) {
        Reply reply =
                api.create("buy phone number", api.url(Paths.BUY_NUMBER).build(), Api.json(NumberJson.wanted(wish)));
        return read("buy phone number", reply);
    }

    @Override
    public void assign(PhoneNumber number, AgentId agent, Set<Direction> directions) {
        update("assign phone number", number, NumberJson.binding(agent, directions));
    }

    @Override
    public void detach(PhoneNumber number, Set<Direction> directions) {
        update("detach phone number", number, NumberJson.binding(null, directions));
    }

    void askAboutCallsTo(PhoneNumber number, @Nullable URI address) {
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put("inbound_webhook_url", address == null ? null : address.toString());
        update("set inbound webhook", number, change);
    }

    @Override
    public void remove(PhoneNumber number) {
        api.delete("remove phone number", api.url(Paths.DELETE_NUMBER, number.e164()));
    }

    private void update(String what, PhoneNumber number, Map<String, ?> change) {
        if (change.isEmpty()) {
            return;
        }
        read(what, api.send(what, "PATCH", api.url(Paths.UPDATE_NUMBER, number.e164()), Api.json(change)));
    }

    private OwnedNumber read(String what, Reply reply) {
        return owned(api.read(what, reply, Wire.NumberInAccount.class))
                .orElseThrow(() -> Api.unreadable(what, reply, null));
    }

    private Optional<OwnedNumber> find(PhoneNumber number) {
        return api.find("find phone number", api.url(Paths.GET_NUMBER, number.e164()), Wire.NumberInAccount.class)
                .flatMap(RetellPhoneNumbers::owned);
    }

    /** Whether the number is in the account, asked now. */
    boolean owns(PhoneNumber number) {
        return find(number).isPresent();
    }

    private static Optional<OwnedNumber> owned(Wire.NumberInAccount number) {
        return Lenient.phoneNumber(number.number())
                .map(phone -> new OwnedNumber(
                        phone.e164(),
                        phone,
                        Objects.requireNonNullElse(number.nickname(), ""),
                        agentOf(number.inbound()),
                        agentOf(number.outbound())));
    }

    private static @Nullable AgentId agentOf(@Nullable List<Wire.Binding> bindings) {
        return Objects.requireNonNullElse(bindings, List.<Wire.Binding>of()).stream()
                .map(Wire.Binding::agentId)
                .filter(Objects::nonNull)
                .findFirst()
                .map(id -> new AgentId(Retell.ID, id))
                .orElse(null);
    }
}
