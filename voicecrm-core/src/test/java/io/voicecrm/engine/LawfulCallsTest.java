package io.voicecrm.engine;

import static io.voicecrm.fixture.People.ACME;
import static io.voicecrm.fixture.People.PROVIDER;
import static io.voicecrm.fixture.People.phone;
import static io.voicecrm.fixture.People.runningCampaign;
import static io.voicecrm.fixture.People.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.agent.AgentType;
import io.voicecrm.call.CallAnalysis;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.Transcript;
import io.voicecrm.call.Transcript.Speaker;
import io.voicecrm.call.Transcript.Turn;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.RetryPlan;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.compliance.AttestedConsent;
import io.voicecrm.compliance.CallTerms;
import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.compliance.Consent;
import io.voicecrm.compliance.ConsentLevel;
import io.voicecrm.compliance.DecisionLink;
import io.voicecrm.compliance.DecisionRecord;
import io.voicecrm.compliance.DoNotCall.Source;
import io.voicecrm.compliance.ListImportReport;
import io.voicecrm.compliance.Purpose;
import io.voicecrm.contact.Contact;
import io.voicecrm.contact.ContactCsv;
import io.voicecrm.contact.RejectedRow;
import io.voicecrm.context.ContextRequest;
import io.voicecrm.context.ContextSource;
import io.voicecrm.context.Fact;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.engine.LaunchPreview.ByRule;
import io.voicecrm.fixture.People;
import io.voicecrm.fixture.ScriptedProvider;
import io.voicecrm.fixture.StandingClock;
import io.voicecrm.fixture.Told;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.voice.CallPlacement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gate where it stands: between a campaign and somebody's phone. The clock starts at 10:00 in Washington. */
class LawfulCallsTest {

    private static final Instant START = StandingClock.START;
    private static final CallTerms REMINDER = CallTerms.STRICTEST
            .purpose(Purpose.INFORMATIONAL)
            .attested(new AttestedConsent(ConsentLevel.EXPRESS, "form 1", START));

    private final StandingClock clock = new StandingClock();
    private final InMemoryStores stores = new InMemoryStores(People.ids(clock));
    private final ScriptedProvider provider = new ScriptedProvider();
    private final List<Runnable> whileContextsAreBuilt = new ArrayList<>();
    private final VoiceCrm crm = builder().build();

    private VoiceCrmBuilder builder() {
        ContextSource slow = new ContextSource() {
            @Override
            public String name() {
                return "slow";
            }

            @Override
            public List<Fact> facts(ContextRequest request) {
                whileContextsAreBuilt.forEach(Runnable::run);
                return List.of();
            }
        };
        return VoiceCrm.builder(provider, stores)
                .clock(clock)
                .contextSource(slow)
                .limits(new AccountLimits(100, 1_000));
    }

    @BeforeEach
    void nameAnAgentWhosePromptTakesFacts() {
        AgentSpec agent = new AgentSpec("Ava", "Remind people.", null, null, null, null);
        stores.agents().save(new Agent(People.AGENT, ACME, AgentType.BOOKING, agent, true, START));
    }

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void callNobodyOfWhoseConsentNothingIsKnownUnlessToldOtherwise() {
        Campaign campaign = runningCampaign(stores, clock, spec().build(), 2);

        dial();

        assertThat(provider.rung()).isEmpty();
        assertThat(crm.campaigns().progress(campaign).in(TargetState.SUPPRESSED))
                .isEqualTo(2);
    }

    @Test
    void callNobodyAtNightAndEverybodyInTheMorning() {
        clock.advance(Duration.ofHours(12));
        runningCampaign(stores, clock, reminder(), 2);

        dial();
        assertThat(provider.rung()).isEmpty();
        clock.advance(Duration.ofHours(10).minusSeconds(1));
        dial();
        assertThat(provider.rung()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        dial();

        assertThat(provider.rung()).containsExactlyInAnyOrder(phone(1), phone(2));
    }

    @Test
    void callNobodyWhoAskedNotToBeCalledBetweenTheClaimAndTheDial() {
        Campaign campaign = runningCampaign(stores, clock, reminder(), 2);
        whileContextsAreBuilt.add(() -> crm.doNotCall().add(ACME, phone(1), Source.PERSON, ""));

        dial();

        assertThat(provider.rung()).containsExactlyInAnyOrder(phone(2));
        assertThat(crm.campaigns().progress(campaign).in(TargetState.SUPPRESSED))
                .isEqualTo(1);
    }

    @Test
    void callNobodyWhoseHourPassedWhileTheCallWasPrepared() {
        clock.advance(Duration.ofHours(11).minusSeconds(1));
        runningCampaign(stores, clock, reminder(), 1);
        whileContextsAreBuilt.add(() -> clock.advance(Duration.ofSeconds(1)));

        dial();

        assertThat(provider.rung()).isEmpty();
    }

    @Test
    void keepOneDecisionForEachCallAndForEachThatWasNotMade() {
        runningCampaign(stores, clock, reminder(), 3);
        crm.doNotCall().add(ACME, phone(2), Source.PERSON, "");

        dial();

        List<DecisionLink> log = stores.compliance().decisions().read(ACME, 1, 10);
        assertThat(log)
                .extracting(link -> link.record().phone(), link -> link.record().kind())
                .containsExactlyInAnyOrder(
                        tuple(phone(1), DecisionRecord.Kind.ALLOW),
                        tuple(phone(2), DecisionRecord.Kind.DENY),
                        tuple(phone(3), DecisionRecord.Kind.ALLOW));
        assertThat(stores.compliance().decisions().firstBroken(ACME)).isEmpty();
    }

    @Test
    void callTheSamePersonOnceADayHoweverManyCampaignsWantTo() {
        runningCampaign(stores, clock, reminder(), 1);
        dial();
        finishLastCall(Map.of());
        crm.campaigns().callNow(ACME, reminder(), Contact.of(phone(1)));

        dial();
        assertThat(provider.rung()).hasSize(1);
        clock.advance(Duration.ofDays(1));
        dial();

        assertThat(provider.rung()).containsExactlyInAnyOrder(phone(1), phone(1));
    }

    @Test
    void doNotCountACallThatTheProviderRefused() {
        runningCampaign(stores, clock, reminder(), 1);
        provider.answer(request -> new CallPlacement.Refused(CallPlacement.Reason.CAPACITY, "full", null));
        dial();
        dial();
        provider.answer(provider::ring);

        clock.advance(Duration.ofMinutes(30));
        dial();

        assertThat(provider.rung()).hasSize(2);
    }

    @Test
    void endForGoodWhenSomebodySaysSoInACall() {
        stores.compliance()
                .consents()
                .record(List.of(Consent.of(
                        new Callee(ACME, phone(1)), Purpose.MARKETING, ConsentLevel.WRITTEN, "form", "1", START)));
        runningCampaign(stores, clock, reminder(), 1);
        dial();

        finishLastCall(Map.of("do_not_call", "Yes"));

        assertThat(stores.compliance().doNotCall().page(ACME, null, 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.phone()).isEqualTo(phone(1));
                    assertThat(entry.source()).isEqualTo(Source.CALL);
                });
        Callee callee = new Callee(ACME, phone(1));
        assertThat(stores.compliance().consents().find(List.of(callee)).get(callee))
                .extracting(Consent::revokedAt)
                .containsExactly(clock.instant());
        clock.advance(Duration.ofDays(2));
        crm.campaigns().callNow(ACME, reminder(), Contact.of(phone(1)));
        dial();
        assertThat(provider.rung()).hasSize(1);
    }

    @Test
    void canBePreviewedForAWholeListWithTheSameAnswers() {
        Campaign campaign = crm.campaigns().create(ACME, reminder());
        add(campaign, 1_200);
        crm.doNotCall().add(ACME, phone(7), Source.PERSON, "");

        LaunchPreview now = crm.campaigns().preview(campaign, START);
        LaunchPreview tonight = crm.campaigns().preview(campaign, START.plus(Duration.ofHours(12)));

        assertThat(now.waiting()).isEqualTo(1_200);
        assertThat(now.allowed()).isEqualTo(1_199);
        assertThat(now.nextOpening()).isNull();
        assertThat(now.rules())
                .containsExactly(
                        new ByRule("DNC_INTERNAL", true, 1, "asked not to be called", "47 CFR 64.1200(d)", null));
        Instant morning = Instant.parse("2026-03-03T13:00:00Z");
        assertThat(tonight.allowed()).isZero();
        assertThat(tonight.nextOpening()).isEqualTo(morning);
        assertThat(tonight.rules()).extracting(ByRule::ruleId).containsExactly("US-01", "DNC_INTERNAL");
        assertThat(tonight.rules().get(0).people()).isEqualTo(1_199);
        assertThat(tonight.rules().get(0).nextOpening()).isEqualTo(morning);
        assertThat(stores.compliance().decisions().read(ACME, 1, 10)).isEmpty();
    }

    @Test
    void takeADoNotCallFileIntoAccountAtOnce() throws IOException {
        runningCampaign(stores, clock, reminder(), 3);
        String file = "name,phone\nAnn,%s\nAnn,(202) 555-0101\nBen,12\n".formatted(phone(1).e164());
        List<RejectedRow> rejected = new ArrayList<>();

        ListImportReport report =
                crm.doNotCall().importCsv(ACME, ContactCsv.builder("US").build(), stream(file), rejected::add);
        dial();

        assertThat(report).isEqualTo(new ListImportReport(3, 1, 1, 1));
        assertThat(rejected).extracting(RejectedRow::row).containsExactly(3L);
        assertThat(provider.rung()).containsExactlyInAnyOrder(phone(2), phone(3));
    }

    @Test
    void keepToANationalListFromTheMomentItIsImported() throws IOException {
        runningCampaign(
                stores,
                clock,
                spec().terms(REMINDER.purpose(Purpose.DEBT_COLLECTION)).build(),
                1);
        CallTerms offer = CallTerms.STRICTEST.attested(new AttestedConsent(ConsentLevel.WRITTEN, "form 2", START));
        Campaign campaign = crm.campaigns().create(ACME, spec().terms(offer).build());
        add(campaign, 2);
        PhoneNumber listed = phone(2);

        LaunchPreview before = crm.campaigns().preview(campaign, START);
        ListImportReport report = crm.doNotCall()
                .importNational(
                        "US-DNC",
                        START.minusSeconds(60),
                        ContactCsv.builder("US").build(),
                        stream("phone\n" + listed.e164() + "\n"),
                        row -> {});
        LaunchPreview after = crm.campaigns().preview(campaign, START);

        assertThat(report).isEqualTo(new ListImportReport(1, 1, 0, 0));
        assertThat(before.rules()).extracting(ByRule::ruleId).containsExactly("DNC_STALE");
        assertThat(after.rules()).extracting(ByRule::ruleId).containsExactly("DNC_NATIONAL");
        assertThat(after.allowed()).isEqualTo(1);
    }

    @Test
    void stopWhenTooManyPeopleAnswerAndHearNothing() throws IOException {
        crm.doNotCall()
                .importNational(
                        "US-DNC",
                        START,
                        ContactCsv.builder("US").build(),
                        stream("phone\n" + People.CALLER_ID.e164() + "\n"),
                        row -> {});
        CallTerms offer = CallTerms.STRICTEST.attested(new AttestedConsent(ConsentLevel.WRITTEN, "form 2", START));
        Campaign campaign = runningCampaign(
                stores,
                clock,
                spec().terms(offer)
                        .retries(RetryPlan.NEVER)
                        .maxConcurrentCalls(34)
                        .build(),
                40);
        dial();
        dial();
        assertThat(provider.dials()).hasSize(34);
        for (int i = 0; i < 34; i++) {
            finish(i, i < 32 ? Speaker.AGENT : Speaker.PERSON);
        }
        clock.advance(Duration.ofMinutes(1));

        dial();

        assertThat(provider.dials()).as("two of 34 are more than 3 %").hasSize(34);
        assertThat(crm.campaigns().preview(campaign).rules()).singleElement().satisfies(rule -> {
            assertThat(rule.ruleId()).isEqualTo("US-09");
            assertThat(rule.citation()).isEqualTo("47 CFR 64.1200(a)(7)");
            assertThat(rule.people()).isEqualTo(6);
        });
    }

    @Test
    void leaveADebtorAloneForAWeekAfterATalk() {
        CampaignSpec debt = spec().terms(REMINDER.purpose(Purpose.DEBT_COLLECTION))
                .retries(RetryPlan.NEVER)
                .build();
        runningCampaign(stores, clock, debt, 1);
        dial();
        finish(0, Speaker.AGENT);
        clock.advance(Duration.ofDays(7).minusSeconds(60));
        Campaign again = crm.campaigns().callNow(ACME, debt, Contact.of(phone(1)));

        dial();
        assertThat(provider.rung()).hasSize(1);
        assertThat(crm.campaigns().preview(again).rules())
                .extracting(ByRule::ruleId)
                .containsExactly("US-15-REST");
        clock.advance(Duration.ofSeconds(60 + 5));
        dial();

        assertThat(provider.rung()).hasSize(2);
    }

    /** A person answers a call, and within its five seconds one of the two says something at once. */
    private void finish(int dial, Speaker heard) {
        var request = provider.dials().get(dial);
        Told told = new Told(provider.callOf(request), request.attempt(), request.to(), clock.instant());
        CallEvent said = new CallEvent.Analyzed(
                told.call(),
                told.attempt(),
                clock.instant().plusSeconds(9),
                new Transcript(List.of(new Turn(heard, "Hello?", Duration.ZERO))),
                new CallAnalysis("", null, Map.of()));
        crm.webhooks()
                .accept(
                        PROVIDER,
                        provider.webhook(
                                "end " + dial,
                                clock.instant(),
                                told.started(),
                                told.ended(CallOutcome.ANSWERED, 5),
                                said));
        crm.webhooks().drain(10);
    }

    @Test
    void areTheOperatorsChoiceInTheSandbox() {
        clock.advance(Duration.ofHours(15));
        runningCampaign(stores, clock, spec().build(), 2);

        try (VoiceCrm sandbox = builder().compliance(CompliancePolicy.sandbox()).build()) {
            sandbox.dialer().runOnce();
            sandbox.dialer().awaitAnswers();
        }

        assertThat(provider.rung()).hasSize(2);
    }

    private void dial() {
        crm.dialer().runOnce();
        crm.dialer().awaitAnswers();
    }

    private static CampaignSpec reminder() {
        return spec().terms(REMINDER).retries(RetryPlan.NEVER).build();
    }

    private void add(Campaign campaign, int people) {
        try (var targets = stores.campaigns().importTargets(ACME, campaign.id())) {
            for (int i = 1; i <= people; i++) {
                targets.add(i, Contact.of(PhoneNumber.of("+1202555%04d".formatted(100 + i))));
            }
            targets.commit();
        }
    }

    private void finishLastCall(Map<String, String> extracted) {
        var request = provider.dials().get(provider.dials().size() - 1);
        Told told = new Told(provider.callOf(request), request.attempt(), phone(1), clock.instant());
        List<CallEvent> events =
                extracted.isEmpty() ? List.of(told.ended(CallOutcome.BUSY, 0)) : told.answered(60, extracted);
        crm.webhooks().accept(PROVIDER, provider.webhook("end", clock.instant(), events.toArray(CallEvent[]::new)));
        crm.webhooks().drain(10);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
