package io.voicecrm.testkit.contract;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.Direction;
import io.voicecrm.voice.NumberImport;
import io.voicecrm.voice.PhoneNumbers;
import io.voicecrm.voice.VoiceProviderException;
import io.voicecrm.voice.VoiceProviderException.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;

/** The numbers that a provider in the heap knows. Refuses what it is told to refuse. Thread-safe. */
@NullMarked
final class RecordedNumbers implements PhoneNumbers {

    private final ProviderId provider;
    private final Map<String, OwnedNumber> known = new TreeMap<>();
    private final Deque<Kind> refusals = new ArrayDeque<>();

    RecordedNumbers(ProviderId provider) {
        this.provider = provider;
    }

    /** The next requests to import or to assign fail like this, one each. */
    synchronized void refuseNext(Kind... kinds) {
        refusals.addAll(List.of(kinds));
    }

    @Override
    public synchronized List<OwnedNumber> list() {
        return List.copyOf(known.values());
    }

    @Override
    public synchronized OwnedNumber importNumber(NumberImport number) {
        refuse();
        return known.computeIfAbsent(
                number.number().e164(),
                e164 -> new OwnedNumber("imported-" + e164.substring(2), number.number(), number.label(), null));
    }

    @Override
    public synchronized void assign(PhoneNumber number, AgentId agent, Set<Direction> directions) {
        refuse();
        OwnedNumber held = known.get(number.e164());
        if (held == null) {
            throw failure(Kind.NOT_FOUND);
        }
        known.put(number.e164(), new OwnedNumber(held.id(), number, held.label(), agent));
    }

    @Override
    public synchronized void detach(PhoneNumber number, Set<Direction> directions) {
        known.computeIfPresent(number.e164(), (e164, held) -> new OwnedNumber(held.id(), number, held.label(), null));
    }

    @Override
    public synchronized void remove(PhoneNumber number) {
        known.remove(number.e164());
    }

    private void refuse() {
        Kind kind = refusals.poll();
        if (kind != null) {
            throw failure(kind);
        }
    }

    private VoiceProviderException failure(Kind kind) {
        return new VoiceProviderException(provider, kind, "told to answer " + kind, null, null, null);
    }
}
