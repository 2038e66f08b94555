package io.voicecrm.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.junit.jupiter.api.Test;

/** What becomes of a database that an older release has migrated. */
class UpgradeTest {

    @Test
    void bringsTheLibrarysNewerMigrationsToADatabaseThatHasAllOfTheApps() {
        String database = PostgresServer.get().newDatabase();
        migrate(database, "classpath:io/voicecrm/jdbc/schema", "6");
        migrate(database, "classpath:db/migration", "latest");

        try (StartedApp app = StartedApp.startOn(database)) {
            assertThat(app.bean(Flyway.class).info().applied())
                    .filteredOn(migration -> migration.getState() == MigrationState.OUT_OF_ORDER)
                    .extracting(migration -> migration.getVersion().getVersion())
                    .contains("7", "8");
            assertThat(app.clients().open().campaign("After the upgrade")).isNotEmpty();
        }
    }

    /** One folder at a time: that the database has migrations of the other one is not looked at. */
    private static void migrate(String database, String folder, String target) {
        Flyway.configure()
                .dataSource(database, null, null)
                .locations(folder)
                .target(target)
                .validateOnMigrate(false)
                .load()
                .migrate();
    }
}
