package io.voicecrm.voice;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.Direction;
import java.util.List;
import java.util.Set;

/** Numbers that are what they are: nothing can be imported, bound or removed. */
record FixedPhoneNumbers(ProviderId provider, List<OwnedNumber> list) implements PhoneNumbers {

    FixedPhoneNumbers {
        list = List.copyOf(list);
    }

    @Override
    public OwnedNumber importNumber(NumberImport number) {
        throw refusal(
                number instanceof NumberImport.Twilio ? Capability.NUMBER_IMPORT_TWILIO : Capability.NUMBER_IMPORT_SIP);
    }

    @Override
    public void assign(PhoneNumber number, AgentId agent, Set<Direction> directions) {
        throw refusal(Capability.NUMBER_ASSIGNMENT);
    }

    @Override
    public void detach(PhoneNumber number, Set<Direction> directions) {
        throw refusal(Capability.NUMBER_ASSIGNMENT);
    }

    @Override
    public void remove(PhoneNumber number) {
        throw refusal(Capability.NUMBER_ASSIGNMENT);
    }

    private VoiceProviderException refusal(Capability capability) {
        return Capabilities.of(provider).refusal(capability);
    }
}
