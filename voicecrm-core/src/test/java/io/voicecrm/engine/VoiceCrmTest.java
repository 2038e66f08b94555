package io.voicecrm.engine;

import static io.voicecrm.fixture.People.ACME;
import static io.voicecrm.fixture.People.GLOBEX;
import static io.voicecrm.fixture.People.PROVIDER;
import static io.voicecrm.fixture.People.phone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.Money;
import io.voicecrm.PhoneNumber;
import io.voicecrm.billing.Plan;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CallRecord;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.ImportReport;
import io.voicecrm.campaign.RetryPlan;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.contact.Contact;
import io.voicecrm.contact.ContactCsv;
import io.voicecrm.contact.RejectedRow;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.fixture.People;
import io.voicecrm.fixture.ScriptedProvider;
import io.voicecrm.fixture.StandingClock;
import io.voicecrm.fixture.Told;
import io.voicecrm.lead.Lead;
import io.voicecrm.ledger.LedgerAccount;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.metering.Increment;
import io.voicecrm.metering.Meter;
import io.voicecrm.webhook.WebhookIntake.Receipt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VoiceCrmTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Instant FROM = Instant.EPOCH;
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
    void close() {
        crm.close();
    }

    @Test
    void turnsAnAnsweredCallIntoARecordMinutesMoneyAndALead() {
        Campaign campaign = call(phone(1), RetryPlan.NEVER);

        deliver("done", answered(100, Map.of("name", "Ann Lee", "email", "ann@example.com", "intent", "showing")));

        CallRecord record = stores.calls().recent(ACME, phone(1), 1).get(0);
        assertThat(record.outcome()).isEqualTo(CallOutcome.ANSWERED);
        assertThat(record.talkTime()).isEqualTo(Duration.ofSeconds(100));
        assertThat(stores.usage().totals(ACME, FROM, TO))
                .isEqualTo(Map.of(Meter.CALLS_PLACED, 1L, Meter.CALLS_ANSWERED, 1L, Meter.TALK_SECONDS, 100L));
        assertThat(stores.costs().totals(ACME, FROM, TO)).containsEntry("USD", new BigDecimal("0.150000000"));
        Lead lead = stores.leads().find(ACME, phone(1)).orElseThrow();
        assertThat(lead.name()).isEqualTo("Ann Lee");
        assertThat(lead.email()).isEqualTo("ann@example.com");
        assertThat(lead.intent()).isEqualTo("showing");
        assertThat(stores.leads().notes(ACME, lead.id(), 10).get(0).text()).contains("Person: This is Ann.");
        assertThat(crm.campaigns().progress(campaign).in(TargetState.REACHED)).isEqualTo(1);
        assertThat(crm.campaigns().find(ACME, campaign.id()).orElseThrow().state())
                .isEqualTo(Campaign.State.FINISHED);
        assertThat(crm.invoicing()
                        .draft(ACME, YearMonth.of(2026, 3), ZoneOffset.UTC, plan())
                        .total())
                .isEqualTo(Money.of("10.67", USD));
    }

    @Test
    void correctsWhatACallCostAndNeverByAnOlderReport() {
        call(phone(1), RetryPlan.NEVER);
        Told told = told();
        Instant first = told.startedAt().plusSeconds(600);
        deliver("done", told.answered(100, Map.of()));

        deliver("corrected", List.of(told.priced("0.25", first.plusSeconds(60))));
        deliver("late", List.of(told.priced("0.20", first.plusSeconds(30))));
        deliver("again", List.of(told.priced("0.15", first)));

        assertThat(stores.costs().totals(ACME, FROM, TO)).containsEntry("USD", new BigDecimal("0.250000000"));
        assertThat(stores.ledger().platformTotals(FROM, TO))
                .filteredOn(total -> total.account() == LedgerAccount.PROVIDER_COST)
                .singleElement()
                .satisfies(total -> assertThat(total.amount()).isEqualTo(250_000));
        assertThat(crm.ledger().audit().isSound()).isTrue();
    }

    @Test
    void measuresTheSilenceOfWebhooksOnlyWhileACallIsUp() {
        deliver("long ago", List.of());
        clock.advance(Duration.ofHours(1));
        assertThat(crm.accounts().get(0).webhookSilence()).isZero();

        call(phone(1), RetryPlan.NEVER);
        clock.advance(Duration.ofMinutes(12));
        assertThat(crm.accounts().get(0).webhookSilence()).isEqualTo(Duration.ofMinutes(12));

        deliver("of another call", List.of());
        clock.advance(Duration.ofMinutes(3));
        assertThat(crm.accounts().get(0).webhookSilence()).isEqualTo(Duration.ofMinutes(3));

        deliver("done", answered(100, Map.of()));
        clock.advance(Duration.ofMinutes(3));
        assertThat(crm.accounts().get(0).webhookSilence()).isZero();
    }

    @Test
    void keepsWebhooksForADayAtLeast() {
        assertThatThrownBy(() -> VoiceCrm.builder(provider, stores).keepWebhooksFor(Duration.ofHours(23)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT23H");
    }

    @Test
    void importsAFileRowByRowAndSaysWhatBecameOfIt() throws IOException {
        Campaign campaign = crm.campaigns()
                .create(
                        ACME,
                        CampaignSpec.builder("List", People.AGENT, phone(0)).build());
        String file = "phone,name\n%s,Ann\n%s,Ann again\n12,Nobody\n%s,Ben\n"
                .formatted(phone(1).e164(), phone(1).e164(), phone(2).e164());
        List<RejectedRow> rejected = new ArrayList<>();

        ImportReport first = importCsv(campaign, file, rejected);
        ImportReport again = importCsv(campaign, file, rejected);

        assertThat(first).isEqualTo(new ImportReport(4, 2, 1, 0, 1, List.of()));
        assertThat(again).isEqualTo(new ImportReport(4, 0, 1, 2, 1, List.of()));
        assertThat(rejected).extracting(RejectedRow::row).containsExactly(3L, 3L);
        assertThat(crm.campaigns().progress(campaign).total()).isEqualTo(2);
    }

    @Test
    void leavesACampaignAsItIsWhenAFileBreaksOffInTheMiddle() {
        Campaign campaign = crm.campaigns()
                .create(
                        ACME,
                        CampaignSpec.builder("List", People.AGENT, phone(0)).build());
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream(("phone\n" + phone(1).e164() + "\n").getBytes(StandardCharsets.UTF_8)),
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("cable pulled");
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        return read();
                    }
                });

        assertThatThrownBy(() -> crm.campaigns()
                        .importCsv(campaign, ContactCsv.builder("US").build(), broken, row -> {}))
                .hasMessage("cable pulled");

        assertThat(crm.campaigns().progress(campaign).total()).isZero();
    }

    @Test
    void freesTheLineOfACallThatIsOverAndWaitsForHowItWent() {
        Campaign campaign = call(phone(1), RetryPlan.NEVER);
        assertThat(crm.accounts().get(0).use().slots()).isEqualTo(1);

        deliver("hung up", List.of(told().started(), told().hungUp(60)));
        assertThat(crm.accounts().get(0).use().slots()).isZero();
        assertThat(crm.campaigns().progress(campaign).open()).isEqualTo(1);

        deliver("done", answered(60, Map.of("name", "Ann")));
        deliver("late", List.of(told().hungUp(60)));
        assertThat(crm.campaigns().progress(campaign).in(TargetState.REACHED)).isEqualTo(1);
    }

    @Test
    void changesNothingWhenEveryDeliveryComesTwice() {
        call(phone(1), RetryPlan.NEVER);
        List<CallEvent> events = answered(60, Map.of("name", "Ann"));

        deliver("first", events);
        CallRecord once = stores.calls().recent(ACME, phone(1), 1).get(0);
        assertThat(crm.webhooks().accept(PROVIDER, provider.webhook("first", clock.instant())))
                .isEqualTo(Receipt.DUPLICATE);
        deliver("the same under another key", events);

        assertThat(stores.calls().recent(ACME, phone(1), 1)).containsExactly(once);
        assertThat(stores.usage().totals(ACME, FROM, TO)).containsEntry(Meter.TALK_SECONDS, 60L);
        Lead lead = stores.leads().find(ACME, phone(1)).orElseThrow();
        assertThat(stores.leads().notes(ACME, lead.id(), 10)).hasSize(1);
    }

    @Test
    void keepsADeliveryThatOvertookTheAnswerToTheDialUntilItsOwnerIsKnown() {
        Told early = new Told(new ProviderCallRef(PROVIDER, "call-1"), null, phone(1), clock.instant());
        deliver("early", List.of(early.ended(CallOutcome.BUSY, 0)));
        assertThat(stores.calls().recent(ACME, phone(1), 1)).isEmpty();

        Campaign campaign = call(phone(1), RetryPlan.NEVER);
        clock.advance(Duration.ofSeconds(2));
        crm.webhooks().drain(10);

        assertThat(crm.campaigns().progress(campaign).byOutcome()).isEqualTo(Map.of(CallOutcome.BUSY, 1L));
    }

    @Test
    void callsAgainAfterABusyLineAndStopsWhenThePlanSaysSo() {
        Campaign campaign = call(phone(1), new RetryPlan(2, Map.of(CallOutcome.BUSY, Duration.ofMinutes(15))));

        deliver("busy", List.of(told().ended(CallOutcome.BUSY, 0)));
        assertThat(crm.campaigns().progress(campaign).in(TargetState.WAITING)).isEqualTo(1);
        assertThat(crm.dialer().runOnce().claimed()).isZero();
        clock.advance(Duration.ofMinutes(15));
        crm.dialer().runOnce();
        crm.dialer().awaitAnswers();
        deliver("busy again", List.of(told().ended(CallOutcome.BUSY, 0)));

        assertThat(crm.campaigns().progress(campaign).in(TargetState.NOT_REACHED))
                .isEqualTo(1);
        assertThat(provider.dials()).hasSize(2);
    }

    @Test
    void makesNoLeadOfACallThatNobodyAnswered() {
        call(phone(1), RetryPlan.NEVER);

        deliver("no answer", List.of(told().started(), told().ended(CallOutcome.NO_ANSWER, 0)));

        assertThat(stores.leads().find(ACME, phone(1))).isEmpty();
        assertThat(stores.usage().totals(ACME, FROM, TO)).isEqualTo(Map.of(Meter.CALLS_PLACED, 1L));
    }

    @Test
    void keepsTheLeadsOfTenantsApartThatHaveTheSameNumber() {
        call(phone(1), RetryPlan.NEVER);

        deliver("done", answered(60, Map.of("name", "Ann")));

        assertThat(stores.leads().find(GLOBEX, phone(1))).isEqualTo(Optional.empty());
        assertThat(stores.calls().recent(GLOBEX, phone(1), 10)).isEmpty();
    }

    @Test
    void refusesToStartACampaignOfNobody() {
        Campaign empty = crm.campaigns().create(ACME, People.spec().build());

        assertThatThrownBy(() -> crm.campaigns().start(empty))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nobody to call");
    }

    @Test
    void recordsACallThatWasUpWhenItsCampaignWasCanceled() {
        Campaign campaign = call(phone(1), new RetryPlan(3, Map.of(CallOutcome.BUSY, Duration.ofMinutes(1))));
        crm.campaigns().cancel(campaign);

        deliver("busy", List.of(told().ended(CallOutcome.BUSY, 0)));

        assertThat(crm.campaigns().progress(campaign).in(TargetState.CANCELED)).isEqualTo(1);
        assertThat(crm.campaigns().progress(campaign).open()).isZero();
    }

    private Campaign call(PhoneNumber phone, RetryPlan retries) {
        CampaignSpec spec =
                People.spec().retries(retries).kind(CampaignSpec.Kind.SINGLE).build();
        Campaign campaign = crm.campaigns().callNow(ACME, spec, Contact.of(phone));
        int before = provider.dials().size();
        crm.dialer().runOnce();
        crm.dialer().awaitAnswers();
        assertThat(provider.dials()).hasSize(before + 1);
        return campaign;
    }

    private void deliver(String name, List<CallEvent> events) {
        Receipt receipt = crm.webhooks()
                .accept(PROVIDER, provider.webhook(name, clock.instant(), events.toArray(CallEvent[]::new)));
        assertThat(receipt).isEqualTo(Receipt.ACCEPTED);
        crm.webhooks().drain(10);
    }

    private List<CallEvent> answered(long seconds, Map<String, String> extracted) {
        return told().answered(seconds, extracted);
    }

    private Told told() {
        var request = provider.dials().get(provider.dials().size() - 1);
        return new Told(provider.callOf(request), request.attempt(), phone(1), clock.instant());
    }

    private static Plan plan() {
        return new Plan("Small", Money.of("10.00", USD), 1, new BigDecimal("1.00"), Increment.PER_SECOND);
    }

    private ImportReport importCsv(Campaign campaign, String file, List<RejectedRow> rejected) throws IOException {
        return crm.campaigns()
                .importCsv(
                        campaign,
                        ContactCsv.builder("US").build(),
                        new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                        rejected::add);
    }
}
