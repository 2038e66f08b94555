package io.voicecrm.elevenlabs;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.Direction;
import io.voicecrm.http.Lenient;
import io.voicecrm.http.Reply;
import io.voicecrm.voice.NumberImport;
import io.voicecrm.voice.PhoneNumbers;
import io.voicecrm.voice.VoiceProviderException;
import io.voicecrm.voice.VoiceProviderException.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

final class ElevenLabsPhoneNumbers implements PhoneNumbers {

    private final Api api;

    /** A number keeps its id for as long as it is in the account; taken out and imported again it has another. */
    private final Map<PhoneNumber, Line> lines = new ConcurrentHashMap<>();

    ElevenLabsPhoneNumbers(Api api) {
        this.api = api;
    }

    /**
     * A number as the provider dials from it.
     *
     * @param isSipTrunk whether it lies behind a trunk rather than at Twilio
     */
    record Line(String id, boolean isSipTrunk) {}

    @Override
    public List<OwnedNumber> list() {
        Wire.NumberInAccount[] numbers =
                api.get("list phone numbers", api.url("phone-numbers").build(), Wire.NumberInAccount[].class);
        List<OwnedNumber> owned = new ArrayList<>();
        Map<PhoneNumber, Line> seen = new LinkedHashMap<>();
        for (Wire.NumberInAccount number : numbers) {
            Lenient.phoneNumber(number.number()).ifPresent(phone -> {
                if (number.id() != null) {
                    owned.add(owned(number, number.id(), phone));
                    seen.put(phone, new Line(number.id(), "sip_trunk".equals(number.provider())));
                }
            });
        }
        lines.keySet().retainAll(seen.keySet());
        lines.putAll(seen);
        return owned;
    }

    /** What is there already is not imported again: it would get a second id, and calls by the first would be lost. */
    @Override
    public OwnedNumber importNumber(NumberImport number) {
        Optional<OwnedNumber> known = find(number.number());
        if (known.isPresent()) {
            return known.get();
        }
        Reply reply = api.create("import phone number", api.url("phone-numbers").build(), Body.of(json(number)));
        String id = api.read("import phone number", reply, Wire.ImportedNumber.class)
                .id();
        if (id == null) {
            throw Api.unreadable("import phone number", reply);
        }
        lines.put(number.number(), new Line(id, number instanceof NumberImport.SipTrunk));
        return new OwnedNumber(id, number.number(), number.label(), null);
    }

    @Override
    public void assign(PhoneNumber number, AgentId agent, Set<Direction> directions) {
        Line line = required(number);
        // A call from the number names its agent itself.
        if (directions.contains(Direction.INBOUND)) {
            bind(line, agent.value());
        }
    }

    @Override
    public void detach(PhoneNumber number, Set<Direction> directions) {
        Line line = required(number);
        if (directions.contains(Direction.INBOUND)) {
            bind(line, null);
        }
    }

    private void bind(Line line, @Nullable String agent) {
        api.change("bind phone number", url(line), Collections.singletonMap("agent_id", agent));
    }

    @Override
    public void remove(PhoneNumber number) {
        Optional<Line> line = line(number);
        if (line.isEmpty()) {
            return;
        }
        api.delete("remove phone number", url(line.get()));
        lines.remove(number);
    }

    /** How the provider dials from a number; asks again if it is not known, since it may have been bought meanwhile. */
    Optional<Line> line(PhoneNumber number) {
        Line known = lines.get(number);
        if (known == null) {
            list();
            known = lines.get(number);
        }
        return Optional.ofNullable(known);
    }

    /** Has the number looked up again before the next call. */
    void forget(PhoneNumber number) {
        lines.remove(number);
    }

    private Optional<OwnedNumber> find(PhoneNumber number) {
        return list().stream().filter(owned -> owned.number().equals(number)).findFirst();
    }

    private Line required(PhoneNumber number) {
        return line(number)
                .orElseThrow(() -> new VoiceProviderException(
                        ElevenLabs.ID,
                        Kind.NOT_FOUND,
                        "the number " + number + " is not in the account",
                        null,
                        null,
                        null));
    }

    private HttpUrl url(Line line) {
        return api.url("phone-numbers").addPathSegment(line.id()).build();
    }

    private static Map<String, Object> json(NumberImport number) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("phone_number", number.number().e164());
        json.put("label", number.label());
        if (number instanceof NumberImport.Twilio twilio) {
            json.put("provider", "twilio");
            json.put("sid", twilio.accountSid());
            json.put("token", twilio.authToken().reveal());
        } else if (number instanceof NumberImport.SipTrunk trunk) {
            json.put("provider", "sip_trunk");
            json.put("outbound_trunk_config", outbound(trunk));
        }
        return json;
    }

    private static Map<String, Object> outbound(NumberImport.SipTrunk trunk) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("address", trunk.terminationHost());
        json.put("transport", trunk.transport().name().toLowerCase(Locale.ROOT));
        trunk.credentials()
                .ifPresent(login -> json.put(
                        "credentials",
                        Map.of(
                                "username",
                                login.username(),
                                "password",
                                login.password().reveal())));
        return json;
    }

    private static OwnedNumber owned(Wire.NumberInAccount number, String id, PhoneNumber phone) {
        Wire.AssignedAgent assigned = number.agent();
        String agent = assigned == null ? null : assigned.agentId();
        String label = number.label();
        return new OwnedNumber(
                id, phone, label == null ? "" : label, agent == null ? null : new AgentId(ElevenLabs.ID, agent));
    }
}
