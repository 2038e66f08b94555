package io.voicecrm.http;

import io.voicecrm.voice.BatchSubmission;
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.voice.CallPlacement.Reason;
import io.voicecrm.voice.CallPlacement.Refused;
import io.voicecrm.voice.CallPlacement.Unknown;
import io.voicecrm.voice.VoiceProviderException;
import java.util.function.Function;

/** What is known of a request that makes phones ring, however it went; the texts are for people. */
public final class Dialing {

    private Dialing() {}

    /** What became of a call. @param read what an answer means that arrived */
    public static CallPlacement placement(Shot shot, Function<Reply, CallPlacement> read) {
        return shot instanceof Shot.Answered answered ? read.apply(answered.reply()) : unanswered(shot);
    }

    /** What became of a batch. @param read what an answer means that arrived */
    public static BatchSubmission submission(Shot shot, Function<Reply, BatchSubmission> read) {
        return shot instanceof Shot.Answered answered ? read.apply(answered.reply()) : ofBatch(unanswered(shot));
    }

    private static CallPlacement unanswered(Shot shot) {
        return shot instanceof Shot.NotSent notSent
                ? new Refused(Reason.UNAVAILABLE, "the provider cannot be reached: " + notSent.why(), null)
                : new Unknown("the answer did not arrive: " + ((Shot.Lost) shot).why());
    }

    /**
     * A refusal where the provider says that it did not dial; unknown where it does not say.
     *
     * @param reply not a success
     * @param said what it says of the failure, for people; may be empty
     */
    public static CallPlacement failed(Reply reply, Reason reason, String said) {
        int status = reply.status();
        // The provider failed in the middle, or gave up waiting for itself: it may have dialed before.
        if (status >= 500 || status == 408 || status == 409 || status == 425) {
            return new Unknown("the provider answered " + status);
        }
        return new Refused(
                reason,
                "the provider answered " + status + (said.isEmpty() ? "" : " (" + said + ")"),
                reply.retryAfter().orElse(null));
    }

    /** A refusal before the request: something that had to be known first could not be. */
    public static Refused notTried(VoiceProviderException e) {
        Reason reason = switch (e.kind()) {
            case NOT_FOUND -> Reason.AGENT_NOT_FOUND;
            case NOT_AUTHORIZED -> Reason.NOT_AUTHORIZED;
            case OUT_OF_CREDIT -> Reason.OUT_OF_CREDIT;
            case RATE_LIMITED -> Reason.RATE_LIMITED;
            case UNAVAILABLE, UNREADABLE_RESPONSE -> Reason.UNAVAILABLE;
            case INVALID_REQUEST, CONFLICT, NOT_SUPPORTED -> Reason.INVALID_REQUEST;
        };
        return new Refused(
                reason, String.valueOf(e.getMessage()), e.retryAfter().orElse(null));
    }

    /** The same, said of a batch. @param notPlaced a refusal, or unknown */
    public static BatchSubmission ofBatch(CallPlacement notPlaced) {
        return notPlaced instanceof Refused refused
                ? new BatchSubmission.Refused(refused.reason(), refused.detail(), refused.retryAfter())
                : new BatchSubmission.Unknown(((Unknown) notPlaced).detail());
    }
}
