package io.voicecrm.sample.web;

import io.voicecrm.sample.AppSettings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the UI has to know before anybody signs in. */
@RestController
class AppController {

    private final AppSettings settings;

    AppController(AppSettings settings) {
        this.settings = settings;
    }

    record App(String name, String version, boolean sandbox) {}

    @GetMapping("/api/app")
    App app() {
        String version = getClass().getPackage().getImplementationVersion();
        return new App("voicecrm", version == null ? "dev" : version, settings.isSandbox());
    }
}
