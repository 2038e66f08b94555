package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.PhoneNumber;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.text.Sending;
import io.voicecrm.text.Sending.Accepted;
import io.voicecrm.text.Sending.Refused;
import io.voicecrm.text.Sending.Unknown;
import io.voicecrm.text.TextId;
import io.voicecrm.text.TextSender;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What every {@link TextSender} must do. Extend it and answer {@link #open}. */
@NullMarked
public abstract class TextSenderContract extends SubjectContract<TextSenderContract.Subject> {

    private static final PhoneNumber PERSON = Fixtures.phone(1);
    private static final TextId ID = new TextId(new UUID(7, 1));

    /** A sender, and what its server saw. */
    public interface Subject extends Opened {

        /** The sender under test. */
        TextSender sender();

        /** A number of the account that carries messages. */
        PhoneNumber from();

        /** How many requests to send the server has seen. */
        int requests();

        /** From now on the server sends, and hangs up on the request without an answer. */
        void dropAnswers();

        /** The person writes STOP to {@link #from}. */
        void optOut(PhoneNumber person);
    }

    @Test
    void sendsAMessage() {
        Sending sending = subject().sender().send(ID, subject().from(), PERSON, "Hi there");

        assertThat(sending).isInstanceOf(Accepted.class);
        assertThat(((Accepted) sending).reference()).isNotBlank();
        assertThat(subject().requests()).isEqualTo(1);
    }

    @Test
    void sendsOnceWhenTheAnswerIsLost() {
        subject().dropAnswers();

        Sending sending = subject().sender().send(ID, subject().from(), PERSON, "Hi there");

        assertThat(sending).isInstanceOf(Unknown.class);
        assertThat(subject().requests()).isEqualTo(1);
    }

    @Test
    void tellsThatThePersonHasOptedOut() {
        subject().optOut(PERSON);

        Sending sending = subject().sender().send(ID, subject().from(), PERSON, "Hi there");

        assertThat(sending).isInstanceOf(Refused.class);
        assertThat(((Refused) sending).optedOut()).isTrue();
    }

    @Test
    void isRefusedWithANumberThatIsNotTheAccounts() {
        Sending sending = subject().sender().send(ID, Fixtures.phone(77), PERSON, "Hi there");

        assertThat(sending).isInstanceOf(Refused.class);
        assertThat(((Refused) sending).optedOut()).isFalse();
        assertThat(((Refused) sending).message()).doesNotContain(PERSON.e164());
    }
}
