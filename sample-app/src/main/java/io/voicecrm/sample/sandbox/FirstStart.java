package io.voicecrm.sample.sandbox;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.engine.Stores;
import io.voicecrm.sample.AppSettings;
import io.voicecrm.sample.AppSettings.FirstUser;
import io.voicecrm.sample.account.ApiKeys;
import io.voicecrm.sample.account.Secrets;
import io.voicecrm.sample.account.Tenants;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.account.Users;
import io.voicecrm.sample.billing.Plans;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import io.voicecrm.voice.VoiceProvider;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What has to be there when the server answers for the first time: the platform's admin and its plans; in the sandbox also
 * a client with agents and a number, and webhooks that find their way back to this server. Does nothing twice.
 */
@Component
class FirstStart {

    private static final TenantId DEMO = new TenantId("acme-demo");

    private final AppSettings settings;
    private final Users users;
    private final ApiKeys keys;
    private final Plans plans;
    private final Tenants tenants;
    private final Stores stores;
    private final VoiceProvider provider;
    private final ObjectProvider<SimulatedElevenLabs> simulator;
    private final ObjectProvider<Sandbox.Account> account;
    private final Clock clock;

    FirstStart(
            AppSettings settings,
            Users users,
            ApiKeys keys,
            Plans plans,
            Tenants tenants,
            Stores stores,
            VoiceProvider provider,
            ObjectProvider<SimulatedElevenLabs> simulator,
            ObjectProvider<Sandbox.Account> account,
            Clock clock) {
        this.settings = settings;
        this.users = users;
        this.keys = keys;
        this.plans = plans;
        this.tenants = tenants;
        this.stores = stores;
        this.provider = provider;
        this.simulator = simulator;
        this.account = account;
        this.clock = clock;
    }

    @EventListener
    void serverStarted(WebServerInitializedEvent event) {
        if (WebServerApplicationContext.hasServerNamespace(event.getApplicationContext(), "management")) {
            return;
        }
        addUser(null, settings.admin(), "Admin", "admin");
        if (!settings.bootstrapApiKey().isBlank()) {
            keys.ensurePlatformKey(settings.bootstrapApiKey());
        }
        plans.ensureDefaults();
        SimulatedElevenLabs sandbox = simulator.getIfAvailable();
        if (sandbox != null) {
            int port = event.getWebServer().getPort();
            sandbox.sendWebhooksTo(
                    "http://127.0.0.1:" + port + "/webhooks/elevenlabs",
                    account.getObject().webhookSecret());
            prepareDemo(sandbox.phoneNumber());
        }
    }

    private void prepareDemo(PhoneNumber callerId) {
        UUID plan = plans.idOf("Professional");
        boolean isNew = tenants.add(new Tenant(
                DEMO.value(),
                "Acme Demo",
                "US",
                ZoneId.of("America/New_York"),
                plan,
                callerId.e164(),
                clock.instant()));
        if (isNew) {
            for (DemoAgent demo : DemoAgent.values()) {
                AgentSpec spec = demo.spec();
                AgentId id = provider.agents().create(spec);
                stores.agents().save(new Agent(id, null, demo.type(), spec, true, clock.instant()));
            }
        }
        addUser(DEMO, settings.demo(), "Dana Demo", "demo client");
    }

    private void addUser(@Nullable TenantId tenant, FirstUser user, String name, String role) {
        if (users.has(user.email())) {
            return;
        }
        boolean isMadeUp = user.password().isBlank();
        String password = isMadeUp ? Secrets.password() : user.password();
        users.add(tenant, user.email(), name, password);
        if (isMadeUp) {
            // Printed, not logged: a log is kept and shipped, and this is to be seen once.
            System.out.printf("%n    Sign in as %s: %s with password %s%n%n", role, user.email(), password);
        }
    }
}
