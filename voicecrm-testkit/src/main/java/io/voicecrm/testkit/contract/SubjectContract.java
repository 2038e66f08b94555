package io.voicecrm.testkit.contract;

import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Opens what is under test before each test, and closes it afterwards. Not extended by itself.
 *
 * @param <S> what is under test, and what its server saw
 */
@NullMarked
abstract class SubjectContract<S extends SubjectContract.Opened> {

    private @Nullable S opened;

    /** Something that is closed after its test. */
    public interface Opened extends AutoCloseable {

        /** Closes what is under test and its server. */
        @Override
        void close();
    }

    /** A fresh subject and a fresh server. */
    protected abstract S open();

    @BeforeEach
    void openSubject() {
        opened = open();
    }

    @AfterEach
    void closeSubject() {
        subject().close();
    }

    final S subject() {
        return Objects.requireNonNull(opened, "open() gave no subject");
    }
}
