package io.voicecrm.retell;

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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

final class RetellCalls implements Calls {

    private final Api api;
    private final JsonClient http;
    private final RetellAgents agents;
    private final MissingAsset missing;
    private final CallListing listing;
    private final Clock clock;

    RetellCalls(Api api, JsonClient http, RetellAgents agents, MissingAsset missing, Clock clock) {
        this.api = api;
        this.http = http;
        this.agents = agents;
        this.missing = missing;
        this.listing = new CallListing(api, clock);
        this.clock = clock;
    }

    @Override
    public CallPlacement place(CallRequest request) {
        CallTerms terms;
        try {
            terms = CallTerms.of(request.attempt(), request.context(), agents.allowedBy(request.agent()));
        } catch (VoiceProviderException e) {
            // Only the question before the dial failed: nothing rings.
            return Dialing.notTried(e);
        }
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("from_number", request.from().e164());
        call.putAll(terms.dialing(request.to().e164(), request.agent()));
        return Dialing.placement(
                http.once(api.url(Paths.CREATE_CALL).build(), Api.json(call)),
                reply -> reply.isSuccess()
                        ? accepted(reply, terms)
                        : missing.refusal(request.agent(), request.from(), reply));
    }

    private static CallPlacement accepted(Reply reply, CallTerms terms) {
        Wire.Call answer;
        try {
            answer = Wire.adapter(Wire.Call.class).fromJson(reply.body());
        } catch (IOException | JsonDataException e) {
            return new Unknown("the provider accepted and said nothing readable");
        }
        String id = answer == null ? null : answer.callId();
        if (answer == null || id == null || id.isBlank()) {
            return new Unknown("the provider accepted and named no call");
        }
        if ("error".equals(answer.status()) && "concurrency_limit_reached".equals(answer.reason())) {
            return new Refused(Reason.CAPACITY, "the provider has no line free", null);
        }
        return new CallPlacement.Placed(new ProviderCallRef(Retell.ID, id), terms.ignoredOverrides());
    }

    @Override
    public Optional<ProviderCallRef> findByAttempt(AttemptId attempt, Instant since) {
        return listing.findByAttempt(attempt);
    }

    @Override
    public Set<ProviderCallRef> over(Set<ProviderCallRef> calls, Instant since) {
        return listing.over(calls);
    }

    @Override
    public List<CallEvent> replay(ProviderCallRef ref) {
        return api.find("read call", api.url(Paths.GET_CALL, ref.value()), Wire.Call.class)
                .map(call -> replay(call, ref.value()))
                .orElse(List.of());
    }

    private List<CallEvent> replay(Wire.Call call, String id) {
        CallEvents events = CallEvents.read(call, id, clock.instant());
        if (!CallListing.OVER.contains(Objects.requireNonNullElse(call.status(), ""))) {
            return events.started();
        }
        return events.isSettled(clock.instant()) ? events.analyzed() : events.ended();
    }

    @Override
    public boolean hangUp(ProviderCallRef call) {
        Reply reply = api.send("end call", "POST", api.url(Paths.STOP_CALL, call.value()), "{}");
        if (!reply.isSuccess() && !Api.isMissing(reply)) {
            throw Api.failure("end call", reply);
        }
        return reply.isSuccess();
    }

    @Override
    public void erase(ProviderCallRef call) {
        api.delete("erase call", api.url(Paths.DELETE_CALL, call.value()));
    }
}
