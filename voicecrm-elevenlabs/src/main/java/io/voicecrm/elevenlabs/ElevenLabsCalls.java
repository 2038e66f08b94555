package io.voicecrm.elevenlabs;

import com.squareup.moshi.JsonDataException;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.http.Dialing;
import io.voicecrm.http.JsonClient;
import io.voicecrm.http.Reply;
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.voice.CallPlacement.Reason;
import io.voicecrm.voice.CallPlacement.Refused;
import io.voicecrm.voice.CallPlacement.Unknown;
import io.voicecrm.voice.CallRequest;
import io.voicecrm.voice.Calls;
import io.voicecrm.voice.VoiceProviderException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

final class ElevenLabsCalls implements Calls {

    /** Hung up; "processing" means that the analysis is not there yet. */
    private static final Set<String> OVER = Set.of("processing", "done", "failed");

    /** A thousand calls; there are no more slots than that to watch. */
    private static final int MOST_PAGES = 10;

    private final Api api;
    private final JsonClient http;
    private final ElevenLabsAgents agents;
    private final ElevenLabsPhoneNumbers phoneNumbers;
    private final Duration ringingTimeout;
    private final Clock clock;

    ElevenLabsCalls(
            Api api,
            JsonClient http,
            ElevenLabsAgents agents,
            ElevenLabsPhoneNumbers phoneNumbers,
            Duration ringingTimeout,
            Clock clock) {
        this.api = api;
        this.http = http;
        this.agents = agents;
        this.phoneNumbers = phoneNumbers;
        this.ringingTimeout = ringingTimeout;
        this.clock = clock;
    }

    @Override
    public CallPlacement place(CallRequest request) {
        OutboundCall call;
        try {
            Optional<ElevenLabsPhoneNumbers.Line> line = phoneNumbers.line(request.from());
            if (line.isEmpty()) {
                return new Refused(
                        Reason.NUMBER_NOT_OWNED, "the caller id " + request.from() + " is not in the account", null);
            }
            call = OutboundCall.of(request, line.get(), agents.allowedBy(request.agent()), ringingTimeout);
        } catch (VoiceProviderException e) {
            // Only the questions before the dial failed: nothing rings.
            return Dialing.notTried(e);
        }
        CallPlacement placement = dial(call);
        if (placement instanceof Refused refused && refused.reason() == Reason.NUMBER_NOT_OWNED) {
            phoneNumbers.forget(request.from());
        }
        return placement;
    }

    private CallPlacement dial(OutboundCall call) {
        return Dialing.placement(
                http.once(api.url(call.path()).build(), call.json()),
                reply -> reply.isSuccess() ? accepted(reply, call) : Refusals.of(reply));
    }

    private static CallPlacement accepted(Reply reply, OutboundCall call) {
        Wire.Outbound answer;
        try {
            answer = Wire.adapter(Wire.Outbound.class).fromJson(reply.body());
        } catch (IOException | JsonDataException e) {
            return new Unknown("the provider accepted and said nothing readable");
        }
        if (answer == null) {
            return new Unknown("the provider accepted and said nothing");
        }
        String id = answer.conversationId();
        if (Boolean.FALSE.equals(answer.success())) {
            return Refusals.ofMessage(Objects.requireNonNullElse(answer.message(), ""));
        }
        if (id == null || id.isBlank()) {
            return new Unknown("the provider accepted and named no call");
        }
        return new CallPlacement.Placed(new ProviderCallRef(ElevenLabs.ID, id), call.ignoredOverrides());
    }

    @Override
    public Optional<ProviderCallRef> findByAttempt(AttemptId attempt, Instant since) {
        Wire.ConversationList found = api.get(
                "find conversation",
                api.url("conversations")
                        .addQueryParameter("user_id", attempt.toString())
                        .addQueryParameter("call_start_after_unix", String.valueOf(since.getEpochSecond()))
                        .addQueryParameter("page_size", "10")
                        .build(),
                Wire.ConversationList.class);
        return Objects.requireNonNullElse(found.conversations(), List.<Wire.ListedConversation>of()).stream()
                .map(Wire.ListedConversation::conversationId)
                .filter(Objects::nonNull)
                .findFirst()
                .map(id -> new ProviderCallRef(ElevenLabs.ID, id));
    }

    /** Reads the list of conversations, newest first, until every call was seen: one page tells of a hundred. */
    @Override
    public Set<ProviderCallRef> over(Set<ProviderCallRef> calls, Instant since) {
        Set<ProviderCallRef> over = new HashSet<>();
        Set<ProviderCallRef> unseen = new HashSet<>(calls);
        String cursor = null;
        for (int page = 0; page < MOST_PAGES && !unseen.isEmpty(); page++) {
            Wire.ConversationList list = list(since, cursor);
            for (Wire.ListedConversation listed :
                    Objects.requireNonNullElse(list.conversations(), List.<Wire.ListedConversation>of())) {
                String id = listed.conversationId();
                if (id != null && unseen.remove(new ProviderCallRef(ElevenLabs.ID, id)) && isOver(listed)) {
                    over.add(new ProviderCallRef(ElevenLabs.ID, id));
                }
            }
            cursor = list.nextCursor();
            if (cursor == null || !Boolean.TRUE.equals(list.hasMore())) {
                break;
            }
        }
        return over;
    }

    private Wire.ConversationList list(Instant since, @Nullable String cursor) {
        HttpUrl.Builder url = api.url("conversations")
                .addQueryParameter("call_start_after_unix", String.valueOf(since.getEpochSecond()))
                .addQueryParameter("page_size", "100");
        if (cursor != null) {
            url.addQueryParameter("cursor", cursor);
        }
        return api.get("list conversations", url.build(), Wire.ConversationList.class);
    }

    private static boolean isOver(Wire.ListedConversation listed) {
        String status = listed.status();
        return status != null && OVER.contains(status);
    }

    @Override
    public List<CallEvent> replay(ProviderCallRef call) {
        return api.find("read conversation", conversation(call), Wire.Conversation.class)
                .map(conversation -> ConversationEvents.of(conversation, clock.instant()))
                .orElse(List.of());
    }

    @Override
    public void erase(ProviderCallRef call) {
        api.delete("erase conversation", conversation(call));
    }

    private HttpUrl conversation(ProviderCallRef call) {
        return api.url("conversations").addPathSegment(call.value()).build();
    }
}
