package io.voicecrm.jdbc;

import io.voicecrm.testkit.contract.TextStoreContract;
import io.voicecrm.text.TextStore;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcTextsTest extends TextStoreContract {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final TextStore store = DATABASE.stores(Clock.systemUTC()).texts();

    @BeforeEach
    void empty() throws SQLException {
        DATABASE.execute("truncate text_messages, text_opt_outs");
    }

    @Override
    protected TextStore emptyStore() {
        return store;
    }
}
