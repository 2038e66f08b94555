package io.voicecrm.testkit.wire;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /v1/convai/conversations}. */
final class Conversations {

    private final Clock clock;
    private final Account account;
    private final ConversationJson json;

    Conversations(Clock clock, Account account, ConversationJson json) {
        this.clock = clock;
        this.account = account;
        this.json = json;
    }

    HttpReply get(String id) {
        return HttpReply.ok(json.at(clock.instant(), account.conversation(id)));
    }

    /** What was recorded, as soon as the results are there. */
    HttpReply audio(String id) {
        Conversation conversation = account.conversation(id);
        if (!conversation.statusAt(clock.instant()).equals("done")) {
            throw ApiError.notFound("conversation_audio", id);
        }
        return HttpReply.ok("audio/mpeg", Silence.mp3(conversation.talkTime()));
    }

    HttpReply delete(String id) {
        account.removeConversation(id);
        return HttpReply.ok(new JsonObject());
    }

    /** Newest first; the cursor is the sequence number before which the next page starts. */
    HttpReply list(HttpRequest request) {
        Paging paging = Paging.of(request);
        long before = paging.cursor() == 0 ? Long.MAX_VALUE : paging.cursor();
        List<Conversation> page = new ArrayList<>();
        String next = null;
        for (Conversation conversation : candidates(request.parameter("user_id"), before)) {
            if (conversation.sequence() < before && matches(conversation, request)) {
                if (page.size() == paging.pageSize()) {
                    next = Long.toString(page.get(page.size() - 1).sequence());
                    break;
                }
                page.add(conversation);
            }
        }
        Instant now = clock.instant();
        return HttpReply.ok(new Paging.Slice<>(page, next).json("conversations", item -> summary(item, now)));
    }

    HttpReply liveCount(CallJournal journal) {
        return HttpReply.ok(new JsonObject().with("count", journal.liveCalls(clock.instant())));
    }

    private Iterable<Conversation> candidates(@Nullable String userId, long before) {
        if (userId == null) {
            return account.conversationsBefore(before);
        }
        List<Conversation> own = new ArrayList<>(account.conversationsOf(userId));
        own.sort(Comparator.comparingLong(Conversation::sequence).reversed());
        return own;
    }

    private static boolean matches(Conversation conversation, HttpRequest request) {
        String agent = request.parameter("agent_id");
        long after = Paging.number(
                request.parameter("call_start_after_unix"), Long.MIN_VALUE, 0, Long.MAX_VALUE, "invalid_parameters");
        long until = Paging.number(
                request.parameter("call_start_before_unix"), Long.MAX_VALUE, 0, Long.MAX_VALUE, "invalid_parameters");
        return (agent == null || agent.equals(conversation.agentId()))
                && conversation.startSeconds() >= after
                && conversation.startSeconds() <= until;
    }

    private static JsonObject summary(Conversation conversation, Instant now) {
        String status = conversation.statusAt(now);
        boolean done = status.equals("done");
        Boolean successful = conversation.call().analysis().successful();
        String success = !done || successful == null ? "unknown" : successful ? "success" : "failure";
        return new JsonObject()
                .with("agent_id", conversation.agentId())
                .with("agent_name", conversation.agent().text("name"))
                .with("conversation_id", conversation.id())
                .with("start_time_unix_secs", conversation.startSeconds())
                .with("call_duration_secs", done ? conversation.talkTime().toSeconds() : 0)
                .with(
                        "message_count",
                        done ? conversation.call().transcript().turns().size() : 0)
                .with("status", status)
                .with("call_successful", success)
                .with("call_summary_title", done ? conversation.call().title() : null)
                .with("direction", conversation.origin().isInbound() ? "inbound" : "outbound")
                .with("conversation_initiation_source", conversation.from().provider());
    }
}
