package io.voicecrm.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.IdSource;
import io.voicecrm.PhoneNumber;
import io.voicecrm.Secret;
import io.voicecrm.TenantId;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.number.CarrierLine;
import io.voicecrm.number.CarrierNumber;
import io.voicecrm.number.Purchase;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.Faults;
import io.voicecrm.testkit.wire.SimulatedTwilio;
import io.voicecrm.text.OptOut;
import io.voicecrm.text.TextId;
import io.voicecrm.text.TextMessage;
import io.voicecrm.text.TextMessages;
import io.voicecrm.text.TextState;
import io.voicecrm.text.TextStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages go out, reports and answers come in: both over HTTP, signed. */
class TwilioTextsTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final PhoneNumber OURS = PhoneNumber.of("+12125550100");
    private static final PhoneNumber PERSON = Fixtures.phone(1);

    private final SimulatedTwilio server = SimulatedTwilio.start();
    private final Receiver receiver = new Receiver();
    private final Twilio twilio = Twilio.builder(server.accountSid(), Secret.of(server.authToken()))
            .baseUrl(server.url())
            .webhooks(receiver.url())
            .build();
    private final TextStore store = new InMemoryStores().texts();
    private final List<OptOut> optOuts = new CopyOnWriteArrayList<>();
    private final TextMessages messages = new TextMessages(
            store, twilio.texts(), new IdSource(Clock.systemUTC(), new Random(1)), Clock.systemUTC(), optOuts::add);

    @BeforeEach
    void connect() {
        TwilioTextWebhooks webhooks =
                twilio.textWebhooks(messages, number -> Optional.of(ACME).filter(tenant -> number.equals(OURS)));
        receiver.on("/webhooks/twilio/messages", webhooks::accept);
        Purchase bought = twilio.carrier().buy(OURS, "test");
        CarrierNumber number = ((Purchase.Bought) bought).number();
        twilio.carrier().route(new CarrierLine(Twilio.ID, number.account(), number.id()), twilio.routes());
    }

    @AfterEach
    void close() {
        server.close();
        receiver.close();
    }

    @Test
    void followsAMessageUntilItIsDelivered() {
        TextMessage sent = messages.send(ACME, OURS, PERSON, "Your table is booked for 7 pm.");

        assertThat(sent.reference()).startsWith("SM");
        await().until(() -> stateOf(sent.id()) == TextState.DELIVERED);
        assertThat(server.messagesTo(PERSON)).containsExactly("Your table is booked for 7 pm.");
        assertThat(receiver.refused()).isZero();
    }

    @Test
    void learnsFromTheReportWhatTheLostAnswerDidNotSay() {
        server.inject(Faults.builder().rate(Faults.Kind.DROP_AFTER_ACCEPT, 1).build());

        TextMessage sent = messages.send(ACME, OURS, PERSON, "Your table is booked for 7 pm.");

        await().until(() -> stateOf(sent.id()) == TextState.DELIVERED);
        assertThat(server.messageRequests()).isEqualTo(1);
        assertThat(messages.find(sent.id()).orElseThrow().reference()).startsWith("SM");
    }

    @Test
    void textsNobodyWhoHasSaidStopUntilTheySayStart() {
        server.textIn(PERSON, OURS, " Stop. ");

        TextMessage refused = messages.send(ACME, OURS, PERSON, "One more thing");

        assertThat(refused.state()).isEqualTo(TextState.REFUSED);
        assertThat(server.messageRequests()).isZero();
        assertThat(optOuts).extracting(OptOut::person).containsExactly(PERSON);

        server.textIn(PERSON, OURS, "START");
        assertThat(messages.send(ACME, OURS, PERSON, "Welcome back").state()).isNotEqualTo(TextState.REFUSED);
    }

    @Test
    void takesTheWordInsideASentenceForNoWish() {
        server.textIn(PERSON, OURS, "Please do not stop, I like it");

        assertThat(store.optOutOf(ACME, PERSON)).isEmpty();
    }

    @Test
    void learnsAnOptOutFromTheCarrier() {
        server.textIn(PERSON, OURS, "STOP");
        store.optIn(ACME, PERSON, Clock.systemUTC().instant());

        TextMessage refused = messages.send(ACME, OURS, PERSON, "One more thing");

        assertThat(refused.state()).isEqualTo(TextState.REFUSED);
        assertThat(store.optOutOf(ACME, PERSON)).isPresent();
    }

    private TextState stateOf(TextId id) {
        return messages.find(id).orElseThrow().state();
    }
}
