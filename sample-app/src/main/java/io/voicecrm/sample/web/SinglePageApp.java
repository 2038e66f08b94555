package io.voicecrm.sample.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Every page of the UI is one page to the server. */
@Controller
class SinglePageApp {

    @GetMapping({
        "/",
        "/sign-in",
        "/login",
        "/dashboard",
        "/campaigns/**",
        "/leads/**",
        "/calls/**",
        "/agents/**",
        "/usage/**",
        "/invoices/**",
        "/do-not-call/**",
        "/compliance/**",
        "/clients/**",
        "/plans/**",
        "/credits/**",
        "/profit/**",
        "/reconciliation/**",
        "/queue/**",
        "/webhook-inbox/**",
        "/setup/**",
        "/numbers/**",
        "/number-pool/**",
        "/buy-numbers/**",
        "/voices/**",
        "/knowledge/**",
        "/all-agents/**",
        "/all-invoices/**"
    })
    String page() {
        return "forward:/index.html";
    }
}
