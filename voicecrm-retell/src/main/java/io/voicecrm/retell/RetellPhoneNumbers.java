package io.voicecrm.retell;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.voice.PhoneNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
            Wire.NumberList page = api.read(
                    "list phone numbers",
                    api.send("list phone numbers", "GET", url.build(), null),
                    Wire.NumberList.class);
            Objects.requireNonNullElse(page.items(), List.<Wire.NumberInAccount>of())
                    .forEach(number -> owned(number).ifPresent(owned::add));
            cursor = Boolean.TRUE.equals(page.more()) ? page.next() : null;
        } while (cursor != null);
        return owned;
    }

    /** Whether the number is in the account, asked now. */
    boolean owns(PhoneNumber number) {
        return api.find("find phone number", api.url(Paths.GET_NUMBER, number.e164()), Wire.NumberInAccount.class)
                .isPresent();
    }

    private static Optional<OwnedNumber> owned(Wire.NumberInAccount number) {
        return Numbers.parse(number.number())
                .map(phone -> new OwnedNumber(
                        phone.e164(),
                        phone,
                        Objects.requireNonNullElse(number.nickname(), ""),
                        agentOf(number.inbound())));
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
