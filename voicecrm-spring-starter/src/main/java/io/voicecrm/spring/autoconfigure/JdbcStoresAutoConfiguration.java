package io.voicecrm.spring.autoconfigure;

import io.voicecrm.IdSource;
import io.voicecrm.billing.SentUsageStore;
import io.voicecrm.engine.Stores;
import io.voicecrm.jdbc.JdbcStores;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;

/**
 * Stores over the application's data source, if there is one, or one that is primary. Creating the schema is left to the
 * application: its files are under {@code io/voicecrm/jdbc/schema} on the class path, for Flyway or by hand.
 */
@AutoConfiguration(
        before = VoiceCrmAutoConfiguration.class,
        afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnClass({JdbcStores.class, DependsOnDatabaseInitialization.class})
@ConditionalOnSingleCandidate(DataSource.class)
public final class JdbcStoresAutoConfiguration {

    /** For Spring. */
    public JdbcStoresAutoConfiguration() {}

    @Bean
    @DependsOnDatabaseInitialization
    @ConditionalOnMissingBean(Stores.class)
    JdbcStores voiceCrmJdbcStores(DataSource dataSource, ObjectProvider<IdSource> ids, ObjectProvider<Clock> clocks) {
        Clock clock = VoiceCrmAutoConfiguration.clockOf(clocks);
        return new JdbcStores(dataSource, ids.getIfUnique(() -> new IdSource(clock, new SecureRandom())), clock);
    }

    @Bean
    @ConditionalOnBean(JdbcStores.class)
    @ConditionalOnMissingBean
    SentUsageStore voiceCrmSentUsage(JdbcStores stores) {
        return stores.sentUsage();
    }
}
