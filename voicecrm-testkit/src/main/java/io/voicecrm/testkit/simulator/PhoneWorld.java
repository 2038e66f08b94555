package io.voicecrm.testkit.simulator;

import io.voicecrm.call.CallAnalysis;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.Transcript;
import io.voicecrm.testkit.simulator.SimulatedCall.HangUp;
import io.voicecrm.testkit.simulator.SimulatedCall.Sentiment;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Everybody who can be called.
 *
 * <p>What happens depends on the seed, the number, how often it was dialed, and what the agent says; never on time or
 * threads. So a campaign against the same world ends the same way, however its calls interleave. Immutable, thread-safe.
 */
public final class PhoneWorld {

    private static final CallAnalysis NOTHING_TO_ANALYZE = new CallAnalysis("", null, Map.of());

    private final long seed;
    private final OutcomeMix mix;
    private final Map<Purpose, Script> scripts = new EnumMap<>(Purpose.class);

    /** @param seed another seed is another population */
    public PhoneWorld(long seed, OutcomeMix mix) {
        this.seed = seed;
        this.mix = mix;
        for (Purpose purpose : Purpose.values()) {
            scripts.put(purpose, Script.of(purpose));
        }
    }

    /** What happens when a phone rings. Asking again gives the same answer. */
    public SimulatedCall ring(Dial dial) {
        Chance chance = Chance.of(seed, dial.to(), dial.nth());
        CallOutcome outcome = mix.at(chance.unit());
        long ring = ringSeconds(outcome, chance);
        if (outcome != CallOutcome.INVALID_NUMBER && ring >= dial.longestRing().toSeconds()) {
            return notConnected(CallOutcome.NO_ANSWER, dial.longestRing().toSeconds());
        }
        switch (outcome) {
            case ANSWERED:
                return talk(dial, chance, ring);
            case VOICEMAIL:
                return leaveMessage(dial, chance, ring);
            default:
                return notConnected(outcome, ring);
        }
    }

    private static long ringSeconds(CallOutcome outcome, Chance chance) {
        switch (outcome) {
            case ANSWERED:
                return chance.between(4, 16);
            case VOICEMAIL:
                return chance.between(16, 24);
            case NO_ANSWER:
                return chance.between(21, 29);
            case DECLINED:
                return chance.between(3, 12);
            default:
                return chance.between(1, 3);
        }
    }

    private SimulatedCall talk(Dial dial, Chance chance, long ring) {
        Person person = Person.at(dial.to(), seed, dial.variables());
        Purpose purpose = Purpose.of(dial.prompt() + " " + dial.firstMessage());
        Attitude attitude = Attitude.at(chance.unit());
        Dialogue dialogue = new Dialogue(script(purpose), chance, person, dial);
        attitude.play(dialogue, chance, person, dial.firstMessage());
        HangUp hangUp = dialogue.isCutOff() ? HangUp.TIME_LIMIT : chance.happens(0.5) ? HangUp.AGENT : HangUp.PERSON;
        CallAnalysis analysis = attitude.analysis(dialogue.learned());
        return new SimulatedCall(
                CallOutcome.ANSWERED,
                Duration.ofSeconds(ring),
                dialogue.talkTime(),
                hangUp,
                dialogue.transcript(),
                analysis,
                attitude.sentiment(),
                attitude.title());
    }

    private SimulatedCall leaveMessage(Dial dial, Chance chance, long ring) {
        Person person = Person.at(dial.to(), seed, dial.variables());
        Dialogue dialogue = new Dialogue(script(Purpose.LEAD_GEN), chance, person, dial);
        dialogue.person("machine");
        if (!dial.voicemailMessage().isBlank()) {
            dialogue.agentSays(dial.voicemailMessage());
        }
        return new SimulatedCall(
                CallOutcome.VOICEMAIL,
                Duration.ofSeconds(ring),
                dialogue.talkTime(),
                dialogue.isCutOff() ? HangUp.TIME_LIMIT : HangUp.AGENT,
                dialogue.transcript(),
                new CallAnalysis("The call was answered by a machine.", false, Map.of()),
                Sentiment.NEUTRAL,
                "Voicemail");
    }

    private Script script(Purpose purpose) {
        Script script = scripts.get(purpose);
        if (script == null) {
            throw new IllegalStateException("purpose " + purpose + ": has no script");
        }
        return script;
    }

    private static SimulatedCall notConnected(CallOutcome outcome, long ring) {
        return new SimulatedCall(
                outcome,
                Duration.ofSeconds(ring),
                Duration.ZERO,
                HangUp.NOT_CONNECTED,
                new Transcript(List.of()),
                NOTHING_TO_ANALYZE,
                Sentiment.NEUTRAL,
                "");
    }
}
