package io.voicecrm.sample.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Migrates over a connection of its own: those of the pool act as a role that owns nothing, and that the first migration
 * makes. Set {@code spring.flyway.url}, {@code user} and {@code password} to migrate as another user.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.flyway.url", matchIfMissing = true, havingValue = "never")
class Migration {

    @Bean
    FlywayConnectionDetails migratingConnection(JdbcConnectionDetails connection) {
        return new FlywayConnectionDetails() {
            @Override
            public @Nullable String getUsername() {
                return connection.getUsername();
            }

            @Override
            public @Nullable String getPassword() {
                return connection.getPassword();
            }

            @Override
            public String getJdbcUrl() {
                return connection.getJdbcUrl();
            }
        };
    }
}
