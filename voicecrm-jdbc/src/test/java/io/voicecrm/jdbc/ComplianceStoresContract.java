package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.IdSource;
import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptStore.Claim;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.ListedTarget;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.compliance.AttestedConsent;
import io.voicecrm.compliance.CallTerms;
import io.voicecrm.compliance.CallWindow;
import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.ComplianceStores;
import io.voicecrm.compliance.Consent;
import io.voicecrm.compliance.ConsentLevel;
import io.voicecrm.compliance.DecisionLink;
import io.voicecrm.compliance.DecisionRecord;
import io.voicecrm.compliance.DoNotCall;
import io.voicecrm.compliance.DoNotCall.Source;
import io.voicecrm.compliance.DoNotCallStore.NationalImport;
import io.voicecrm.compliance.DoNotCallStore.NationalMatch;
import io.voicecrm.compliance.Purpose;
import io.voicecrm.compliance.RuleKind;
import io.voicecrm.compliance.RuleOverride;
import io.voicecrm.compliance.RuleRow;
import io.voicecrm.contact.Contact;
import io.voicecrm.engine.Stores;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the stores of the gate do, wherever they keep things. */
abstract class ComplianceStoresContract {

    static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final IdSource IDS = new IdSource(Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom());

    private final TenantId acme = new TenantId("acme-" + IDS.next());
    private final TenantId globex = new TenantId("globex-" + IDS.next());
    private final ProviderId provider =
            new ProviderId("p" + IDS.next().toString().substring(24));

    abstract Stores stores();

    @Test
    void keepsATenantsListToItselfAndThePlatformsForAll() {
        PhoneNumber everybodys =
                PhoneNumber.of("+1305555%04d".formatted(IDS.next().hashCode() & 0x1FFF));
        int added = compliance()
                .doNotCall()
                .add(List.of(entry(acme, phone(1)), entry(acme, phone(2)), entry(null, everybodys)));

        assertThat(added).isGreaterThanOrEqualTo(2);
        Map<Callee, DoNotCall> found = compliance()
                .doNotCall()
                .find(List.of(
                        new Callee(acme, phone(1)),
                        new Callee(acme, phone(3)),
                        new Callee(globex, phone(1)),
                        new Callee(globex, everybodys),
                        new Callee(acme, everybodys)));
        assertThat(found.keySet())
                .containsExactlyInAnyOrder(
                        new Callee(acme, phone(1)), new Callee(globex, everybodys), new Callee(acme, everybodys));
        assertThat(found.get(new Callee(acme, phone(1)))).isEqualTo(entry(acme, phone(1)));
        assertThat(found.get(new Callee(globex, everybodys)).tenant()).isNull();
    }

    @Test
    void addsAnEntryOnceAndLeavesTheFirst() {
        DoNotCall first = new DoNotCall(acme, phone(1), Source.CALL, "call 7", NOW);
        DoNotCall second = new DoNotCall(acme, phone(1), Source.FILE, "", NOW.plusSeconds(1));

        assertThat(compliance().doNotCall().add(List.of(first, second))).isEqualTo(1);
        assertThat(compliance().doNotCall().add(List.of(second))).isZero();
        assertThat(compliance().doNotCall().add(List.of())).isZero();

        assertThat(compliance().doNotCall().page(acme, null, 10)).containsExactly(first);
    }

    @Test
    void liftsAnEntryAndTakesItAgain() {
        compliance().doNotCall().add(List.of(entry(acme, phone(1))));

        assertThat(compliance().doNotCall().lift(globex, phone(1), "ann", NOW)).isFalse();
        assertThat(compliance().doNotCall().lift(acme, phone(1), "ann", NOW)).isTrue();
        assertThat(compliance().doNotCall().lift(acme, phone(1), "ann", NOW)).isFalse();

        assertThat(compliance().doNotCall().find(List.of(new Callee(acme, phone(1)))))
                .isEmpty();
        assertThat(compliance().doNotCall().page(acme, null, 10)).isEmpty();
        assertThat(compliance().doNotCall().add(List.of(entry(acme, phone(1))))).isEqualTo(1);
        assertThat(compliance().doNotCall().page(acme, null, 10)).hasSize(1);
    }

    @Test
    void pagesAListByNumber() {
        for (int i = 5; i >= 1; i--) {
            compliance().doNotCall().add(List.of(entry(acme, phone(i))));
        }

        assertThat(compliance().doNotCall().page(acme, null, 2))
                .extracting(DoNotCall::phone)
                .containsExactly(phone(1), phone(2));
        assertThat(compliance().doNotCall().page(acme, phone(2), 10))
                .extracting(DoNotCall::phone)
                .containsExactly(phone(3), phone(4), phone(5));
    }

    @Test
    void replacesANationalListAtOnceAndNeverByAnOlderOne() {
        String list = "LIST-" + letters();

        assertThat(compliance().doNotCall().findNational(list, List.of(phone(1))))
                .isEmpty();
        assertThat(national(list, NOW, phone(1), phone(2), phone(1))).isEqualTo(2);
        assertThat(match(list)).isEqualTo(new NationalMatch(NOW, Set.of(phone(1), phone(2))));
        national(list, NOW.plusSeconds(1), phone(3));
        assertThat(match(list)).isEqualTo(new NationalMatch(NOW.plusSeconds(1), Set.of(phone(3))));
        national(list, NOW.minusSeconds(1), phone(1));
        assertThat(match(list)).isEqualTo(new NationalMatch(NOW.plusSeconds(1), Set.of(phone(3))));
    }

    @Test
    void keepsTheOldNationalListWhenTheNewOneIsNotCommitted() {
        String list = "LIST-" + letters();
        national(list, NOW, phone(1));

        NationalImport broken = compliance().doNotCall().importNational(list, NOW.plusSeconds(1));
        broken.add(phone(2));
        broken.close();
        broken.close();

        assertThat(match(list)).isEqualTo(new NationalMatch(NOW, Set.of(phone(1))));
    }

    @Test
    void commitsANationalListOnce() {
        try (NationalImport numbers = compliance().doNotCall().importNational("LIST-" + letters(), NOW)) {
            numbers.commit();

            assertThatThrownBy(numbers::commit).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void keepsConsentsWithWhatBecameOfThem() {
        Callee callee = new Callee(acme, phone(1));
        Consent first = Consent.of(callee, Purpose.MARKETING, ConsentLevel.WRITTEN, "form", "1", NOW);
        Consent second = new Consent(
                acme,
                phone(1),
                Purpose.INFORMATIONAL,
                ConsentLevel.EXPRESS,
                "call",
                "2",
                NOW.plusSeconds(1),
                NOW.plusSeconds(100),
                null,
                null);
        compliance().consents().record(List.of(second, first, first));
        compliance().consents().record(List.of(first.revoked(NOW, "nobody")));

        assertThat(consents(callee)).containsExactly(first, second);
        assertThat(compliance().consents().revoke(new Callee(globex, phone(1)), NOW, "letter"))
                .isZero();
        assertThat(compliance().consents().revoke(callee, NOW.plusSeconds(5), "letter"))
                .isEqualTo(2);
        assertThat(compliance().consents().revoke(callee, NOW.plusSeconds(6), "again"))
                .isZero();
        assertThat(consents(callee))
                .containsExactly(
                        first.revoked(NOW.plusSeconds(5), "letter"), second.revoked(NOW.plusSeconds(5), "letter"));
        assertThat(compliance().consents().find(List.of(new Callee(globex, phone(1)))))
                .isEmpty();
    }

    @Test
    void keepsOverridesInTheirOrderWithTheRuleBeforeAndAfter() {
        RuleRow before = new RuleRow(
                "R-" + letters(),
                "US-FL",
                RuleKind.HOURS,
                Purpose.MARKETING,
                "MON-SUN 08:00-20:00",
                LocalDate.of(2026, 1, 1),
                null,
                "a \"source\", with a comma",
                "F",
                "");
        RuleOverride narrow = new RuleOverride(
                "standard", before.id(), before, before.value("MON-FRI 09:00-17:00"), "ann", "to be safe", NOW);
        RuleOverride off = new RuleOverride("standard", before.id(), narrow.after(), null, "ann", "repealed", NOW);
        compliance().overrides().add(narrow);
        compliance().overrides().add(off);

        assertThat(compliance().overrides().all())
                .filteredOn(override -> override.ruleId().equals(before.id()))
                .containsExactly(narrow, off);
    }

    @Test
    void countsAttemptsThatLeftUsOverAllCampaignsOfATenant() {
        Attempt released = claimed(campaign(acme), phone(1));
        submit(released, NOW);
        stores().attempts().report(List.of(new AttemptReport.Released(released.id(), "full", NOW, NOW)));
        submit(claimed(campaign(acme), phone(2)), NOW.minus(Duration.ofDays(2)));
        Attempt finished = claimed(campaign(acme), phone(3));
        submit(finished, NOW);
        claimed(campaign(acme), phone(4));

        Map<Callee, List<Instant>> since = compliance()
                .attempts()
                .since(
                        List.of(
                                new Callee(acme, phone(1)),
                                new Callee(acme, phone(2)),
                                new Callee(acme, phone(3)),
                                new Callee(acme, phone(4)),
                                new Callee(globex, phone(3))),
                        NOW.minus(Duration.ofDays(1)));

        assertThat(since).isEqualTo(Map.of(new Callee(acme, phone(3)), List.of(NOW)));
    }

    @Test
    void keepsTheTermsOfACampaignAndWhoIsInIt() {
        CallTerms terms = CallTerms.STRICTEST
                .purpose(Purpose.DEBT_COLLECTION)
                .attested(new AttestedConsent(ConsentLevel.EXPRESS, "form 7", NOW))
                .window(CallWindow.parse("MON-FRI 09:00-17:00"));
        Campaign campaign = create(acme, terms, phone(1), phone(2), phone(3));

        assertThat(stores().campaigns()
                        .find(acme, campaign.id())
                        .orElseThrow()
                        .spec()
                        .terms())
                .isEqualTo(terms);
        assertThat(stores().campaigns().targets(acme, campaign.id(), 0, 2))
                .extracting(ListedTarget::contact)
                .containsExactly(Contact.of(phone(1)), Contact.of(phone(2)));
        assertThat(stores().campaigns().targets(acme, campaign.id(), 2, 2))
                .containsExactly(new ListedTarget(3, Contact.of(phone(3)), TargetState.QUEUED, 0));
        assertThat(stores().campaigns().targets(globex, campaign.id(), 0, 2)).isEmpty();
        CampaignSpec wider = campaign.spec().toBuilder().maxConcurrentCalls(7).build();
        assertThat(stores().campaigns()
                        .change(acme, campaign.id(), wider)
                        .orElseThrow()
                        .spec()
                        .terms())
                .isEqualTo(terms);
    }

    @Test
    void chainsDecisionsPerTenant() {
        compliance().decisions().append(List.of(decision(acme, 1), decision(globex, 2), decision(acme, 3)));
        compliance().decisions().append(List.of(decision(acme, 4)));
        compliance().decisions().append(List.of());

        List<DecisionLink> chain = compliance().decisions().read(acme, 1, 10);
        assertThat(chain).extracting(DecisionLink::position).containsExactly(1L, 2L, 3L);
        assertThat(chain)
                .extracting(DecisionLink::record)
                .containsExactly(decision(acme, 1), decision(acme, 3), decision(acme, 4));
        assertThat(chain.get(2).previousHash()).isEqualTo(chain.get(1).hash());
        assertThat(compliance().decisions().read(acme, 3, 10)).containsExactly(chain.get(2));
        assertThat(compliance().decisions().read(globex, 1, 10)).hasSize(1);
        assertThat(compliance().decisions().firstBroken(acme)).isEmpty();
    }

    @Test
    void chainsDecisionsThatComeFromSeveralProcessesAtOnce() throws ExecutionException, InterruptedException {
        ExecutorService processes = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> appends = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int n = i;
                appends.add(() -> {
                    compliance()
                            .decisions()
                            .append(
                                    n % 2 == 0
                                            ? List.of(decision(acme, n), decision(globex, n))
                                            : List.of(decision(globex, n), decision(acme, n)));
                    return null;
                });
            }
            for (Future<Void> append : processes.invokeAll(appends)) {
                append.get();
            }
        } finally {
            processes.shutdown();
        }

        assertThat(compliance().decisions().read(acme, 1, 100)).hasSize(40);
        assertThat(compliance().decisions().firstBroken(acme)).isEmpty();
        assertThat(compliance().decisions().firstBroken(globex)).isEmpty();
    }

    private ComplianceStores compliance() {
        return stores().compliance();
    }

    private static DoNotCall entry(@Nullable TenantId tenant, PhoneNumber phone) {
        return new DoNotCall(tenant, phone, Source.PERSON, "said \"no\"", NOW);
    }

    private long national(String list, Instant asOf, PhoneNumber... phones) {
        try (NationalImport numbers = compliance().doNotCall().importNational(list, asOf)) {
            List.of(phones).forEach(numbers::add);
            return numbers.commit();
        }
    }

    private NationalMatch match(String list) {
        return compliance()
                .doNotCall()
                .findNational(list, List.of(phone(1), phone(2), phone(3), phone(4)))
                .orElseThrow();
    }

    private List<Consent> consents(Callee callee) {
        return compliance().consents().find(List.of(callee)).get(callee);
    }

    private DecisionRecord decision(TenantId tenant, int n) {
        boolean defers = n % 2 == 1;
        return new DecisionRecord(
                tenant,
                new UUID(tenant.hashCode(), n),
                phone(n),
                defers ? DecisionRecord.Kind.DEFER : DecisionRecord.Kind.ALLOW,
                defers ? "US-01" : "",
                defers ? NOW.plusMillis(1_001) : null,
                "it's \\ \"late\", {there}",
                "47 CFR",
                "standard 2026-11",
                "US",
                "",
                NOW.plusMillis(n));
    }

    private Campaign campaign(TenantId tenant) {
        return create(tenant, CallTerms.STRICTEST);
    }

    private Campaign create(TenantId tenant, CallTerms terms, PhoneNumber... phones) {
        CampaignSpec spec = CampaignSpec.builder("C", new AgentId(provider, "a"), phone(99))
                .terms(terms)
                .build();
        Campaign campaign = Campaign.draft(tenant, new CampaignId(IDS.next()), spec, NOW);
        stores().campaigns().create(campaign);
        add(campaign, phones);
        return campaign;
    }

    private void add(Campaign campaign, PhoneNumber... phones) {
        try (TargetImport targets = stores().campaigns().importTargets(campaign.tenant(), campaign.id())) {
            for (int i = 0; i < phones.length; i++) {
                targets.add(i + 1, Contact.of(phones[i]));
            }
            targets.commit();
        }
    }

    private Attempt claimed(Campaign campaign, PhoneNumber phone) {
        add(campaign, phone);
        stores().campaigns().move(campaign.tenant(), campaign.id(), Campaign.State.RUNNING, null, NOW);
        return stores().attempts().claim(new Claim("d", provider, NOW, 10, 100, 1_000, NOW.plusSeconds(60))).stream()
                .filter(attempt -> attempt.campaign().id().equals(campaign.id()))
                .findFirst()
                .orElseThrow();
    }

    private void submit(Attempt attempt, Instant at) {
        assertThat(stores().attempts().submitting(List.of(attempt.id()), at)).containsExactly(attempt.id());
    }

    private static PhoneNumber phone(int n) {
        return PhoneNumber.of("+1202555%04d".formatted(100 + n));
    }

    private static String letters() {
        return IDS.next().toString().replaceAll("[^a-f]", "").toUpperCase(Locale.ROOT) + "X";
    }
}
