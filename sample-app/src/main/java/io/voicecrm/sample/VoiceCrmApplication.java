package io.voicecrm.sample;

import io.voicecrm.IdSource;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The whole CRM. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class VoiceCrmApplication {

    public static void main(String[] args) {
        SpringApplication.run(VoiceCrmApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    IdSource idSource(Clock clock) {
        return new IdSource(clock, new SecureRandom());
    }
}
