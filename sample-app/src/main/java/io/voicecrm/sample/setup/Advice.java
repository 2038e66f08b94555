package io.voicecrm.sample.setup;

import io.voicecrm.voice.VoiceProviderException.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an error of a provider means, and what helps. */
enum Advice {
    KEY(
            "The provider does not accept the key, or the key lacks a right.",
            "Make a new key at the provider with the rights for agents, calls and phone numbers, and set it in the app's"
                    + " environment."),
    CREDIT(
            "The provider account has no calling credit left, or the key may not place calls.",
            "Check usage and credit at the provider and top the account up; if there is credit, check the rights of the key."
                    + " Then resume the campaigns that paused."),
    AGENT_OR_NUMBER(
            "The agent has no phone number at the provider, or does not exist there.",
            "Assign a number to the agent under Phone Numbers at the provider. If the agent works there but not here, the"
                    + " app has the id of another account or environment: choose an agent that this account has."),
    REQUEST(
            "The provider does not accept the request as it is.",
            "Check the settings of the agent and the number that is shown to people who are called."),
    CONFLICT(
            "What was to be changed exists already or was changed meanwhile.",
            "Look at it at the provider, and try again."),
    PACE(
            "More calls or requests than the account allows at once.",
            "Nothing is lost: calls wait and are placed later. Lower the limits of the app to those of the account, or raise"
                    + " the account's."),
    OUTAGE(
            "The provider is down or does not answer in time.",
            "Look at the provider's status page. Calls wait meanwhile, and go on by themselves."),
    MISSING("The provider does not offer this.", "Use another provider for it."),
    UNREADABLE(
            "The provider answered something that it does not document.",
            "Look for an update of voicecrm; if there is none, report it with the time and the request's id."),
    OTHER(
            "A call was not placed for a reason that is not known here.",
            "Look at the words of the provider beside this.");

    private static final Pattern STATUS = Pattern.compile("answered (\\d{3})");

    private final String meaning;
    private final String action;

    Advice(String meaning, String action) {
        this.meaning = meaning;
        this.action = action;
    }

    String meaning() {
        return meaning;
    }

    String action() {
        return action;
    }

    static Advice of(Kind kind) {
        return switch (kind) {
            case NOT_AUTHORIZED -> KEY;
            case NOT_FOUND -> AGENT_OR_NUMBER;
            case INVALID_REQUEST -> REQUEST;
            case NOT_SUPPORTED -> MISSING;
            case CONFLICT -> CONFLICT;
            case OUT_OF_CREDIT -> CREDIT;
            case RATE_LIMITED -> PACE;
            case UNAVAILABLE -> OUTAGE;
            case UNREADABLE_RESPONSE -> UNREADABLE;
        };
    }

    /** By the words that an attempt keeps of a refused call. */
    static Advice ofWords(String words) {
        Matcher matcher = STATUS.matcher(words);
        if (!matcher.find()) {
            return OTHER;
        }
        int status = Integer.parseInt(matcher.group(1));
        return switch (status) {
            case 401 -> KEY;
            case 402, 403 -> CREDIT;
            case 404 -> AGENT_OR_NUMBER;
            case 409 -> CONFLICT;
            case 429 -> PACE;
            default -> status >= 500 ? OUTAGE : REQUEST;
        };
    }
}
