package io.voicecrm.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.spring.autoconfigure.BodyBudget.Body;
import io.voicecrm.spring.autoconfigure.BodyBudget.Fate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {

    private static final int MAX_BODY = 40_000;

    /** Three chunks of 16 KiB. */
    private final BodyBudget budget = new BodyBudget(MAX_BODY, MAX_BODY);

    @Test
    void readsABodyThatJustFitsByteForByte() throws IOException {
        byte[] sent = new byte[MAX_BODY];
        new Random(1).nextBytes(sent);

        try (Body body = budget.read(new ByteArrayInputStream(sent))) {
            assertThat(body.fate()).isEqualTo(Fate.READ);
            assertThat(body.bytes()).isEqualTo(sent);
        }
    }

    @Test
    void readsNoMoreOfABodyThanItMayHaveAndOneByte() throws IOException {
        Endless endless = new Endless(MAX_BODY + 1);

        try (Body body = budget.read(endless)) {
            assertThat(body.fate()).isEqualTo(Fate.TOO_LARGE);
            assertThat(body.bytes()).isEmpty();
        }
    }

    @Test
    void hasNoRoomWhileOthersTakeItAndHasItAgainWhenTheyAreDone() throws IOException {
        try (Body first = read(33_000)) {
            assertThat(first.fate()).isEqualTo(Fate.READ);
            try (Body second = read(1)) {
                assertThat(second.fate()).isEqualTo(Fate.NO_ROOM);
            }
        }

        try (Body third = read(33_000)) {
            assertThat(third.fate()).isEqualTo(Fate.READ);
        }
    }

    @Test
    void givesTheRoomBackOfABodyThatBreaksOff() throws IOException {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> budget.read(new Endless(20_000))).isInstanceOf(IOException.class);
        }

        try (Body body = read(MAX_BODY)) {
            assertThat(body.fate()).isEqualTo(Fate.READ);
        }
    }

    @Test
    void refusesABudgetThatIsSmallerThanOneBody() {
        assertThatThrownBy(() -> new BodyBudget(MAX_BODY - 1, MAX_BODY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("body-memory 39999");
    }

    private Body read(int bytes) throws IOException {
        return budget.read(new ByteArrayInputStream(new byte[bytes]));
    }

    /** Never ends, and breaks when more is read of it than so many bytes. */
    private static final class Endless extends InputStream {

        private long left;

        Endless(long left) {
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            return read(new byte[1], 0, 1) == 1 ? 'x' : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw new IOException("connection reset");
            }
            Arrays.fill(bytes, offset, offset + length, (byte) 'x');
            return length;
        }
    }
}
