package io.voicecrm.sample.official;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The build installs the clients, unless it runs with {@code -Dui.skip}; then these tests are skipped and say so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsOfficialClients.Installed.class)
@interface NeedsOfficialClients {

    /** Asks whether the build installed them. */
    final class Installed implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return Files.exists(OfficialClient.SCRIPTS.resolve("node_modules"))
                    ? ConditionEvaluationResult.enabled("the official clients are installed")
                    : ConditionEvaluationResult.disabled(
                            "the official clients are not installed: build without -Dui.skip, or run "
                                    + OfficialClient.SCRIPTS.resolve("install.sh"));
        }
    }
}
