package io.voicecrm.sample;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** An app that one test has for itself. Close it. */
public final class StartedApp implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private StartedApp(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts one as {@link RunningApp} does, with some properties more. */
    public static StartedApp start(String... properties) {
        return new StartedApp(new SpringApplicationBuilder(VoiceCrmApplication.class)
                .profiles("test")
                .initializers(new EmptyDataDirectory())
                .properties("server.port=0")
                .properties(properties)
                .run());
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
