package io.voicecrm.sample;

import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** An app that one test has for itself. Close it. */
public final class StartedApp implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private StartedApp(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts one as {@link RunningApp} does, with some properties more, which win over those of its profile. */
    public static StartedApp start(String... properties) {
        return run(app().initializers(new OwnData()), properties);
    }

    /** Starts one in which some parts are the test's own: a bean that is registered under a name replaces the app's. */
    public static StartedApp startWith(
            ApplicationContextInitializer<GenericApplicationContext> parts, String... properties) {
        return run(
                app().initializers(new OwnData(), parts),
                Stream.concat(Stream.of("spring.main.allow-bean-definition-overriding=true"), Stream.of(properties))
                        .toArray(String[]::new));
    }

    /** Starts one that brings PostgreSQL along, as it does where no database is configured. */
    public static StartedApp startWithoutDatabase() {
        return run(app(), "voicecrm.data-dir=" + OwnData.emptyDirectory());
    }

    /** Starts one on a database that has something in it already. */
    static StartedApp startOn(String databaseUrl) {
        return run(app(), "voicecrm.data-dir=" + OwnData.emptyDirectory(), "spring.datasource.url=" + databaseUrl);
    }

    private static SpringApplicationBuilder app() {
        return new SpringApplicationBuilder(VoiceCrmApplication.class).profiles("test");
    }

    private static StartedApp run(SpringApplicationBuilder app, String... properties) {
        return new StartedApp(app.properties("server.port=0")
                .run(Stream.of(properties).map("--"::concat).toArray(String[]::new)));
    }

    /** Its port on the loopback address. */
    public int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    /** Opens accounts in it. */
    public TestClients clients() {
        return new TestClients(port());
    }

    /** A part of it. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
