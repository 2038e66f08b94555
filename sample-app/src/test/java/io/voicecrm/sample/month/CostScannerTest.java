package io.voicecrm.sample.month;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.sample.CostScanner;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A scan that finds nothing says something only if it would have found it. */
class CostScannerTest {

    private final CostScanner scanner = new CostScanner()
            .fine("price", new BigDecimal("0.0731113"))
            .sum("a month's cost", new BigDecimal("1234.56789"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rate\": \"0.0731113\"}",
                "{\"rate\": 0.073111}",
                "{\"rate\": 0.07311}",
                "{\"rate\": 0.073111300}",
                "{\"rate\": 7.31113}",
                "{\"rate\": 7.3111}",
                "call ended, 0,0731113 USD a minute",
                "{\"total\": {\"amount\": \"1234.57\"}}",
                "{\"amount_minor\": 123457}",
                "{\"micros\": 1234567890}",
                "id,amount\n1,1234.5679",
                "{\"provider_cost\": \"1.00\"}",
                "{\"grossMargin\": 0.5}",
                "[{\"markup_percent\": 1}]",
                "event:call\ndata:{\"credits_used\": 1}",
                "call,Cost,seconds\n1,2,3"
            })
    void findsWhatWasLeaked(String text) {
        assertThat(scanner.leaksIn(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\": \"0.60\", \"kind\": \"prepaid_credits\"}",
                "{\"summary\": \"She asked what it costs.\"}",
                "{\"id\": \"10731113\", \"number\": \"+12025550107\", \"ref\": \"a0.0731113\"}",
                "month,number,total\n2026-03,SIM-1,19.00",
                "{\"quantity\": 1234, \"rate\": 0.07}"
            })
    void findsNothingWhereNothingIs(String text) {
        assertThat(scanner.leaksIn(text)).isEmpty();
    }

    @Test
    void takesNoShortNumberForACostThatHappensToBeAsMuch() {
        CostScanner small = new CostScanner().sum("a month's cost", new BigDecimal("10.21"));

        assertThat(small.leaksIn("{\"email\": \"ann.1021@example.com\", \"rate\": \"10.21\"}"))
                .isEmpty();
        assertThat(small.leaksIn("{\"micros\": 10210000}")).isNotEmpty();
        assertThat(small.exactly("a month's cost", new BigDecimal("10.21")).leaksIn("{\"rate\": \"10.21\"}"))
                .isNotEmpty();
    }

    @Test
    void looksOnlyForFiguresInWhatIsNoData() {
        assertThat(scanner.figuresIn("profit is a word, and 0.0731113 is a price"))
                .hasSize(1);
    }
}
