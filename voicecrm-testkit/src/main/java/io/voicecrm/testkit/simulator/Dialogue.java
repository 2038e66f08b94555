package io.voicecrm.testkit.simulator;

import io.voicecrm.call.Transcript;
import io.voicecrm.call.Transcript.Speaker;
import io.voicecrm.call.Transcript.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A talk while it goes on: who says what, how long it takes, what the agent has learned. Confined to one thread. */
final class Dialogue {

    private static final double AGENT_SECONDS_PER_WORD = 0.36;
    private static final double MEAN_PAUSE_SECONDS = 2.0;

    /** An agent's first words are ready before somebody answers; whoever has said hello is not kept waiting. */
    private static final double LONGEST_FIRST_PAUSE_SECONDS = 1.2;

    private final Script script;
    private final Chance chance;
    private final Person person;
    private final double longestSeconds;
    private final Map<String, String> variables;
    private final Map<String, String> learned = new HashMap<>();
    private final List<Turn> turns = new ArrayList<>();
    private double seconds;

    Dialogue(Script script, Chance chance, Person person, Dial dial) {
        this.script = script;
        this.chance = chance;
        this.person = person;
        this.longestSeconds = dial.longestTalk().toSeconds();
        this.variables = new HashMap<>(dial.variables());
        variables.put("my_first", person.firstName());
        variables.put("my_name", person.name());
        variables.put("my_email", person.email());
    }

    /** Makes a word usable in lines to come. */
    void set(String variable, String value) {
        variables.put(variable, value);
    }

    void agentSays(String text) {
        say(Speaker.AGENT, text, AGENT_SECONDS_PER_WORD);
    }

    void personSays(String text) {
        say(Speaker.PERSON, text, person.secondsPerWord());
    }

    void agent(String section) {
        agentSays(pick(section).text().fill(variables));
    }

    void person(String section) {
        personSays(pick(section).text().fill(variables));
    }

    /** The person says something, and the agent learns a fact from it, unless the call is cut off before. */
    void personTells(String section, String fact, String value) {
        person(section);
        learn(fact, value);
    }

    /** The person says the second half of a line whose first half is the fact that the agent learns from it. */
    void personTells(String section, String fact) {
        Script.Line line = pick(section);
        personSays(line.answer().fill(variables));
        learn(fact, line.text().fill(variables));
    }

    /** Some exchanges, none twice. */
    void exchange(String section, boolean agentBegins, int count) {
        List<Script.Line> lines = script.sayable(section, variables);
        for (int i = 0; i < count && !lines.isEmpty(); i++) {
            Script.Line line = lines.remove(chance.between(0, lines.size() - 1));
            String text = line.text().fill(variables);
            String answer = line.answer().fill(variables);
            if (agentBegins) {
                agentSays(text);
                personSays(answer);
            } else {
                personSays(text);
                agentSays(answer);
            }
        }
    }

    boolean isCutOff() {
        return seconds >= longestSeconds;
    }

    Map<String, String> learned() {
        return learned;
    }

    Transcript transcript() {
        return new Transcript(turns);
    }

    /** From answer to hang-up, in whole seconds. */
    Duration talkTime() {
        return Duration.ofSeconds((long) Math.min(longestSeconds, Math.max(1, Math.ceil(seconds))));
    }

    private Script.Line pick(String section) {
        return chance.oneOf(script.sayable(section, variables));
    }

    String value(String variable) {
        return variables.getOrDefault(variable, "");
    }

    /** Notes a fact, unless the call is cut off already. */
    void learn(String fact, String value) {
        if (!isCutOff()) {
            learned.put(fact, value);
        }
    }

    private void say(Speaker speaker, String text, double secondsPerWord) {
        double pause = turns.isEmpty() ? 0 : 0.4 + chance.exponential(MEAN_PAUSE_SECONDS);
        if (speaker == Speaker.AGENT && turns.stream().noneMatch(turn -> turn.speaker() == Speaker.AGENT)) {
            pause = Math.min(pause, LONGEST_FIRST_PAUSE_SECONDS);
        }
        if (isCutOff() || seconds + pause >= longestSeconds) {
            seconds = longestSeconds;
            return;
        }
        turns.add(new Turn(speaker, text, Duration.ofSeconds((long) (seconds + pause))));
        seconds += pause + words(text) * secondsPerWord;
    }

    private static long words(String text) {
        return 1 + text.chars().filter(c -> c == ' ').count();
    }
}
