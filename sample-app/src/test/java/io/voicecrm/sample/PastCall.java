package io.voicecrm.sample;

import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CallOwner;
import io.voicecrm.call.CallRecord;
import io.voicecrm.call.Direction;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.engine.Stores;
import io.voicecrm.metering.CallMeter;
import io.voicecrm.testkit.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** An answered call that nobody placed: its record and its use, as if it had been told of. */
public final class PastCall {

    private PastCall() {}

    /** Of whatever agent. */
    public static ProviderCallRef keep(Stores stores, TenantId tenant, Instant ended, Duration talk) {
        return keep(stores, tenant, "agent", ended, talk);
    }

    public static ProviderCallRef keep(Stores stores, TenantId tenant, String agent, Instant ended, Duration talk) {
        ProviderId provider = new ProviderId("elevenlabs");
        ProviderCallRef ref = new ProviderCallRef(provider, "conv-" + UUID.randomUUID());
        CallEvent.Started started = new CallEvent.Started(
                ref,
                null,
                ended.minus(talk),
                Direction.OUTBOUND,
                new AgentId(provider, agent),
                Fixtures.phone(0),
                Fixtures.phone(1));
        CallEvent.Ended end = new CallEvent.Ended(ref, null, ended, CallOutcome.ANSWERED, "done", talk);
        CallRecord begun = CallRecord.begin(ref, new CallOwner(tenant, null, Fixtures.phone(1)));
        CallRecord record =
                stores.calls().update(begun, stored -> stored.after(started).after(end));
        stores.usage().post(CallMeter.usageOf(record));
        return ref;
    }
}
