package io.voicecrm.testkit.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list that is being called. Its recipients are guarded by it. */
final class Batch {

    private final String id;
    private final long sequence;
    private final JsonObject request;
    private final String agentName;
    private final OwnedNumber number;
    private final Instant createdAt;
    private final List<Recipient> recipients = new ArrayList<>();
    private Instant updatedAt;
    private boolean cancelled;
    private int retries;

    /** Somebody on the list, and how far it got. */
    static final class Recipient {

        private final String id;
        private final JsonObject request;
        private final Instant createdAt;
        private Instant updatedAt;
        private @Nullable Conversation conversation;
        private String end = "";

        private Recipient(String id, JsonObject request, Instant createdAt) {
            this.id = id;
            this.request = request;
            this.createdAt = createdAt;
            this.updatedAt = createdAt;
        }

        String number() {
            return request.text("phone_number");
        }

        void dialed(Conversation call, Instant now) {
            conversation = call;
            updatedAt = now;
        }

        void failed(Instant now) {
            end = "failed";
            updatedAt = now;
        }

        private String status(Instant now) {
            Conversation call = conversation;
            if (!end.isEmpty() || call == null) {
                return end.isEmpty() ? "pending" : end;
            }
            return switch (call.statusAt(now)) {
                case "initiated" -> "initiated";
                case "done" -> call.isVoicemail() ? "voicemail" : "completed";
                case "failed" -> "failed";
                default -> "in_progress";
            };
        }

        private JsonObject json(Instant now) {
            Conversation call = conversation;
            return new JsonObject()
                    .with("id", id)
                    .with("phone_number", number())
                    .with("status", status(now))
                    .with("created_at_unix", createdAt.getEpochSecond())
                    .with("updated_at_unix", updatedAt.getEpochSecond())
                    .with("conversation_id", call == null ? null : call.id());
        }
    }

    Batch(String id, long sequence, JsonObject request, String agentName, OwnedNumber number, Instant createdAt) {
        this.id = id;
        this.sequence = sequence;
        this.request = request;
        this.agentName = agentName;
        this.number = number;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    String id() {
        return id;
    }

    long sequence() {
        return sequence;
    }

    String agentId() {
        return request.text("agent_id");
    }

    Instant beginsAt() {
        return Instant.ofEpochSecond(request.whole("scheduled_time_unix", createdAt.getEpochSecond()));
    }

    long targetConcurrency(long otherwise) {
        return request.whole("target_concurrency_limit", otherwise);
    }

    synchronized void add(JsonObject recipient, String otherId) {
        String given = recipient.text("id");
        recipients.add(new Recipient(given.isEmpty() ? otherId : given, recipient, createdAt));
    }

    synchronized List<Recipient> waiting() {
        return recipients.stream()
                .filter(recipient -> recipient.conversation == null && recipient.end.isEmpty())
                .toList();
    }

    synchronized long live(Instant now) {
        return recipients.stream()
                .map(recipient -> recipient.conversation)
                .filter(call -> call != null && call.endsAt().isAfter(now))
                .count();
    }

    /** When the next of its calls ends; soon, if other calls hold the lines. */
    synchronized Instant nextEnd(Instant now) {
        return recipients.stream()
                .map(recipient -> recipient.conversation)
                .filter(call -> call != null && call.endsAt().isAfter(now))
                .map(Conversation::endsAt)
                .min(Instant::compareTo)
                .orElse(now.plus(Duration.ofMillis(10)));
    }

    /** Everybody who was not called yet is not going to be. */
    synchronized void cancel(Instant now) {
        cancelled = true;
        updatedAt = now;
        waiting().forEach(recipient -> {
            recipient.end = "cancelled";
            recipient.updatedAt = now;
        });
    }

    /** Whoever was not reached waits once more. */
    synchronized void retry(Instant now) {
        cancelled = false;
        retries++;
        updatedAt = now;
        recipients.stream()
                .filter(recipient -> recipient.status(now).equals("failed"))
                .forEach(recipient -> {
                    recipient.conversation = null;
                    recipient.end = "";
                    recipient.updatedAt = now;
                });
    }

    /** The request for one call. */
    JsonObject dial(Recipient recipient) {
        return new JsonObject()
                .with("agent_id", agentId())
                .with("agent_phone_number_id", number.id())
                .with("telephony_call_config", request.at("telephony_call_config"))
                .with(
                        "conversation_initiation_client_data",
                        recipient.request.at("conversation_initiation_client_data"));
    }

    /** How the conversation names what it is for. */
    JsonObject link(Recipient recipient) {
        return new JsonObject().with("batch_call_id", id).with("batch_call_recipient_id", recipient.id);
    }

    synchronized JsonObject detailedJson(Instant now) {
        return json(now)
                .with(
                        "recipients",
                        recipients.stream()
                                .map(recipient -> recipient.json(now))
                                .toList());
    }

    synchronized JsonObject json(Instant now) {
        List<String> statuses =
                recipients.stream().map(recipient -> recipient.status(now)).toList();
        return new JsonObject()
                .with("id", id)
                .with("name", request.text("call_name"))
                .with("agent_id", agentId())
                .with("agent_name", agentName)
                .with("branch_id", null)
                .with("branch_name", null)
                .with("environment", null)
                .with("phone_number_id", number.id())
                .with("phone_provider", number.provider())
                .with("whatsapp_params", null)
                .with("created_at_unix", createdAt.getEpochSecond())
                .with("scheduled_time_unix", beginsAt().getEpochSecond())
                .with("last_updated_at_unix", updatedAt.getEpochSecond())
                .with("timezone", request.get("timezone"))
                .with(
                        "total_calls_dispatched",
                        recipients.stream()
                                .filter(recipient -> recipient.conversation != null)
                                .count())
                .with("total_calls_scheduled", recipients.size())
                .with(
                        "total_calls_finished",
                        statuses.stream().filter(Batch::isOver).count())
                .with("status", status(statuses))
                .with("retry_count", retries)
                .with("telephony_call_config", request.at("telephony_call_config"))
                .with("target_concurrency_limit", request.get("target_concurrency_limit"));
    }

    private String status(List<String> statuses) {
        if (cancelled) {
            return "cancelled";
        }
        if (statuses.stream().allMatch(Batch::isOver)) {
            return "completed";
        }
        return statuses.stream().allMatch("pending"::equals) ? "pending" : "in_progress";
    }

    private static boolean isOver(String status) {
        return List.of("completed", "voicemail", "failed", "cancelled").contains(status);
    }
}
