package io.voicecrm.testkit.simulator;

import io.voicecrm.call.CallAnalysis;
import io.voicecrm.testkit.simulator.SimulatedCall.Sentiment;
import java.util.List;
import java.util.Map;

/** How a person who picked up takes a call. */
enum Attitude {
    INTERESTED(58, Sentiment.POSITIVE, "Interested"),
    BUSY_NOW(16, Sentiment.NEUTRAL, "Asked to be called back"),
    NOT_INTERESTED(20, Sentiment.NEGATIVE, "Not interested"),
    WRONG_PERSON(3, Sentiment.NEUTRAL, "Wrong person"),
    NEVER_AGAIN(3, Sentiment.NEGATIVE, "Asked not to be called again");

    private static final List<String> CALLBACK_TIMES = List.of(
            "tomorrow morning", "tomorrow after five", "on Monday around ten", "next week", "this evening after six");

    private final int percent;
    private final Sentiment sentiment;
    private final String title;

    Attitude(int percent, Sentiment sentiment, String title) {
        this.percent = percent;
        this.sentiment = sentiment;
        this.title = title;
    }

    /** @param point of the unit interval */
    static Attitude at(double point) {
        double left = point * 100;
        for (Attitude attitude : values()) {
            left -= attitude.percent;
            if (left < 0) {
                return attitude;
            }
        }
        return INTERESTED;
    }

    Sentiment sentiment() {
        return sentiment;
    }

    String title() {
        return title;
    }

    void play(Dialogue talk, Chance chance, Person person, String firstMessage) {
        if (firstMessage.isBlank()) {
            talk.person("hello");
            talk.agent("opening");
        } else {
            talk.agentSays(firstMessage);
        }
        switch (this) {
            case INTERESTED:
                interested(talk, chance, person);
                break;
            case BUSY_NOW:
                talk.set("callback_time", chance.oneOf(CALLBACK_TIMES));
                talk.person("busy");
                talk.agent("ask_when");
                talk.personTells("say_when", "callback_time", talk.value("callback_time"));
                talk.learn("intent", "wants to be called back");
                talk.agent("confirm_when");
                break;
            case NOT_INTERESTED:
                talk.person("greeting");
                talk.agent("pitch");
                talk.personTells("not_interested", "intent", "not interested");
                talk.agent("accept_no");
                break;
            case WRONG_PERSON:
                talk.personTells("wrong_person", "intent", "wrong person");
                talk.agent("accept_wrong");
                break;
            default:
                talk.personTells("never_again", "intent", "does not want to be called again");
                talk.learn("do_not_call", "yes");
                talk.agent("accept_never");
                break;
        }
        talk.person("bye");
    }

    private static void interested(Dialogue talk, Chance chance, Person person) {
        talk.person("greeting");
        talk.agent("pitch");
        talk.personTells("intent", "intent");
        talk.exchange("question", true, chance.between(2, 5));
        talk.exchange("objection", false, chance.between(0, 2));
        talk.agent("ask_name");
        talk.personTells("give_name", "name", person.name());
        talk.agent("ask_email");
        if (person.sharesEmail()) {
            talk.personTells("give_email", "email", person.email());
        } else {
            talk.person("refuse_email");
            talk.agent("accept_refusal");
        }
        talk.agent("closing");
    }

    CallAnalysis analysis(Map<String, String> learned) {
        StringBuilder summary = new StringBuilder("The person ");
        if (learned.containsKey("name")) {
            summary.append("gave the name ").append(learned.get("name")).append(" and ");
        }
        summary.append(this == WRONG_PERSON ? "said that the number belongs to somebody else" : "said: ")
                .append(this == WRONG_PERSON ? "" : learned.getOrDefault("intent", "nothing of use"))
                .append('.');
        if (learned.containsKey("callback_time")) {
            summary.append(" Best time: ").append(learned.get("callback_time")).append('.');
        }
        if (learned.containsKey("email")) {
            summary.append(" They left an email address.");
        }
        return new CallAnalysis(summary.toString(), this == INTERESTED && learned.containsKey("name"), learned);
    }
}
