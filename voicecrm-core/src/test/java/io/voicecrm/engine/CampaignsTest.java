package io.voicecrm.engine;

import static io.voicecrm.fixture.People.phone;
import static io.voicecrm.fixture.People.runningCampaign;
import static io.voicecrm.fixture.People.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.Campaign.State;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.TargetChange;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.compliance.ComplianceRule;
import io.voicecrm.compliance.Decision;
import io.voicecrm.compliance.DialQuestion;
import io.voicecrm.contact.Contact;
import io.voicecrm.fixture.People;
import io.voicecrm.fixture.ScriptedProvider;
import io.voicecrm.fixture.StandingClock;
import io.voicecrm.memory.InMemoryStores;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people do with campaigns besides starting them. */
class CampaignsTest {

    private final StandingClock clock = new StandingClock();
    private final InMemoryStores stores = new InMemoryStores(People.ids(clock));
    private final VoiceCrm crm = VoiceCrm.builder(new ScriptedProvider(), stores)
            .clock(clock)
            .compliance(CompliancePolicy.sandbox())
            .rule(new OddAndFour(clock))
            .build();

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void previewsWithTheDialersOwnRulesAndCallsNobody() {
        Campaign campaign = runningCampaign(stores, clock, spec().build(), 6);

        LaunchPreview preview = crm.campaigns().preview(campaign);

        assertThat(preview.waiting()).isEqualTo(6);
        assertThat(preview.allowed()).isEqualTo(2);
        assertThat(preview.callable()).isEqualTo(5);
        assertThat(preview.rules())
                .containsExactly(
                        new LaunchPreview.ByRule(
                                "ODD", false, 3, "odd ones later", "", StandingClock.START.plusSeconds(60)),
                        new LaunchPreview.ByRule("FOUR", true, 1, "not the fourth", "", null));
        assertThat(preview.nextOpening()).isEqualTo(StandingClock.START.plusSeconds(60));
        assertThat(preview.estimatedTalkTime()).isEqualTo(Duration.ofSeconds(5 * 30));
    }

    @Test
    void copiesACampaignWithEverybodyOnItsList() {
        Campaign campaign = runningCampaign(stores, clock, spec().weight(3).build(), 4);
        crm.campaigns().change(campaign, phone(1), new TargetChange.Cancel("asked to"));

        Campaign copy = crm.campaigns().duplicate(campaign, "Second round");

        assertThat(copy.state()).isEqualTo(State.DRAFT);
        assertThat(copy.spec()).isEqualTo(campaign.spec().named("Second round"));
        assertThat(crm.campaigns().progress(copy).total()).isEqualTo(4);
        assertThat(crm.campaigns().progress(copy).open()).isEqualTo(4);
    }

    @Test
    void ringsNobodyTwiceHoweverOftenACallIsAskedForUnderOneId() {
        CampaignId id = new CampaignId(new UUID(0, 7));
        Contact person = Contact.of(phone(2));
        stores.campaigns().create(Campaign.draft(People.ACME, id, spec().build(), clock.instant()));
        assertThat(crm.campaigns().isCalled(People.ACME, id))
                .as("the first try broke off after the draft")
                .isFalse();

        Campaign first = crm.campaigns().callNow(People.ACME, id, spec().build(), person);
        Campaign again = crm.campaigns().callNow(People.ACME, id, spec().build(), person);

        assertThat(first.state()).isEqualTo(State.RUNNING);
        assertThat(again).isEqualTo(first);
        assertThat(crm.campaigns().progress(first).total()).isEqualTo(1);
        assertThat(crm.campaigns().isCalled(People.ACME, id)).isTrue();
        crm.campaigns().cancel(first);
        assertThat(crm.campaigns()
                        .callNow(People.ACME, id, spec().build(), person)
                        .state())
                .as("over is over")
                .isEqualTo(State.CANCELED);
    }

    @Test
    void changesTheLimitsOfACampaignUntilItIsOver() {
        Campaign campaign = runningCampaign(stores, clock, spec().build(), 1);

        Campaign changed = crm.campaigns()
                .change(campaign, spec().maxConcurrentCalls(2).weight(7).build());

        assertThat(changed.spec().maxConcurrentCalls()).isEqualTo(2);
        assertThat(changed.spec().weight()).isEqualTo(7);
        Campaign canceled = crm.campaigns().cancel(changed);
        assertThatIllegalStateException()
                .isThrownBy(() -> crm.campaigns().change(canceled, spec().build()))
                .withMessageContaining("is over");
    }

    /** Odd numbers wait for a minute, the fourth is never called. */
    private record OddAndFour(StandingClock clock) implements ComplianceRule {

        @Override
        public String id() {
            return "TEST";
        }

        @Override
        public Decision check(DialQuestion question) {
            List<Integer> odd = List.of(1, 3, 5);
            if (odd.stream().anyMatch(n -> phone(n).equals(question.contact().phone()))) {
                return new Decision.Defer(clock.instant().plusSeconds(60), "ODD", "odd ones later");
            }
            return phone(4).equals(question.contact().phone())
                    ? new Decision.Deny("FOUR", "not the fourth")
                    : Decision.ALLOW;
        }
    }
}
