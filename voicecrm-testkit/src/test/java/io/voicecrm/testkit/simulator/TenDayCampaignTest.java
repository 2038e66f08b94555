package io.voicecrm.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.PhoneNumber;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignProgress;
import io.voicecrm.campaign.TargetChange;
import io.voicecrm.compliance.AttestedConsent;
import io.voicecrm.compliance.CallTerms;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.compliance.ConsentLevel;
import io.voicecrm.compliance.DoNotCallStore.NationalImport;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.contact.Contact;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.simulator.LiveCalls.Dialed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten thousand people in thirty zones are called for ten days under the real rules, twice with the same seed. */
@Tag("long")
class TenDayCampaignTest {

    private static final int PEOPLE = 10_000;
    private static final int CALLBACKS = 50;

    private static final List<String> ZONES = List.of(
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Los_Angeles",
            "America/Phoenix",
            "America/Anchorage",
            "Pacific/Honolulu",
            "America/Detroit",
            "America/Boise",
            "America/Indiana/Knox",
            "America/Kentucky/Louisville",
            "America/Menominee",
            "America/North_Dakota/Center",
            "America/Adak",
            "America/Juneau",
            "America/Nome",
            "America/Sitka",
            "America/Yakutat",
            "America/Metlakatla",
            "America/Puerto_Rico",
            "America/Toronto",
            "America/Vancouver",
            "America/Halifax",
            "America/St_Johns",
            "America/Winnipeg",
            "America/Regina",
            "America/Edmonton",
            "America/Moncton",
            "America/Whitehorse",
            "Pacific/Guam");

    private static Run first;
    private static Run second;

    /** What is left after ten days. */
    private record Run(CampaignProgress progress, List<Dialed> dials, int callbacksOnTime) {}

    @BeforeAll
    static void callForTenDaysTwice() {
        first = run();
        second = run();
    }

    @Test
    void callsEverybodyToTheEnd() {
        assertThat(first.progress().total()).isEqualTo(PEOPLE);
        assertThat(first.progress().open()).isZero();
        assertThat(first.dials()).hasSizeGreaterThan(PEOPLE);
    }

    @Test
    void callsNobodyOutsideTheHoursWhereTheyAre() {
        assertThat(first.dials()).allSatisfy(dial -> {
            LocalTime there = localTime(dial).toLocalTime();
            assertThat(there).isBetween(LocalTime.of(8, 0), LocalTime.of(20, 59, 59, 999_999_999));
        });
    }

    @Test
    void callsNobodyTwiceWithinADay() {
        Map<PhoneNumber, List<Instant>> byPerson = first.dials().stream()
                .collect(Collectors.groupingBy(Dialed::to, Collectors.mapping(Dialed::at, Collectors.toList())));

        assertThat(byPerson.values()).allSatisfy(times -> {
            Collections.sort(times);
            for (int i = 1; i < times.size(); i++) {
                assertThat(Duration.between(times.get(i - 1), times.get(i)))
                        .isGreaterThanOrEqualTo(Duration.ofHours(8));
            }
        });
        assertThat(byPerson.values()).anySatisfy(times -> assertThat(times).hasSizeGreaterThan(1));
    }

    @Test
    void callsBackWhomItWasPromised() {
        assertThat(first.callbacksOnTime()).isEqualTo(CALLBACKS);
    }

    @Test
    void endsTheSameWithTheSameSeed() {
        assertThat(second.progress()).isEqualTo(first.progress());
        assertThat(second.dials().stream().map(Dialed::to).sorted(TenDayCampaignTest::byDigits))
                .containsExactlyElementsOf(first.dials().stream()
                        .map(Dialed::to)
                        .sorted(TenDayCampaignTest::byDigits)
                        .toList());
    }

    private static Run run() {
        try (Simulation simulation = Simulation.seeded(11)
                .limits(new AccountLimits(100, 10))
                .policy(CompliancePolicy.standard())
                .build()) {
            Instant start = simulation.clock().instant();
            try (NationalImport nobody =
                    simulation.stores().compliance().doNotCall().importNational("US-DNC", start)) {
                nobody.commit();
            }
            AttestedConsent consent = new AttestedConsent(ConsentLevel.WRITTEN, "web-form-1", start);
            Campaign campaign = simulation.start(
                    Fixtures.tenant(1),
                    Simulation.spec("Ten days")
                            .terms(CallTerms.STRICTEST.attested(consent))
                            .endAt(start.plus(Duration.ofDays(10)))
                            .build(),
                    IntStream.range(0, PEOPLE).mapToObj(TenDayCampaignTest::person));
            Instant promised = start.plus(Duration.ofDays(2)).plus(Duration.ofHours(5));
            for (int i = 0; i < CALLBACKS; i++) {
                // All in the zone of New York, where it is afternoon then.
                simulation
                        .crm()
                        .campaigns()
                        .change(campaign, Fixtures.phone(i * ZONES.size()), new TargetChange.CallBack(promised));
            }

            simulation.run(Duration.ofDays(10).plusHours(1));
            simulation.crm().dialer().reconcile();

            int onTime = (int) simulation.provider().journal().dialed().stream()
                    .filter(dial -> !dial.at().isBefore(promised)
                            && dial.at().isBefore(promised.plus(Duration.ofMinutes(2)))
                            && indexOf(dial.to()) % ZONES.size() == 0
                            && indexOf(dial.to()) < CALLBACKS * ZONES.size())
                    .count();
            return new Run(
                    simulation.crm().campaigns().progress(campaign),
                    simulation.provider().journal().dialed(),
                    onTime);
        }
    }

    private static Contact person(int n) {
        return new Contact(Fixtures.phone(n), AgentOverrides.NONE, Map.of("time_zone", ZONES.get(n % ZONES.size())));
    }

    private static ZonedDateTime localTime(Dialed dial) {
        return dial.at().atZone(ZoneId.of(ZONES.get(indexOf(dial.to()) % ZONES.size())));
    }

    private static int indexOf(PhoneNumber phone) {
        return INDEX.get(phone);
    }

    private static final Map<PhoneNumber, Integer> INDEX =
            IntStream.range(0, PEOPLE).boxed().collect(Collectors.toMap(Fixtures::phone, n -> n));

    private static int byDigits(PhoneNumber one, PhoneNumber other) {
        return one.e164().compareTo(other.e164());
    }
}
