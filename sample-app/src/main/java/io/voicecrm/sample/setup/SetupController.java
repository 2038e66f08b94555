package io.voicecrm.sample.setup;

import io.voicecrm.sample.setup.ProviderErrors.ProviderError;
import io.voicecrm.sample.web.SnakeCase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether everything is set up that a call needs. Each answer is a fresh look, which asks the providers too. */
@RestController
class SetupController {

    private final AppChecks app;
    private final ProviderChecks providers;
    private final WebhookChecks webhooks;
    private final ProviderErrors errors;
    private final Clock clock;

    SetupController(
            AppChecks app, ProviderChecks providers, WebhookChecks webhooks, ProviderErrors errors, Clock clock) {
        this.app = app;
        this.providers = providers;
        this.webhooks = webhooks;
        this.errors = errors;
        this.clock = clock;
    }

    /** @param errors calls of the last seven days that providers did not place, and why */
    record Setup(Instant checkedAt, List<SetupCheck> checks, List<ProviderError> errors) {}

    /**
     * @param status {@code ok}, {@code not_yet}, {@code warning} or {@code failed}
     * @param fix what to do; null where nothing is
     * @param link the page where it is done
     */
    record SetupCheck(
            String id,
            String title,
            String status,
            String found,
            @Nullable String fix,
            @Nullable String link) {

        static SetupCheck of(Check check) {
            return new SetupCheck(
                    check.id(), check.title(), SnakeCase.of(check.status()), check.found(), check.fix(), check.link());
        }
    }

    @GetMapping("/api/setup")
    Setup setup() {
        List<SetupCheck> checks = Stream.of(app.run(), providers.run(), webhooks.run())
                .flatMap(List::stream)
                .map(SetupCheck::of)
                .toList();
        return new Setup(clock.instant(), checks, errors.latest());
    }
}
