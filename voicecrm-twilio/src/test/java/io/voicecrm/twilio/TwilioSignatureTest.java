package io.voicecrm.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected values are what Twilio's Java and Node libraries compute. */
class TwilioSignatureTest {

    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final String FORM =
            "To=%2B18005551212&CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309";
    private static final String SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
    private static final String WITH_PORT = "kvajT1Ptam85bY51eRf/AJRuM3w=";

    private final TwilioSignature signature = new TwilioSignature(List.of("12345"));

    @Test
    void acceptsASignedForm() {
        assertThat(signsForm(SIGNATURE, URL, FORM)).isTrue();
    }

    @Test
    void acceptsBothSpellingsOfTheDefaultPort() {
        String spelledOut = "https://mycompany.com:443/myapp.php?foo=1&bar=2";

        assertThat(signsForm(WITH_PORT, spelledOut, FORM)).isTrue();
        assertThat(signsForm(WITH_PORT, URL, FORM)).isTrue();
        assertThat(signsForm(SIGNATURE, spelledOut, FORM)).isTrue();
    }

    @Test
    void doesNotAcceptAnotherPort() {
        assertThat(signsForm(SIGNATURE, "https://mycompany.com:8443/myapp.php?foo=1&bar=2", FORM))
                .isFalse();
        assertThat(signsForm(SIGNATURE, "https://[::1]:443/myapp.php?foo=1&bar=2", FORM))
                .isFalse();
    }

    @Test
    void acceptsARequestWithoutParameters() {
        assertThat(signsForm("zYQTYrRWXE7LtzbG4PfP7/bkkGo=", URL, "")).isTrue();
    }

    @Test
    void countsEachValueOfARepeatedParameterOnceAndInOrder() {
        assertThat(signsForm(
                        "TzYVRs81hzjra+pXUlclf++2O9M=",
                        "https://mycompany.com/x",
                        "MediaUrl=b&MediaUrl=a&MediaUrl=b&A=1"))
                .isTrue();
    }

    @Test
    void readsTextBeyondAsciiAndEmptyValues() {
        assertThat(signsForm(
                        "Hqej/kTPp0mke+xql+WyGbUU4ck=",
                        "https://mycompany.com/x",
                        "Body=Ol%C3%A1+%F0%9F%91%8D&ErrorCode="))
                .isTrue();
    }

    @Test
    void acceptsASignedBodyThatIsNoFormByItsHash() {
        String hash = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
        String url = URL + "&bodySHA256=" + hash;
        byte[] body = "{\"property\": \"value\", \"boolean\": true}".getBytes(StandardCharsets.UTF_8);
        byte[] other = "{\"property\": \"other\", \"boolean\": true}".getBytes(StandardCharsets.UTF_8);

        assertThat(signature.signsBody("a9nBmqA0ju/hNViExpshrM61xv4=", SignedUrl.of(url), body))
                .isTrue();
        assertThat(signature.signsBody("a9nBmqA0ju/hNViExpshrM61xv4=", SignedUrl.of(url), other))
                .isFalse();
        assertThat(signature.signsBody("a9nBmqA0ju/hNViExpshrM61xv4=", SignedUrl.of(URL), body))
                .isFalse();
    }

    @Test
    void acceptsEitherTokenWhileOneIsBeingReplaced() {
        TwilioSignature rotating = new TwilioSignature(List.of("the new one", "12345"));

        assertThat(rotating.signsForm(SIGNATURE, SignedUrl.of(URL), bytes(FORM)))
                .isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "x",
                "RSOYDt4T1cUTdK1PDd93/VVr8B9=",
                "!!!!Dt4T1cUTdK1PDd93/VVr8B8=",
                "zYQTYrRWXE7LtzbG4PfP7/bkkGo="
            })
    void refusesEverythingElse(String header) {
        assertThat(signsForm(header, URL, FORM)).isFalse();
    }

    @Test
    void refusesAFormThatWasTamperedWith() {
        assertThat(signsForm(SIGNATURE, URL, FORM.replace("1234", "1235"))).isFalse();
        assertThat(signsForm(SIGNATURE, URL, FORM + "&Extra=1")).isFalse();
        assertThat(signsForm(SIGNATURE, URL, FORM + "&Broken=%zz")).isFalse();
        assertThat(signsForm(SIGNATURE, URL.replace("foo", "fooo"), FORM)).isFalse();
    }

    private boolean signsForm(String header, String url, String form) {
        return signature.signsForm(header, SignedUrl.of(url), bytes(form));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
