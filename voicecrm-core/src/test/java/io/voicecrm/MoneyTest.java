package io.voicecrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MoneyTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final Currency KWD = Currency.getInstance("KWD");

    @Test
    void countsInTheSmallestUnitOfItsCurrency() {
        assertThat(Money.of("1.50", USD).minorUnits()).isEqualTo(150);
        assertThat(Money.of("150", JPY).minorUnits()).isEqualTo(150);
        assertThat(Money.of("1.500", KWD).minorUnits()).isEqualTo(1500);
    }

    @Test
    void refusesDecimalsThatItsCurrencyDoesNotHave() {
        assertThatThrownBy(() -> Money.of("1.505", USD)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of("1.5", JPY)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void roundsHalfAwayFromZero() {
        assertThat(Money.rounded(new BigDecimal("0.005"), USD)).isEqualTo(new Money(1, USD));
        assertThat(Money.rounded(new BigDecimal("0.00499"), USD)).isEqualTo(new Money(0, USD));
        assertThat(Money.rounded(new BigDecimal("-0.005"), USD)).isEqualTo(new Money(-1, USD));
    }

    @Test
    void comesBackFromMajorUnitsAsItWas() {
        Random random = new Random(20_260_302);
        for (int i = 0; i < 1_000; i++) {
            Money money = new Money(random.nextLong(), i % 2 == 0 ? USD : KWD);

            assertThat(Money.of(money.major().toPlainString(), money.currency()))
                    .isEqualTo(money);
        }
    }

    @Test
    void givesBackWhatWasAdded() {
        Random random = new Random(20_260_303);
        for (int i = 0; i < 1_000; i++) {
            Money one = new Money(random.nextInt(), USD);
            Money other = new Money(random.nextInt(), USD);

            assertThat(one.plus(other).minus(other)).isEqualTo(one);
            assertThat(one.plus(other)).isEqualTo(other.plus(one));
        }
    }

    @Test
    void refusesToOverflow() {
        Money most = new Money(Long.MAX_VALUE, USD);

        assertThatThrownBy(() -> most.plus(new Money(1, USD))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.zero(USD).minus(most).minus(new Money(2, USD)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void refusesToCombineCurrencies() {
        Money dollar = Money.of("1.00", USD);
        Money yen = Money.of("1", JPY);

        assertThatIllegalArgumentException().isThrownBy(() -> dollar.plus(yen)).withMessageContaining("JPY");
        assertThatIllegalArgumentException().isThrownBy(() -> dollar.minus(yen));
        assertThatIllegalArgumentException().isThrownBy(() -> dollar.compareTo(yen));
    }

    @Test
    void ordersByAmount() {
        assertThat(Money.of("-1.00", USD)).isLessThan(Money.zero(USD));
        assertThat(Money.of("1.01", USD)).isGreaterThan(Money.of("1.00", USD));
    }

    @Test
    void splitsToTheLastCentAndGivesNobodyACentMoreThanItsShare() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            Money amount = new Money(random.nextInt(200_001) - 100_000, USD);
            List<Long> weights = LongStream.range(0, 1 + random.nextInt(8))
                    .map(n -> random.nextInt(50))
                    .boxed()
                    .toList();
            long sum = weights.stream().mapToLong(Long::longValue).sum();

            List<Money> parts = amount.split(weights);

            assertThat(parts.stream().reduce(Money.zero(USD), Money::plus)).isEqualTo(amount);
            for (int part = 0; sum > 0 && part < parts.size(); part++) {
                double exact = (double) amount.minorUnits() * weights.get(part) / sum;
                assertThat((double) parts.get(part).minorUnits()).isBetween(exact - 1, exact + 1);
            }
        }
    }

    @Test
    void splitsEvenlyWhereNobodyHasAnyWeight() {
        assertThat(Money.of("1.00", USD).split(List.of(0L, 0L, 0L)))
                .containsExactly(Money.of("0.34", USD), Money.of("0.33", USD), Money.of("0.33", USD));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("1.00", USD).split(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("1.00", USD).split(List.of(1L, -1L)));
    }

    @Test
    void sharesRoundHalfUp() {
        assertThat(Money.of("99.00", USD).share(1, 3)).isEqualTo(Money.of("33.00", USD));
        assertThat(Money.of("0.01", USD).share(1, 2)).isEqualTo(Money.of("0.01", USD));
        assertThat(Money.of("0.01", USD).share(49, 100)).isEqualTo(Money.of("0.00", USD));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("1.00", USD).share(1, 0));
    }
}
