package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.call.AttemptId;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.ListedTarget;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.compliance.AttestedConsent;
import io.voicecrm.compliance.CallTerms;
import io.voicecrm.compliance.CallWindow;
import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.ComplianceStores;
import io.voicecrm.compliance.Consent;
import io.voicecrm.compliance.ConsentLevel;
import io.voicecrm.compliance.Purpose;
import io.voicecrm.compliance.RuleKind;
import io.voicecrm.compliance.RuleOverride;
import io.voicecrm.compliance.RuleRow;
import io.voicecrm.contact.Contact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What else the gate looks into, wherever the stores keep things. */
abstract class GateFactsContract extends StoresScene {

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
                "R-" + IDS.next(),
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
        AttemptId released = submitted(1, NOW);
        stores().attempts().report(List.of(new AttemptReport.Released(released, "full", NOW, NOW)));
        submitted(2, NOW.minus(Duration.ofDays(2)));
        submitted(3, NOW);
        claimed(4);

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
        Campaign campaign = campaign(acme, spec().terms(terms).build());
        add(campaign, 1, 2, 3);

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

    /** Each of a campaign of their own. */
    private AttemptId claimed(int person) {
        Campaign campaign = running(acme, person);
        return claim(10).stream()
                .filter(attempt -> attempt.campaign().id().equals(campaign.id()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private AttemptId submitted(int person, Instant at) {
        AttemptId id = claimed(person);
        assertThat(stores().attempts().submitting(List.of(id), at, at.plusSeconds(60)))
                .containsExactly(id);
        return id;
    }

    private ComplianceStores compliance() {
        return stores().compliance();
    }

    private List<Consent> consents(Callee callee) {
        return compliance().consents().find(List.of(callee)).get(callee);
    }
}
