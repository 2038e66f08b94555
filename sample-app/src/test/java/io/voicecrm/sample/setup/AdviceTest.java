package io.voicecrm.sample.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.voice.VoiceProviderException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdviceTest {

    @Test
    void explainsAMissingNumberAndIdsOfAnotherEnvironment() {
        Advice advice = Advice.ofWords("the provider answered 404 (document_not_found)");

        assertThat(advice.action()).contains("Phone Numbers").contains("another account or environment");
    }

    @Test
    void explainsCreditThatIsUsedUp() {
        assertThat(Advice.ofWords("the provider answered 403").action()).contains("top the account up");
    }

    @Test
    void explainsWordsThatItDoesNotKnow() {
        assertThat(Advice.ofWords("the line is on fire")).isEqualTo(Advice.OTHER);
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatToDoAboutEveryKindOfError(Kind kind) {
        assertThat(Advice.of(kind).meaning()).isNotBlank();
        assertThat(Advice.of(kind).action()).isNotBlank().isNotEqualTo(Advice.OTHER.action());
    }
}
