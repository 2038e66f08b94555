package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.voicecrm.Page;
import io.voicecrm.PhoneNumber;
import io.voicecrm.number.Carrier;
import io.voicecrm.number.CarrierLine;
import io.voicecrm.number.CarrierNumber;
import io.voicecrm.number.Channel;
import io.voicecrm.number.NumberRoutes;
import io.voicecrm.number.NumberSearch;
import io.voicecrm.number.OfferedNumber;
import io.voicecrm.number.Purchase;
import io.voicecrm.number.Purchase.Bought;
import io.voicecrm.number.Purchase.Reason;
import io.voicecrm.number.Purchase.Refused;
import io.voicecrm.number.Purchase.Unknown;
import io.voicecrm.voice.NumberImport;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Carrier} must do. Extend it, answer {@link #open}, and the tests run against your carrier and a server
 * that stands in for the real one and sells local numbers of the area 212.
 */
@NullMarked
public abstract class CarrierContract extends SubjectContract<CarrierContract.Subject> {

    private static final NumberSearch SEARCH = NumberSearch.in("US").withAreaCode("212");

    /** A carrier whose account owns nothing yet, and what its server saw. */
    public interface Subject extends Opened {

        /** The carrier under test. */
        Carrier carrier();

        /** How many requests to buy the server has seen. */
        int purchaseRequests();

        /** From now on the server sells, and hangs up on the request without an answer. */
        void dropAnswers();
    }

    @Test
    void findsNumbersForSaleByWhatIsAskedFor() {
        List<OfferedNumber> offered = carrier().search(SEARCH.limitedTo(5));

        assertThat(offered).hasSize(5);
        assertThat(offered).allSatisfy(number -> {
            assertThat(number.number().e164()).startsWith("+1212");
            assertThat(number.place().country()).isEqualTo("US");
            assertThat(number.channels()).contains(Channel.VOICE);
        });
        assertThat(carrier().search(SEARCH.containing("0142")))
                .extracting(number -> number.number().e164())
                .allMatch(number -> number.contains("0142"))
                .isNotEmpty();
    }

    @Test
    void findsNothingWhereNothingIsSold() {
        assertThat(carrier().search(SEARCH.with(Set.of(Channel.FAX)))).isEmpty();
        assertThat(carrier().search(NumberSearch.in("AQ"))).isEmpty();
    }

    @Test
    void buysANumberThatIsThenOwnedAndNotForSaleAnyMore() {
        PhoneNumber number = forSale();

        CarrierNumber bought = bought(number);

        assertThat(bought.number()).isEqualTo(number);
        assertThat(bought.label()).isEqualTo("our label");
        assertThat(bought.id()).isNotBlank();
        assertThat(carrier().find(number)).contains(bought);
        assertThat(allOwned()).containsExactly(bought);
        assertThat(carrier().search(SEARCH)).extracting(OfferedNumber::number).doesNotContain(number);
    }

    @Test
    void isToldThatANumberIsGone() {
        PhoneNumber number = forSale();
        bought(number);

        Purchase again = carrier().buy(number, "again");

        assertThat(again).isInstanceOf(Refused.class);
        assertThat(((Refused) again).reason()).isEqualTo(Reason.GONE);
        assertThat(((Refused) again).message()).doesNotContain(number.e164());
        assertThat(allOwned()).hasSize(1);
    }

    @Test
    void sendsAPurchaseOnceWhenTheAnswerIsLostAndFindsTheNumberLater() {
        PhoneNumber number = forSale();
        subject().dropAnswers();

        Purchase purchase = carrier().buy(number, "our label");

        assertThat(purchase).isInstanceOf(Unknown.class);
        assertThat(subject().purchaseRequests()).isEqualTo(1);
        assertThat(carrier().find(number)).isPresent();
    }

    @Test
    void doesNotFindWhatItDoesNotOwn() {
        assertThat(carrier().find(forSale())).isEmpty();
    }

    @Test
    void listsEveryNumberAPageAtATime() {
        List<PhoneNumber> numbers = carrier().search(SEARCH.limitedTo(7)).stream()
                .map(OfferedNumber::number)
                .toList();
        numbers.forEach(this::bought);

        assertThat(allOwned()).extracting(CarrierNumber::number).containsExactlyInAnyOrderElementsOf(numbers);
    }

    @Test
    void routesANumberAsOftenAsAsked() {
        CarrierLine line = lineOf(bought(forSale()));
        NumberRoutes routes = new NumberRoutes(
                URI.create("https://crm.example/voice"), URI.create("https://crm.example/status"), null);

        carrier().route(line, routes);

        assertThatCode(() -> carrier().route(line, routes)).doesNotThrowAnyException();
        assertThatCode(() -> carrier().route(line, NumberRoutes.UNCHANGED)).doesNotThrowAnyException();
    }

    @Test
    void givesANumberBackAsOftenAsAsked() {
        CarrierNumber number = bought(forSale());

        carrier().release(lineOf(number));

        assertThatCode(() -> carrier().release(lineOf(number))).doesNotThrowAnyException();
        assertThat(carrier().find(number.number())).isEmpty();
        assertThat(carrier().search(SEARCH)).extracting(OfferedNumber::number).contains(number.number());
    }

    @Test
    void tellsAProviderHowToReachANumberAndNobodyElse() {
        CarrierNumber number = bought(forSale());

        NumberImport told = carrier().importOf(lineOf(number), number.number(), "Front desk");

        assertThat(told.number()).isEqualTo(number.number());
        assertThat(told.label()).isEqualTo("Front desk");
        if (told instanceof NumberImport.Twilio twilio) {
            assertThat(told.toString()).doesNotContain(twilio.authToken().reveal());
        }
    }

    private Carrier carrier() {
        return subject().carrier();
    }

    private PhoneNumber forSale() {
        return carrier().search(SEARCH.limitedTo(1)).get(0).number();
    }

    private CarrierNumber bought(PhoneNumber number) {
        Purchase purchase = carrier().buy(number, "our label");
        assertThat(purchase).isInstanceOf(Bought.class);
        return ((Bought) purchase).number();
    }

    private CarrierLine lineOf(CarrierNumber number) {
        return new CarrierLine(carrier().id(), number.account(), number.id());
    }

    private List<CarrierNumber> allOwned() {
        List<CarrierNumber> all = new ArrayList<>();
        Page<CarrierNumber> page = carrier().owned(null);
        all.addAll(page.items());
        while (page.nextCursor().isPresent()) {
            page = carrier().owned(page.next());
            all.addAll(page.items());
        }
        return all;
    }
}
