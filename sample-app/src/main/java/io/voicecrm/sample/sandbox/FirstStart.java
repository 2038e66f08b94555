package io.voicecrm.sample.sandbox;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.agent.AgentType;
import io.voicecrm.elevenlabs.ElevenLabs;
import io.voicecrm.engine.Stores;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.retell.Retell;
import io.voicecrm.sample.AppSettings;
import io.voicecrm.sample.AppSettings.FirstUser;
import io.voicecrm.sample.account.ApiKeys;
import io.voicecrm.sample.account.Secrets;
import io.voicecrm.sample.account.Tenants;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.account.Users;
import io.voicecrm.sample.billing.Plans;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import io.voicecrm.testkit.wire.SimulatedRetell;
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
    private final VoiceCrm crm;
    private final ObjectProvider<SimulatedElevenLabs> simulator;
    private final ObjectProvider<SimulatedRetell> secondSimulator;
    private final ObjectProvider<Sandbox.Account> account;
    private final Clock clock;

    FirstStart(
            AppSettings settings,
            Users users,
            ApiKeys keys,
            Plans plans,
            Tenants tenants,
            Stores stores,
            VoiceCrm crm,
            ObjectProvider<SimulatedElevenLabs> simulator,
            ObjectProvider<SimulatedRetell> secondSimulator,
            ObjectProvider<Sandbox.Account> account,
            Clock clock) {
        this.settings = settings;
        this.users = users;
        this.keys = keys;
        this.plans = plans;
        this.tenants = tenants;
        this.stores = stores;
        this.crm = crm;
        this.simulator = simulator;
        this.secondSimulator = secondSimulator;
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
            String webhooks = "http://127.0.0.1:" + event.getWebServer().getPort() + "/webhooks/";
            sandbox.sendWebhooksTo(webhooks + ElevenLabs.ID, account.getObject().webhookSecret());
            secondSimulator.getObject().sendWebhooksTo(webhooks + Retell.ID);
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
                AgentId id = crm.account(ElevenLabs.ID).provider().agents().create(spec);
                stores.agents().save(new Agent(id, null, demo.type(), spec, true, clock.instant()));
            }
            AgentId standIn = crm.account(Retell.ID).provider().agents().create(DemoAgent.STAND_IN);
            stores.agents()
                    .save(new Agent(standIn, null, AgentType.LEAD_GEN, DemoAgent.STAND_IN, true, clock.instant()));
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
