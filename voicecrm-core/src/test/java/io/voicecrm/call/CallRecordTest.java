package io.voicecrm.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.fixture.People;
import io.voicecrm.fixture.StandingClock;
import io.voicecrm.fixture.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallRecordTest {

    private final AttemptId attempt = new AttemptId(new UUID(0, 1));
    private final ProviderCallRef ref = new ProviderCallRef(People.PROVIDER, "call-1");
    private final Told told = new Told(ref, attempt, People.phone(1), StandingClock.START);
    private final CallRecord begun = CallRecord.begin(ref, new CallOwner(People.ACME, attempt, People.phone(1)));

    @Test
    void isTheSameWhateverTheOrderOfItsEventsAndHoweverOftenTheyCome() {
        List<CallEvent> events = new ArrayList<>(told.answered(90, Map.of("name", "Ann")));
        events.add(told.ended(CallOutcome.FAILED, 30));
        events.addAll(List.copyOf(events));
        CallRecord expected = fold(events);

        for (int seed = 0; seed < 500; seed++) {
            Collections.shuffle(events, new Random(seed));
            assertThat(fold(events)).as("seed %s", seed).isEqualTo(expected);
        }
        assertThat(expected.talkTime()).isEqualTo(Duration.ofSeconds(90));
        assertThat(expected.outcome()).isEqualTo(CallOutcome.ANSWERED);
    }

    @Test
    void isInboundWhereWeDidNotDial() {
        CallRecord inbound = CallRecord.begin(ref, new CallOwner(People.ACME, null, null))
                .after(new CallEvent.Started(
                        ref,
                        null,
                        StandingClock.START,
                        Direction.INBOUND,
                        People.AGENT,
                        People.phone(5),
                        People.CALLER_ID));

        assertThat(inbound.direction()).isEqualTo(Direction.INBOUND);
        assertThat(inbound.person()).isEqualTo(People.phone(5));
    }

    @Test
    void holdsNoCost() {
        assertThat(begun.after(told.priced("0.15"))).isEqualTo(begun);
    }

    private CallRecord fold(List<CallEvent> events) {
        CallRecord record = begun;
        for (CallEvent event : events) {
            record = record.after(event);
        }
        return record;
    }
}
