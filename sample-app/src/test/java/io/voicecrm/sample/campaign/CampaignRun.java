package io.voicecrm.sample.campaign;

import static org.awaitility.Awaitility.await;

import io.voicecrm.TenantId;
import io.voicecrm.sample.StartedApp;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.CallJournal;
import io.voicecrm.testkit.wire.Faults;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is left after an app of its own has called a list of people.
 *
 * @param people each with what was reached, by number
 * @param progress the campaign as its page shows it
 * @param preview the invoice as its page shows it
 */
record CampaignRun(
        List<Person> people,
        List<CallSeen> calls,
        JsonNode progress,
        JsonNode preview,
        CallJournal journal,
        List<String> rungMoreOftenThanTried) {

    /** How one contact ended. */
    record Person(
            String phone,
            String state,
            int attempts,
            @Nullable String lastOutcome,
            @Nullable String leadName,
            @Nullable String email) {}

    /** How one call ended, and what it left. */
    record CallSeen(
            String phone,
            @Nullable String outcome,
            long talkSeconds,
            boolean hasAttempt,
            long talkMetered,
            boolean placedMetered,
            boolean hasLead) {}

    static CampaignRun of(int contacts, Faults faults) {
        try (StartedApp app = StartedApp.start()) {
            SimulatedElevenLabs provider = app.bean(SimulatedElevenLabs.class);
            provider.inject(faults);
            TestClient client = app.clients().open();
            String id = client.campaign("Two thousand");
            client.api()
                    .upload("/api/campaigns/" + id + "/contacts", file(contacts))
                    .json();
            client.api().post("/api/campaigns/" + id + "/start").json();
            Scope scope = app.bean(Scope.class);
            await("the campaign finishes and its calls end")
                    .atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> isFinished(client, id) && nothingIsOpen(scope, client.id()));
            return new CampaignRun(
                    people(scope, client.id(), UUID.fromString(id)),
                    calls(scope, client.id()),
                    client.api().get("/api/campaigns/" + id).json(),
                    client.api().get("/api/invoices/preview").json(),
                    provider.journal(),
                    rungMoreOftenThanTried(scope, client.id(), provider.journal()));
        }
    }

    private static String file(int contacts) {
        StringBuilder file = new StringBuilder("phone_number,first_name,city\n");
        for (int i = 0; i < contacts; i++) {
            file.append(Fixtures.phone(i).e164()).append(",Person ").append(i).append(",Phoenix\n");
        }
        return file.toString();
    }

    private static boolean isFinished(TestClient client, String id) {
        return client.api()
                .get("/api/campaigns/" + id)
                .json()
                .get("state")
                .asString()
                .equals("finished");
    }

    private static boolean nothingIsOpen(Scope scope, TenantId tenant) {
        return scope.platform(jdbc -> jdbc.sql("""
                select not exists (select from calls where tenant_id = :tenant and outcome is null)
                   and not exists (select from webhook_deliveries where state <> 'DONE')""")
                .param("tenant", tenant.value())
                .query(Boolean.class)
                .single());
    }

    private static List<Person> people(Scope scope, TenantId tenant, UUID campaign) {
        return scope.tenant(
                tenant,
                jdbc -> jdbc.sql("""
                select t.phone, t.state, t.attempts, t.last_outcome, l.name as lead_name, l.email
                from targets t left join leads l on l.tenant_id = t.tenant_id and l.phone = t.phone
                where t.campaign_id = :campaign order by t.phone""")
                        .param("campaign", campaign)
                        .query(Person.class)
                        .list());
    }

    private static List<CallSeen> calls(Scope scope, TenantId tenant) {
        return scope.tenant(tenant, jdbc -> jdbc.sql("""
                select c.phone, c.outcome, c.talk_seconds, a.id is not null as has_attempt,
                       coalesce((select u.quantity from usage_entries u where u.tenant_id = c.tenant_id
                                 and u.ref = c.ref and u.meter = 'TALK_SECONDS'), -1) as talk_metered,
                       exists (select from usage_entries u where u.tenant_id = c.tenant_id
                               and u.ref = c.ref and u.meter = 'CALLS_PLACED') as placed_metered,
                       exists (select from leads l where l.tenant_id = c.tenant_id and l.phone = c.phone) as has_lead
                from calls c left join attempts a on a.call_ref = c.ref
                order by c.phone, c.talk_seconds, c.outcome""").query(CallSeen.class).list());
    }

    private static List<String> rungMoreOftenThanTried(Scope scope, TenantId tenant, CallJournal journal) {
        record Tried(String phone, int attempts) {}
        return scope
                .tenant(
                        tenant,
                        jdbc -> jdbc.sql("select phone, count(*) as attempts from attempts group by phone")
                                .query(Tried.class)
                                .list())
                .stream()
                .filter(tried -> journal.dialsTo(io.voicecrm.PhoneNumber.of(tried.phone())) > tried.attempts())
                .map(Tried::phone)
                .toList();
    }
}
