package io.voicecrm.retell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.agent.AgentType;
import io.voicecrm.call.CallAnalysis;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CallRecord;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignProgress;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.RetryPlan;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.contact.Contact;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.dialer.DialerOptions;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.lead.Lead;
import io.voicecrm.lead.LeadNote;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.metering.Meter;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.Faults;
import io.voicecrm.testkit.wire.Faults.Kind;
import io.voicecrm.webhook.WebhookRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** One campaign, the same people, two providers that share no word: what the business learns is the same. */
class SameCampaignTest {

    private static final TenantId TENANT = Fixtures.tenant(1);
    private static final Instant EVER = Instant.parse("2100-01-01T00:00:00Z");
    private static final List<Contact> PEOPLE = Fixtures.contacts(80);
    private static final AgentSpec AGENT = new AgentSpec(
            "Outbound sales",
            Fixtures.salesAgent().prompt(),
            Fixtures.salesAgent().firstMessage(),
            null,
            "en",
            Duration.ofMinutes(10));

    /**
     * What the business knows after a campaign.
     *
     * @param calls what came of the call with each person
     * @param leads name, email, intent and notes of each person who became a lead
     */
    private record Crm(
            Map<TargetState, Long> people,
            Map<CallOutcome, Long> outcomes,
            Map<PhoneNumber, String> calls,
            Map<PhoneNumber, String> leads,
            Map<Meter, Long> usage) {}

    @Test
    void leavesTheSameCrmBehindAtBothProviders() throws IOException {
        Crm atElevenLabs = after(Account.atElevenLabs(Faults.none()));
        Crm atRetell = after(Account.atRetell(Faults.none()));

        assertThat(atElevenLabs.outcomes().keySet())
                .contains(CallOutcome.ANSWERED, CallOutcome.VOICEMAIL, CallOutcome.NO_ANSWER, CallOutcome.BUSY);
        assertThat(atElevenLabs.leads()).isNotEmpty();
        assertThat(atRetell).isEqualTo(atElevenLabs);
    }

    @Test
    void leavesTheSameCrmBehindWhateverBecomesOfAnswersAndWebhooks() throws IOException {
        Faults storm = Faults.builder()
                .rate(Kind.WEBHOOK_TWICE, 0.2)
                .rate(Kind.WEBHOOK_LATE, 0.1)
                .rate(Kind.WEBHOOK_LOST, 0.15)
                .rate(Kind.WEBHOOK_REORDERED, 0.3)
                .rate(Kind.DROP_AFTER_ACCEPT, 0.1)
                .rate(Kind.BAD_GATEWAY_AFTER_ACCEPT, 0.1)
                .rate(Kind.REFUSE_FOR_CAPACITY, 0.1)
                .build();

        Crm inFairWeather = after(Account.atRetell(Faults.none()));
        Crm atRetell = after(Account.atRetell(storm));
        Crm atElevenLabs = after(Account.atElevenLabs(storm));

        assertThat(atRetell).isEqualTo(inFairWeather);
        assertThat(atElevenLabs).isEqualTo(inFairWeather);
    }

    private static Crm after(Account account) throws IOException {
        InMemoryStores stores = new InMemoryStores();
        try (account;
                VoiceCrm crm = engine(account, stores);
                MockWebServer door = doorOf(crm, account)) {
            account.reportTo(door.url("/").toString());
            AgentId agent = account.provider().agents().create(AGENT);
            stores.agents().save(new Agent(agent, TENANT, AgentType.LEAD_GEN, AGENT, true, Instant.EPOCH));
            Campaign campaign = crm.campaigns()
                    .create(
                            TENANT,
                            CampaignSpec.builder("Spring", agent, account.callerId())
                                    .retries(RetryPlan.NEVER)
                                    .build());
            addPeople(stores, campaign);
            crm.campaigns().start(campaign);
            crm.start();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> crm.campaigns().progress(campaign).open() == 0);

            assertThat(account.journal().phonesRungTwice()).isEmpty();
            assertThat(account.journal().usersDialedTwice()).isEmpty();
            assertThat(stores.costs().totals(TENANT, Instant.EPOCH, EVER).get("USD"))
                    .isGreaterThan(BigDecimal.ZERO);
            return crmOf(crm, stores, campaign);
        }
    }

    private static VoiceCrm engine(Account account, InMemoryStores stores) {
        return VoiceCrm.builder(account.provider(), stores)
                .compliance(CompliancePolicy.sandbox())
                .limits(new AccountLimits(30, 1_000))
                // What was promised for tomorrow would keep the campaign open until then.
                .keepPromises(false)
                .dialer(DialerOptions.named("test")
                        .withReconciliation(Duration.ofMillis(500), Duration.ofMillis(300), Duration.ofMinutes(15)))
                .build();
    }

    private static MockWebServer doorOf(VoiceCrm crm, Account account) throws IOException {
        MockWebServer door = new MockWebServer();
        door.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                Map<String, List<String>> headers =
                        new HashMap<>(request.getHeaders().toMultimap());
                byte[] body = Objects.requireNonNull(request.getBody()).toByteArray();
                crm.webhooks().accept(account.provider().id(), WebhookRequest.of(headers, body, Instant.now()));
                return new MockResponse.Builder().code(200).build();
            }
        });
        door.start();
        return door;
    }

    private static void addPeople(InMemoryStores stores, Campaign campaign) {
        try (TargetImport targets = stores.campaigns().importTargets(TENANT, campaign.id())) {
            for (int row = 0; row < PEOPLE.size(); row++) {
                targets.add(row + 1, PEOPLE.get(row));
            }
            targets.commit();
        }
    }

    private static Crm crmOf(VoiceCrm crm, InMemoryStores stores, Campaign campaign) {
        Map<PhoneNumber, String> calls = new HashMap<>();
        Map<PhoneNumber, String> leads = new HashMap<>();
        for (Contact person : PEOPLE) {
            stores.calls()
                    .recent(TENANT, person.phone(), 10)
                    .forEach(call -> calls.merge(person.phone(), shown(call), String::concat));
            stores.leads()
                    .find(TENANT, person.phone())
                    .ifPresent(lead -> leads.put(person.phone(), shown(stores, lead)));
        }
        CampaignProgress progress = crm.campaigns().progress(campaign);
        return new Crm(
                progress.byState(),
                progress.byOutcome(),
                calls,
                leads,
                stores.usage().totals(TENANT, Instant.EPOCH, EVER));
    }

    private static String shown(CallRecord call) {
        CallAnalysis analysis = call.analysis();
        return call.outcome() + " " + call.direction() + " " + call.talkTime() + "\n" + call.transcript() + "\n"
                + (analysis == null
                        ? ""
                        : analysis.summary() + analysis.successful() + new TreeMap<>(analysis.extracted()));
    }

    /** A note begins with the day of the call. */
    private static String shown(InMemoryStores stores, Lead lead) {
        List<String> notes = stores.leads().notes(TENANT, lead.id(), 10).stream()
                .map(LeadNote::text)
                .map(text -> text.substring(text.indexOf('\n') + 1))
                .toList();
        return lead.name() + " " + lead.email() + " " + lead.intent() + " " + lead.status() + " " + notes;
    }
}
