package io.voicecrm.engine;

import static io.voicecrm.fixture.People.ACME;
import static io.voicecrm.fixture.People.AGENT;
import static io.voicecrm.fixture.People.CALLER_ID;
import static io.voicecrm.fixture.People.GLOBEX;
import static io.voicecrm.fixture.People.PROVIDER;
import static io.voicecrm.fixture.People.phone;
import static io.voicecrm.ledger.LedgerUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.Money;
import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.agent.AgentType;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CallOwner;
import io.voicecrm.call.CallRecord;
import io.voicecrm.call.Direction;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.RetryPlan;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.contact.Contact;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.dialer.DialReport;
import io.voicecrm.fixture.People;
import io.voicecrm.fixture.ScriptedProvider;
import io.voicecrm.fixture.StandingClock;
import io.voicecrm.fixture.Told;
import io.voicecrm.ledger.Balance;
import io.voicecrm.ledger.CallTariff;
import io.voicecrm.ledger.CreditTerms;
import io.voicecrm.ledger.LedgerEntry;
import io.voicecrm.ledger.LedgerEntry.Kind;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.metering.Increment;
import io.voicecrm.metering.Meter;
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.voice.CallPlacement.Reason;
import io.voicecrm.voice.CallRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls of a tenant who pays from credit: five minutes are held for each. */
class PaidCallsTest {

    /** What calling somebody is taken to need as long as nobody was called. */
    private static final long USUAL_SECONDS = 30;

    private static final Instant TO = Instant.parse("2100-01-01T00:00:00Z");

    private final StandingClock clock = new StandingClock();
    private final InMemoryStores stores = new InMemoryStores(People.ids(clock));
    private final ScriptedProvider provider = new ScriptedProvider();
    private final VoiceCrm crm = VoiceCrm.builder(provider, stores)
            .clock(clock)
            .compliance(CompliancePolicy.sandbox())
            .limits(new AccountLimits(100, 1_000))
            .build();

    @AfterEach
    void everythingAddsUp() {
        assertThat(crm.ledger().audit().isSound()).isTrue();
        crm.close();
    }

    @Test
    void areHeldForBeforeTheDialAndPaidByTheirLengthAfterIt() {
        prepaid(600);
        campaign(1);

        dial();
        assertThat(balance()).extracting(Balance::available, Balance::held).containsExactly(300L, 300L);
        deliver("done", told(0).answered(47, Map.of()));

        assertThat(balance()).isEqualTo(new Balance(553, 0, 0, 47, 0, 0, 300));
        assertThat(newest()).extracting(LedgerEntry::key).containsOnlyOnce("bought");
    }

    @Test
    void ofATenantWithoutTermsAskNobodyForCredit() {
        Campaign campaign = campaign(1);

        dial();
        deliver("done", told(0).answered(47, Map.of()));

        assertThat(crm.campaigns().progress(campaign).in(TargetState.REACHED)).isEqualTo(1);
        assertThat(balance()).isEqualTo(Balance.ZERO);
    }

    @Test
    void areRoundedEachByTheTariffTheyWereDialedUnder() {
        crm.ledger().setTerms(ACME, CreditTerms.prepaid(CallTariff.seconds(Increment.PER_MINUTE), clock.instant()));
        topUp(600);
        campaign(2);
        dial();
        crm.ledger().setTerms(ACME, CreditTerms.prepaid(CallTariff.SECONDS, clock.instant()));

        deliver("one", told(0).answered(61, Map.of()));
        deliver("two", told(1).answered(1, Map.of()));

        assertThat(balance().spent()).isEqualTo(180);
    }

    @Test
    void canBePaidInMoney() {
        LedgerUnit dollars = LedgerUnit.of(Currency.getInstance("USD"));
        CallTariff tariff = new CallTariff(
                dollars, Increment.PER_SECOND, dollars.amountOf(Money.of("0.60", Currency.getInstance("USD"))));
        crm.ledger().setTerms(ACME, CreditTerms.prepaid(tariff, clock.instant()));
        crm.ledger().topUp(ACME, dollars, "bought", 5_000_000, "bought");
        campaign(1);
        dial();

        deliver("done", told(0).answered(50, Map.of()));

        assertThat(crm.ledger().balance(ACME, dollars).available()).isEqualTo(4_500_000);
    }

    @Test
    void holdNoMoreThanTheirAgentLetsThemLast() {
        AgentSpec spec = new AgentSpec("Short", null, null, null, null, Duration.ofMinutes(1));
        stores.agents().save(new Agent(AGENT, ACME, AgentType.PROMO, spec, true, clock.instant()));
        prepaid(600);
        campaign(1);

        dial();

        assertThat(balance().held()).isEqualTo(60);
    }

    @Test
    void areNotPlacedWithoutCreditAndThePausedCampaignSaysWhatIsMissing() {
        prepaid(120);
        Campaign campaign = campaign(3);

        DialReport report = dial();

        assertThat(provider.dials()).isEmpty();
        assertThat(report.byRule()).isEqualTo(Map.of("CREDIT", 3));
        Campaign paused = crm.campaigns().find(ACME, campaign.id()).orElseThrow();
        assertThat(paused.state()).isEqualTo(Campaign.State.PAUSED);
        assertThat(paused.stateReason()).isEqualTo("out of credit, 3 minutes missing");
        assertThat(balance().available()).isEqualTo(120 - balance().earmarked());
    }

    @Test
    void thatFindNoCreditDoNotCountAsAttempts() {
        prepaid(200);
        Campaign campaign = campaign(1, new RetryPlan(1, Map.of()));
        dial();

        topUp(100);
        crm.campaigns().start(campaign);
        dial();

        assertThat(provider.dials()).hasSize(1);
    }

    @Test
    void waitWhileCallsThatAreUpMayGiveEnoughBack() {
        prepaid(400);
        Campaign campaign = campaign(2);

        dial();
        assertThat(provider.dials()).hasSize(1);
        assertThat(crm.campaigns().find(ACME, campaign.id()).orElseThrow().state())
                .isEqualTo(Campaign.State.RUNNING);
        deliver("done", told(0).answered(30, Map.of()));
        clock.advance(Duration.ofSeconds(5));
        dial();

        assertThat(provider.dials()).hasSize(2);
    }

    @Test
    void stopAtZeroHoweverManyPeopleWait() {
        prepaid(1_200);
        campaign(40);

        for (int i = 0; i < 20; i++) {
            int before = provider.dials().size();
            dial();
            for (int call = before; call < provider.dials().size(); call++) {
                deliver("call " + call, told(call).answered(100, Map.of()));
            }
            clock.advance(Duration.ofSeconds(5));
        }

        assertThat(balance().debt()).isZero();
        assertThat(balance().spent()).isEqualTo(100L * provider.dials().size());
        assertThat(balance().available()).isBetween(0L, 299L);
    }

    @Test
    void thatTheProviderRefusesGiveTheirCreditBack() {
        prepaid(600);
        campaign(1);
        provider.answer(request -> new CallPlacement.Refused(Reason.RATE_LIMITED, "slow down", null));

        dial();

        assertThat(balance().inFlight()).isZero();
    }

    @Test
    void ofWhichNobodyKnowsKeepTheirHoldUntilTheAttemptIsOver() {
        prepaid(600);
        campaign(1);
        provider.answer(request -> new CallPlacement.Unknown("connection reset"));
        dial();

        clock.advance(Duration.ofHours(1));
        crm.sweepCredit();
        assertThat(balance().inFlight()).isEqualTo(300);

        // The provider shows no trace of it.
        crm.dialer().reconcile();
        crm.sweepCredit();
        assertThat(balance().inFlight()).isZero();
    }

    @Test
    void thatWereTakenForDeadAndWereNotArePaidOnce() {
        prepaid(600);
        campaign(1);
        provider.answer(request -> new CallPlacement.Unknown("connection reset"));
        dial();
        clock.advance(Duration.ofHours(1));
        crm.dialer().reconcile();
        crm.sweepCredit();

        CallRequest request = provider.dials().get(0);
        Told told = new Told(new ProviderCallRef(PROVIDER, "late"), request.attempt(), phone(1), clock.instant());
        deliver("late", told.answered(90, Map.of()));
        deliver("late again", told.answered(90, Map.of()));

        assertThat(balance().spent()).isEqualTo(90);
        assertThat(newest())
                .filteredOn(entry -> entry.kind() == Kind.SETTLEMENT)
                .hasSize(1);
    }

    @Test
    void areSettledByTheSweepWhenTheProcessDiedAfterTheRecordWasKept() {
        prepaid(600);
        campaign(1);
        dial();
        // Everything but the settlement: the record is kept first, and the attempt is closed by whoever reads it back.
        Told told = told(0);
        stores.calls()
                .update(
                        CallRecord.begin(told.call(), new CallOwner(ACME, told.attempt(), phone(1))),
                        record -> record.after(told.ended(CallOutcome.ANSWERED, 40)));
        stores.attempts()
                .report(List.of(new AttemptReport.Finished(
                        provider.dials().get(0).attempt(),
                        told.call(),
                        CallOutcome.ANSWERED,
                        null,
                        null,
                        clock.instant())));

        clock.advance(Duration.ofHours(1));
        crm.sweepCredit();

        assertThat(balance()).extracting(Balance::spent, Balance::inFlight).containsExactly(40L, 0L);
    }

    @Test
    void areCorrectedByTheDifferenceWhenTheirLengthIs() {
        prepaid(600);
        campaign(1);
        dial();
        deliver("first", List.of(told(0).ended(CallOutcome.ANSWERED, 60)));

        deliver("corrected", List.of(told(0).ended(CallOutcome.ANSWERED, 75)));
        deliver("first again", List.of(told(0).ended(CallOutcome.ANSWERED, 60)));

        assertThat(balance().spent()).isEqualTo(75);
        assertThat(newest())
                .filteredOn(entry -> entry.kind() == Kind.CORRECTION)
                .extracting(LedgerEntry::amount)
                .containsExactly(15L);
        assertThat(stores.usage().totals(ACME, Instant.EPOCH, TO)).containsEntry(Meter.TALK_SECONDS, 75L);
    }

    @Test
    void thatLastLongerThanTheirHoldBecomeADebtUpToItsLimitAndNoOtherIsPlaced() {
        prepaid(300);
        campaign(2);
        dial();

        deliver("long", told(0).answered(700, Map.of()));
        clock.advance(Duration.ofSeconds(5));
        dial();

        assertThat(balance()).isEqualTo(new Balance(0, 0, 0, 700, 300, 0, 300));
        assertThat(provider.dials()).hasSize(1);
    }

    @Test
    void thatComeInArePaidAsWell() {
        prepaid(600);
        stores.agents().save(new Agent(AGENT, ACME, AgentType.PROMO, AgentSpec.named("A"), true, clock.instant()));
        ProviderCallRef call = new ProviderCallRef(PROVIDER, "inbound-1");
        CallEvent started =
                new CallEvent.Started(call, null, clock.instant(), Direction.INBOUND, AGENT, phone(1), CALLER_ID);
        CallEvent ended = new CallEvent.Ended(
                call, null, clock.instant().plusSeconds(30), CallOutcome.ANSWERED, "hung up", Duration.ofSeconds(30));

        deliver("inbound", List.of(started, ended));
        deliver("inbound again", List.of(started, ended));

        assertThat(balance().spent()).isEqualTo(30);
    }

    @Test
    void areRefusedAtTheStartOfACampaignThatNeedsMoreThanThereIsAndTheAmountIsNamed() {
        prepaid(100);
        Campaign campaign = draft(10);

        assertThat(crm.campaigns().creditNeed(campaign)).contains(new CreditNeed(SECONDS, 300, 100));
        assertThatThrownBy(() -> crm.campaigns().start(campaign))
                .isInstanceOf(OutOfCreditException.class)
                .hasMessageContaining("3.4 minutes are missing")
                .extracting(thrown -> ((OutOfCreditException) thrown).need().missing())
                .isEqualTo(200L);

        assertThat(crm.campaigns().find(ACME, campaign.id()).orElseThrow().state())
                .isEqualTo(Campaign.State.DRAFT);
        assertThat(balance().available()).isEqualTo(100);
    }

    @Test
    void areSetAsideForWhenTheirCampaignStartsAndGivenBackWhenItStops() {
        prepaid(600);
        Campaign campaign = draft(10);

        crm.campaigns().start(campaign);
        assertThat(balance()).extracting(Balance::available, Balance::earmarked).containsExactly(300L, 300L);
        dial();
        assertThat(balance()).extracting(Balance::available, Balance::inFlight).containsExactly(0L, 600L);

        crm.campaigns().pause(campaign, "enough");
        deliver("one", told(0).answered(10, Map.of()));
        deliver("two", told(1).answered(10, Map.of()));

        assertThat(balance()).extracting(Balance::available, Balance::held).containsExactly(580L, 0L);
    }

    @Test
    void ofACampaignThatFinishedLeaveNothingSetAside() {
        prepaid(600);
        campaign(1);
        dial();
        deliver("done", told(0).answered(10, Map.of()));
        assertThat(balance().earmarked()).isEqualTo(USUAL_SECONDS - 10);

        clock.advance(Duration.ofMinutes(1));
        crm.sweepCredit();

        assertThat(balance()).extracting(Balance::available, Balance::held).containsExactly(590L, 0L);
    }

    @Test
    void ofOneTenantAreNoMatterOfAnothersCredit() {
        prepaid(0);
        crm.campaigns().callNow(GLOBEX, People.spec().build(), Contact.of(phone(2)));

        dial();

        assertThat(provider.dials()).hasSize(1);
    }

    private void prepaid(long seconds) {
        crm.ledger().setTerms(ACME, CreditTerms.prepaid(CallTariff.SECONDS, clock.instant()));
        if (seconds > 0) {
            crm.ledger().topUp(ACME, SECONDS, "bought", seconds, "bought");
        }
    }

    private void topUp(long seconds) {
        crm.ledger().topUp(ACME, SECONDS, "more", seconds, "bought");
    }

    private Campaign campaign(int people) {
        return campaign(people, RetryPlan.NEVER);
    }

    private Campaign campaign(int people, RetryPlan retries) {
        return crm.campaigns().start(draft(people, retries));
    }

    private Campaign draft(int people) {
        return draft(people, RetryPlan.NEVER);
    }

    private Campaign draft(int people, RetryPlan retries) {
        CampaignSpec spec = People.spec().retries(retries).build();
        Campaign campaign = crm.campaigns().create(ACME, spec);
        try (TargetImport targets = stores.campaigns().importTargets(ACME, campaign.id())) {
            for (int i = 1; i <= people; i++) {
                targets.add(i, Contact.of(phone(i)));
            }
            targets.commit();
        }
        return campaign;
    }

    private DialReport dial() {
        DialReport report = crm.dialer().runOnce();
        crm.dialer().awaitAnswers();
        return report;
    }

    private void deliver(String name, List<CallEvent> events) {
        crm.webhooks().accept(PROVIDER, provider.webhook(name, clock.instant(), events.toArray(CallEvent[]::new)));
        crm.webhooks().drain(10);
    }

    private Told told(int dial) {
        CallRequest request = provider.dials().get(dial);
        return new Told(provider.callOf(request), request.attempt(), request.to(), clock.instant());
    }

    private Balance balance() {
        return crm.ledger().balance(ACME, SECONDS);
    }

    private List<LedgerEntry> newest() {
        return crm.ledger().entries(ACME, SECONDS, null, 100).items();
    }
}
