package io.voicecrm.elevenlabs;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.Direction;
import io.voicecrm.voice.Capability;
import io.voicecrm.voice.NumberImport;
import io.voicecrm.voice.PhoneNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

final class ElevenLabsPhoneNumbers implements PhoneNumbers {

    private final Api api;

    /** A number keeps its id for as long as it is in the account; taken out and imported again it has another. */
    private final Map<PhoneNumber, String> ids = new ConcurrentHashMap<>();

    ElevenLabsPhoneNumbers(Api api) {
        this.api = api;
    }

    @Override
    public List<OwnedNumber> list() {
        Wire.NumberInAccount[] numbers =
                api.get("list phone numbers", api.url("phone-numbers").build(), Wire.NumberInAccount[].class);
        List<OwnedNumber> owned = new ArrayList<>();
        for (Wire.NumberInAccount number : numbers) {
            Numbers.parse(number.number()).ifPresent(phone -> {
                if (number.id() != null) {
                    owned.add(owned(number, number.id(), phone));
                }
            });
        }
        ids.keySet().retainAll(owned.stream().map(OwnedNumber::number).toList());
        owned.forEach(number -> ids.put(number.number(), number.id()));
        return owned;
    }

    @Override
    public OwnedNumber importNumber(NumberImport number) {
        throw ElevenLabs.CAPABILITIES.refusal(Capability.NUMBER_IMPORT_TWILIO);
    }

    @Override
    public void assign(PhoneNumber number, AgentId agent, Set<Direction> directions) {
        throw ElevenLabs.CAPABILITIES.refusal(Capability.NUMBER_ASSIGNMENT);
    }

    @Override
    public void detach(PhoneNumber number, Set<Direction> directions) {
        throw ElevenLabs.CAPABILITIES.refusal(Capability.NUMBER_ASSIGNMENT);
    }

    @Override
    public void remove(PhoneNumber number) {
        throw ElevenLabs.CAPABILITIES.refusal(Capability.NUMBER_ASSIGNMENT);
    }

    /** The provider's id of a number; asks again if it is not known, since it may have been bought meanwhile. */
    Optional<String> idOf(PhoneNumber number) {
        String known = ids.get(number);
        if (known == null) {
            list();
            known = ids.get(number);
        }
        return Optional.ofNullable(known);
    }

    /** Has the number looked up again before the next call. */
    void forget(PhoneNumber number) {
        ids.remove(number);
    }

    private static OwnedNumber owned(Wire.NumberInAccount number, String id, PhoneNumber phone) {
        Wire.AssignedAgent assigned = number.agent();
        String agent = assigned == null ? null : assigned.agentId();
        String label = number.label();
        return new OwnedNumber(
                id, phone, label == null ? "" : label, agent == null ? null : new AgentId(ElevenLabs.ID, agent));
    }
}
