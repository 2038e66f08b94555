package io.voicecrm.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallAnalysisTest {

    @Test
    void hasItsFactsInOneOrderInWhateverOrderTheyWereLearnt() {
        List<String> names = List.of("sentiment", "intent", "analyzed_by", "interest", "name", "email");
        Map<String, String> learnt = new LinkedHashMap<>();
        names.forEach(name -> learnt.put(name, "x"));

        CallAnalysis analysis = new CallAnalysis("", true, learnt);

        assertThat(analysis.extracted().keySet())
                .containsExactly("analyzed_by", "email", "intent", "interest", "name", "sentiment");
    }

    @Test
    void doesNotChangeWithTheMapThatItWasMadeOf() {
        Map<String, String> learnt = new LinkedHashMap<>(Map.of("name", "Ann"));
        CallAnalysis analysis = new CallAnalysis("", null, learnt);

        learnt.put("email", "ann@example.com");

        assertThat(analysis.extracted()).containsOnlyKeys("name");
    }
}
