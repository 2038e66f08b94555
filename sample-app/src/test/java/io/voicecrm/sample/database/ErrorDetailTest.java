package io.voicecrm.sample.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.sample.RunningApp;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningApp
class ErrorDetailTest {

    @Autowired
    private DataSource dataSource;

    @Test
    void keepsTheValuesOfARefusedRowOutOfTheMessage() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create temporary table people (email text primary key)");
            statement.execute("insert into people values ('ann@example.com')");

            assertThatThrownBy(() -> statement.execute("insert into people values ('ann@example.com')"))
                    .isInstanceOf(SQLException.class)
                    .satisfies(refused -> assertThat(refused.getMessage())
                            .contains("people_pkey")
                            .doesNotContain("ann@example.com"));
            statement.execute("drop table people");
        }
    }
}
