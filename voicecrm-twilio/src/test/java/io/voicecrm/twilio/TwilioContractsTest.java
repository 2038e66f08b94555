package io.voicecrm.twilio;

import io.voicecrm.PhoneNumber;
import io.voicecrm.Secret;
import io.voicecrm.number.Carrier;
import io.voicecrm.testkit.contract.CarrierContract;
import io.voicecrm.testkit.contract.TextSenderContract;
import io.voicecrm.testkit.wire.Faults;
import io.voicecrm.testkit.wire.SimulatedTwilio;
import io.voicecrm.text.TextSender;
import org.junit.jupiter.api.Nested;

class TwilioContractsTest {

    /** In the area 212. */
    private static final PhoneNumber OURS = PhoneNumber.of("+12125550100");

    private static final Faults ANSWERS_LOST =
            Faults.builder().rate(Faults.Kind.DROP_AFTER_ACCEPT, 1).build();

    @Nested
    class Numbers extends CarrierContract {

        @Override
        protected Subject open() {
            SimulatedTwilio server = SimulatedTwilio.start();
            Carrier carrier = twilio(server).carrier();
            return new Subject() {
                @Override
                public Carrier carrier() {
                    return carrier;
                }

                @Override
                public int purchaseRequests() {
                    return server.purchaseRequests();
                }

                @Override
                public void dropAnswers() {
                    server.inject(ANSWERS_LOST);
                }

                @Override
                public void close() {
                    server.close();
                }
            };
        }
    }

    @Nested
    class Texts extends TextSenderContract {

        @Override
        protected Subject open() {
            SimulatedTwilio server = SimulatedTwilio.start();
            Twilio twilio = twilio(server);
            twilio.carrier().buy(OURS, "test");
            return new Subject() {
                @Override
                public TextSender sender() {
                    return twilio.texts();
                }

                @Override
                public PhoneNumber from() {
                    return OURS;
                }

                @Override
                public int requests() {
                    return server.messageRequests();
                }

                @Override
                public void dropAnswers() {
                    server.inject(ANSWERS_LOST);
                }

                @Override
                public void optOut(PhoneNumber person) {
                    server.textIn(person, OURS, "STOP");
                }

                @Override
                public void close() {
                    server.close();
                }
            };
        }
    }

    static Twilio twilio(SimulatedTwilio server) {
        return Twilio.builder(server.accountSid(), Secret.of(server.authToken()))
                .baseUrl(server.url())
                .build();
    }
}
