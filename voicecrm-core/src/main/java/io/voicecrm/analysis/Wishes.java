package io.voicecrm.analysis;

import io.voicecrm.call.Transcript.Speaker;
import io.voicecrm.call.Transcript.Turn;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person wants of us, by what they say in English: no more calls, another call, a meeting, nothing. Pure. */
final class Wishes {

    private static final Pattern OFF_THE_LIST = Pattern.compile(
            "\\b(?:take|remove|delete|get) (?:me|us|my number|our number|my name|this number)\\b.{0,40}\\b(?:off|from|list)\\b"
                    + "|\\bremove me\\b|\\bno more calls\\b|\\bwant (?:any )?more calls\\b|\\bunsubscribe\\b"
                    + "|\\blose (?:my|this) number\\b|\\bdo not call (?:list|registry)\\b");
    private static final Pattern NO_CALLS = Pattern.compile(
            "\\b(?:(?:do not|don't|dont|never|not to) (?:ever )?(?:call|phone|ring|contact)|(?:stop|quit) (?:calling|phoning|ringing|contacting))\\b");

    /** "Do not call me before noon" is a wish for the afternoon, not for silence. */
    private static final Pattern ONLY_THEN = Pattern.compile(
            "^[^.!?]{0,30}\\b(?:before|until|till|today|tonight|tomorrow|now|while|during|after|at|so|on (?:mon|tues|wednes|thurs|fri|satur|sun)days?|this (?:morning|afternoon|evening|week))\\b");

    private static final Pattern ANOTHER_CALL = Pattern.compile(
            "\\b(?:call|phone|ring|try|reach|contact)(?:ing)? (?:me|us|back)\\b|\\bcall (?:me|us)? ?back\\b|\\banother time\\b"
                    + "|\\b(?:not a good|bad) (?:time|moment)\\b|\\b(?:call|try) again\\b|\\bbusy right now\\b");
    private static final Pattern NOT_INTERESTED = Pattern.compile(
            "\\b(?:not|isn't|aren't|no longer) interested\\b|\\bno interest\\b|\\bdon't (?:really )?need\\b|\\bnothing for me\\b"
                    + "|\\bnot for me\\b|\\bno,? thank|\\balready have somebody\\b");
    private static final Pattern WRONG_PERSON = Pattern.compile(
            "\\bwrong (?:number|person)\\b|\\bnobody (?:of|by|with) that name\\b|\\bno one by that name\\b");
    private static final Pattern AGREED =
            Pattern.compile("\\b(?:booked|confirmed|scheduled|reserved|put you down|see you|you are set|all set)\\b");

    private final List<Turn> turns;

    Wishes(List<Turn> turns) {
        this.turns = turns;
    }

    boolean noMoreCalls() {
        return turns.stream().filter(Wishes::isPerson).map(Wishes::plain).anyMatch(Wishes::forbidsCalls);
    }

    boolean anotherCall() {
        return firstAsking() >= 0;
    }

    boolean nothing() {
        return isSaid(NOT_INTERESTED);
    }

    boolean isWrongPerson() {
        return isSaid(WRONG_PERSON);
    }

    /** The last time that was named once another call was asked for: the person's, else what the agent answered. */
    @Nullable
    Instant callBackAt(ZonedDateTime now) {
        int first = firstAsking();
        if (first < 0) {
            return null;
        }
        List<Turn> after = turns.subList(first, turns.size());
        Instant person = lastTime(after, Speaker.PERSON, now);
        return person != null ? person : lastTime(after, Speaker.AGENT, now);
    }

    /** When the agent said that it is settled, with its day and its hour. */
    @Nullable
    Instant appointmentAt(ZonedDateTime now) {
        List<Turn> agreed = turns.stream()
                .filter(turn -> turn.speaker() == Speaker.AGENT)
                .filter(turn -> AGREED.matcher(plain(turn)).find())
                .filter(turn -> SpokenTime.isPrecise(turn.text(), now))
                .toList();
        return lastTime(agreed, Speaker.AGENT, now);
    }

    private int firstAsking() {
        for (int i = 0; i < turns.size(); i++) {
            String said = plain(turns.get(i));
            if (isPerson(turns.get(i)) && ANOTHER_CALL.matcher(said).find() && !forbidsCalls(said)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isSaid(Pattern pattern) {
        return turns.stream()
                .filter(Wishes::isPerson)
                .anyMatch(turn -> pattern.matcher(plain(turn)).find());
    }

    private static @Nullable Instant lastTime(List<Turn> turns, Speaker speaker, ZonedDateTime now) {
        Instant last = null;
        for (Turn turn : turns) {
            if (turn.speaker() == speaker) {
                last = SpokenTime.read(plain(turn), now)
                        .map(ZonedDateTime::toInstant)
                        .orElse(last);
            }
        }
        return last;
    }

    private static boolean forbidsCalls(String said) {
        if (OFF_THE_LIST.matcher(said).find()) {
            return true;
        }
        Matcher noCalls = NO_CALLS.matcher(said);
        while (noCalls.find()) {
            if (!ONLY_THEN.matcher(said.substring(noCalls.end())).find()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPerson(Turn turn) {
        return turn.speaker() == Speaker.PERSON;
    }

    private static String plain(Turn turn) {
        return turn.text().toLowerCase(Locale.ROOT).replace('’', '\'');
    }
}
