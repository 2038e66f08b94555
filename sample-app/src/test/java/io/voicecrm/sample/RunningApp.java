package io.voicecrm.sample;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole app on a free port, with an empty database and the simulator at six thousand times the speed of life. Classes
 * that say only this share one app; each test opens accounts of its own in it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ActiveProfiles("test")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnData.class)
public @interface RunningApp {

    /** The platform's key; this and the others are in {@code application-test.yaml}. */
    String PLATFORM_KEY = "vc_the-platform-in-tests";

    /** Who signs in for the platform. */
    String ADMIN = "admin@platform.example";

    /** Who signs in for the sandbox's first client. */
    String DEMO = "dana@acme.example";

    /** The password of both. */
    String PASSWORD = "correct-horse-battery";
}
