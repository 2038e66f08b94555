package io.voicecrm.sample.official;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.PhoneNumber;
import io.voicecrm.Secret;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.number.Carrier;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.contract.CarrierContract;
import io.voicecrm.testkit.contract.TextSenderContract;
import io.voicecrm.testkit.openapi.Conformance;
import io.voicecrm.testkit.openapi.Deviation;
import io.voicecrm.testkit.openapi.OpenApiDocument;
import io.voicecrm.testkit.simulator.OutcomeMix;
import io.voicecrm.testkit.wire.Faults;
import io.voicecrm.testkit.wire.SimulatedTwilio;
import io.voicecrm.text.TextSender;
import io.voicecrm.twilio.Twilio;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What our client and the official one send to the simulated Twilio, and every answer of it, held to the description that
 * Twilio publishes.
 */
@NeedsOfficialClients
class TwilioDescriptionTest {

    private static final Faults ANSWERS_LOST =
            Faults.builder().rate(Faults.Kind.DROP_AFTER_ACCEPT, 1).build();

    private static Conformance conformance;

    @BeforeAll
    static void readTheDescription() {
        conformance = Conformance.to(
                OpenApiDocument.read(
                        OfficialClient.SCRIPTS.resolve("node_modules/.descriptions/twilio_api_v2010.json")),
                TwilioDescriptionTest::isKnown);
    }

    @AfterEach
    void findsNothingThatTwilioDoesNotDocument() {
        assertThat(conformance.deviations()).isEmpty();
    }

    @Test
    void isWhatTheOfficialClientSendsAndIsAnswered() throws IOException, InterruptedException {
        try (Mailbox mailbox = new Mailbox(Clock.systemUTC());
                SimulatedTwilio simulator =
                        watched().mix(OutcomeMix.always(CallOutcome.ANSWERED)).start()) {
            assertThat(OfficialClient.run(
                            "twilio.mjs",
                            Map.of(
                                    "BASE_URL", simulator.url(),
                                    "ACCOUNT_SID", simulator.accountSid(),
                                    "AUTH_TOKEN", simulator.authToken(),
                                    "VOICE_URL", mailbox.url() + "voice",
                                    "STATUS_URL", mailbox.url(),
                                    "TO", Fixtures.phone(3).e164())))
                    .hasSizeGreaterThan(5);
        }
    }

    @Test
    void isWhatOurClientSendsAboutSubaccounts() {
        try (SimulatedTwilio simulator = watched().start()) {
            Twilio twilio = twilio(simulator);
            String sid = twilio.subaccounts().create("a tenant").sid();

            twilio.subaccounts().suspend(sid, true);

            assertThat(twilio.subaccounts().find("a tenant")).isPresent();
        }
    }

    @Nested
    class Numbers extends CarrierContract {

        @Override
        protected Subject open() {
            SimulatedTwilio server = watched().start();
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

        private final PhoneNumber ours = PhoneNumber.of("+12125550100");

        @Override
        protected Subject open() {
            SimulatedTwilio server = watched().start();
            Twilio twilio = twilio(server);
            twilio.carrier().buy(ours, "test");
            return new Subject() {
                @Override
                public TextSender sender() {
                    return twilio.texts();
                }

                @Override
                public PhoneNumber from() {
                    return ours;
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
                    server.textIn(person, ours, "STOP");
                }

                @Override
                public void close() {
                    server.close();
                }
            };
        }
    }

    private static SimulatedTwilio.Builder watched() {
        return SimulatedTwilio.builder().watch(conformance);
    }

    private static Twilio twilio(SimulatedTwilio server) {
        return Twilio.builder(server.accountSid(), Secret.of(server.authToken()))
                .baseUrl(server.url())
                .build();
    }

    /** What deviates from the description and is right. */
    private static boolean isKnown(Deviation deviation) {
        String member = deviation.where().substring(deviation.where().lastIndexOf('/') + 1);
        return switch (member) {
            // Addresses of the API itself are relative, as in the description's own examples.
            case "uri", "first_page_uri", "next_page_uri", "previous_page_uri" ->
                deviation.rule().contains("uri pattern");
            // Numbers by their schema, strings in the description's own example.
            case "latitude", "longitude" -> deviation.rule().equals("string found, number expected");
            // In capitals where numbers are offered, as they are seen on the wire; the description has small letters.
            case "SMS", "MMS" -> deviation.where().contains("/capabilities/");
            default -> false;
        };
    }
}
