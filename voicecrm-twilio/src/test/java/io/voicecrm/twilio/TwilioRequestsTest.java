package io.voicecrm.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.PhoneNumber;
import io.voicecrm.Secret;
import io.voicecrm.number.Carrier;
import io.voicecrm.number.CarrierException;
import io.voicecrm.number.CarrierException.Kind;
import io.voicecrm.number.CarrierLine;
import io.voicecrm.number.NumberRoutes;
import io.voicecrm.number.NumberSearch;
import io.voicecrm.number.Purchase;
import io.voicecrm.number.Purchase.Bought;
import io.voicecrm.number.Purchase.Reason;
import io.voicecrm.number.Purchase.Refused;
import io.voicecrm.number.Purchase.Unknown;
import io.voicecrm.testkit.wire.Faults;
import io.voicecrm.testkit.wire.SimulatedTwilio;
import io.voicecrm.twilio.TwilioSubaccounts.Subaccount;
import io.voicecrm.voice.NumberImport;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire, how often, and what the answers mean. */
class TwilioRequestsTest {

    private static final PhoneNumber NUMBER = PhoneNumber.of("+12125550123");

    private final SimulatedTwilio server = SimulatedTwilio.start();
    private final Twilio twilio = builder(server.authToken()).build();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Faults.Kind.class,
            names = {"DROP_AFTER_ACCEPT", "BAD_GATEWAY_AFTER_ACCEPT", "FAIL_BEFORE_ACCEPT", "SLOW_ANSWER"})
    void asksOnceForANumberWhateverGoesWrong(Faults.Kind fault) {
        server.inject(
                Faults.builder().rate(fault, 1).slowness(Duration.ofSeconds(3)).build());

        Purchase purchase = builder(server.authToken())
                .timeout(Duration.ofSeconds(1))
                .build()
                .carrier()
                .buy(NUMBER, "label");

        assertThat(purchase).isInstanceOf(Unknown.class);
        assertThat(server.purchaseRequests()).isEqualTo(1);
    }

    @Test
    void takesTooManyRequestsForNothingDone() {
        server.inject(Faults.builder().rate(Faults.Kind.REFUSE_FOR_CAPACITY, 1).build());

        Purchase purchase = twilio.carrier().buy(NUMBER, "label");

        assertThat(purchase).isInstanceOf(Refused.class);
        assertThat(((Refused) purchase).reason()).isEqualTo(Reason.TOO_FAST);
        assertThat(server.purchaseRequests()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"+12125559999,GONE", "+447700900123,GONE"})
    void saysWhyANumberIsNotSold(String number, Reason reason) {
        Purchase purchase = twilio.carrier().buy(PhoneNumber.of(number), "label");

        assertThat(purchase).isInstanceOf(Refused.class);
        assertThat(((Refused) purchase).reason()).isEqualTo(reason);
        assertThat(((Refused) purchase).message()).doesNotContain(number);
    }

    @Test
    void isRefusedWithAWrongTokenAndDoesNotRepeatIt() {
        Carrier carrier = builder("wrong-token").build().carrier();

        assertThat(((Refused) carrier.buy(NUMBER, "label")).reason()).isEqualTo(Reason.ACCOUNT);
        assertThatThrownBy(() -> carrier.search(NumberSearch.in("US")))
                .isInstanceOfSatisfying(
                        CarrierException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_AUTHORIZED))
                .hasMessageNotContaining("wrong-token");
    }

    @Test
    void saysThatNobodyAnswers() {
        server.close();

        assertThatThrownBy(() -> twilio.carrier().find(NUMBER))
                .isInstanceOfSatisfying(
                        CarrierException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
    }

    @Test
    void pagesThroughMoreNumbersThanFitOnAPage() {
        Carrier carrier = twilio.carrier();
        for (String area : new String[] {"202", "206", "212"}) {
            carrier.search(NumberSearch.in("US").withAreaCode(area).limitedTo(100))
                    .forEach(offered -> carrier.buy(offered.number(), "label"));
        }

        io.voicecrm.Page<?> first = carrier.owned(null);
        io.voicecrm.Page<?> second = carrier.owned(first.next());

        assertThat(first.items()).hasSize(200);
        assertThat(second.items()).hasSize(100);
        assertThat(second.nextCursor()).isEmpty();
    }

    @Test
    void buysForASubaccountAndMovesNumbersBetweenAccounts() {
        TwilioSubaccounts subaccounts = twilio.subaccounts();
        Subaccount acme = subaccounts.create("acme");
        Twilio both = builder(server.authToken())
                .subaccount(acme.sid(), acme.authToken())
                .build();
        CarrierLine line = lineOf(both.carrier().buy(NUMBER, "label"));

        CarrierLine moved = subaccounts.move(line, acme.sid());

        assertThat(subaccounts.create("acme")).as("asked again").isEqualTo(acme);
        assertThat(subaccounts.move(moved, acme.sid())).isEqualTo(moved);
        assertThat(moved.account()).isEqualTo(acme.sid());
        assertThat(both.carrier().find(NUMBER)).isEmpty();
        assertThat(both.carrierOf(acme.sid()).find(NUMBER)).isPresent();
        NumberImport.Twilio told = (NumberImport.Twilio) both.carrier().importOf(moved, NUMBER, "label");
        assertThat(told.accountSid()).isEqualTo(acme.sid());
        assertThat(told.authToken()).isEqualTo(acme.authToken());
        assertThat(acme.toString()).doesNotContain(acme.authToken().reveal());
    }

    @Test
    void refusesTheNumbersOfAnAccountItHasNoTokenOf() {
        assertThatThrownBy(() -> twilio.carrierOf("AC" + "0".repeat(32)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("***0000");
    }

    @Test
    void routesCallsOnlyWhereWeAnswerThem() {
        URI url = URI.create("https://crm.example/webhooks/twilio");
        Twilio importing = builder("token").webhooks(url).build();
        Twilio answering = builder("token").webhooks(url).answersCalls(true).build();

        assertThat(twilio.routes()).isEqualTo(NumberRoutes.UNCHANGED);
        assertThat(importing.routes()).isEqualTo(new NumberRoutes(null, url, URI.create(url + "/messages")));
        assertThat(answering.routes().calls()).isEqualTo(URI.create(url + "/voice"));
    }

    private Twilio.Builder builder(String token) {
        return Twilio.builder(server.accountSid(), Secret.of(token)).baseUrl(server.url());
    }

    private static CarrierLine lineOf(Purchase purchase) {
        Bought bought = (Bought) purchase;
        return new CarrierLine(
                Twilio.ID, bought.number().account(), bought.number().id());
    }
}
