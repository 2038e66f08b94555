package io.voicecrm;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.voicecrm.webhook.WebhookVerifier;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which package may use which, and what no class of core may do. */
class ArchitectureTest {

    private static final String ROOT = "io.voicecrm";

    /** Lowest first. A package may use the packages its line names, the root package and itself; nothing else of ours. */
    private static final Map<String, List<String>> MAY_USE = table(
            "contact:",
            "agent:",
            "call: agent",
            "compliance: contact",
            "analysis: call contact",
            "webhook: call",
            "context: agent call contact",
            "campaign: agent call compliance contact",
            "metering: call",
            "ledger: call metering",
            "lead: call",
            "voice: agent call context webhook",
            "billing: metering",
            "number: agent call voice",
            "text:",
            "dialer: agent call campaign compliance contact context ledger voice webhook",
            "engine: agent analysis billing call campaign compliance contact context dialer lead ledger metering number text voice webhook",
            "memory: agent call campaign compliance contact engine lead ledger metering number text webhook");

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void theTableNamesEveryPackage() {
        assertThat(CORE.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.equals(ROOT))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        MAY_USE.keySet().stream().map(ArchitectureTest::full).toList());
    }

    @Test
    void theTableIsInOrder() {
        List<String> order = List.copyOf(MAY_USE.keySet());

        MAY_USE.forEach((user, used) -> assertThat(used)
                .as("what %s uses comes before it", user)
                .isSubsetOf(order.subList(0, order.indexOf(user))));
    }

    @Test
    void theTableAllowsNothingThatIsNotUsed() {
        MAY_USE.forEach((user, used) -> assertThat(used)
                .as("packages that %s really uses", user)
                .isSubsetOf(CORE.that(resideInAPackage(full(user))).stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getPackageName())
                        .filter(name -> name.startsWith(ROOT + "."))
                        .map(name -> name.substring(ROOT.length() + 1))
                        .distinct()
                        .toList()));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyWhatItsLineNames(String user) {
        String[] allowed = Stream.concat(
                        Stream.of(ROOT, full(user)), MAY_USE.get(user).stream().map(ArchitectureTest::full))
                .toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage(full(user))
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(ROOT + "..").or(resideInAnyPackage(allowed)))
                .check(CORE);
    }

    @Test
    void theRootPackageUsesNoFeature() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".*"))
                .check(CORE);
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching(ROOT + ".(*)").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void nowComesFromAClockThatWasHandedIn() {
        neverAskTheMachine().check(CORE);
    }

    @Test
    void aClassThatAsksTheMachineForTheTimeIsFound() {
        JavaClasses guilty = new ClassFileImporter().importClasses(AsksTheMachine.class);

        assertThatThrownBy(() -> neverAskTheMachine().check(guilty))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Instant.now()")
                .hasMessageContaining("currentTimeMillis()");
    }

    @Test
    void logsThroughSlf4jOnly() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("java.util.logging.."))
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CORE);
    }

    @Test
    void everyPublicClassSaysWhetherItMayBeExtended() {
        List<String> open = CORE.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.isInterface() && !type.isEnum())
                .filter(type -> !type.getModifiers().contains(JavaModifier.FINAL))
                .filter(type -> !type.reflect().isSealed())
                .map(JavaClass::getName)
                .toList();

        // On purpose: the root of what every module throws, and the one port that keeps a step of its own to itself.
        assertThat(open).containsExactlyInAnyOrder(VoiceCrmException.class.getName(), WebhookVerifier.class.getName());
    }

    @Test
    void theseAreWhatOthersImplement() {
        assertThat(CORE.stream()
                        .filter(type -> type.isAnnotatedWith(ExtensionPoint.class))
                        .map(type -> type.getName().substring(ROOT.length() + 1)))
                .containsExactlyInAnyOrder(
                        "agent.AgentStore",
                        "analysis.CallAnalyzer",
                        "billing.BillingEventHandler",
                        "billing.InvoiceGateway",
                        "billing.PaymentGateway",
                        "billing.SentUsageStore",
                        "billing.UsageGateway",
                        "analysis.Embeddings",
                        "call.CallOwners",
                        "call.CallRecordStore",
                        "campaign.AttemptStore",
                        "campaign.CampaignStore",
                        "compliance.ComplianceRule",
                        "compliance.ConsentStore",
                        "compliance.DecisionLog",
                        "compliance.DisconnectionStore",
                        "compliance.DoNotCallStore",
                        "compliance.LiveAnswerStore",
                        "compliance.ReassignedNumbers",
                        "compliance.RecentAttempts",
                        "compliance.RelationshipStore",
                        "compliance.RuleOverrideStore",
                        "context.ContextSource",
                        "lead.LeadMapper",
                        "lead.LeadStore",
                        "ledger.LedgerStore",
                        "metering.CostLedger",
                        "metering.UsageLedger",
                        "number.Carrier",
                        "number.NumberOrderStore",
                        "number.NumberStore",
                        "text.TextSender",
                        "text.TextStore",
                        "voice.VoiceProvider",
                        "webhook.CallEventHandler",
                        "webhook.DeliveryLog",
                        "webhook.WebhookHandler",
                        "webhook.WebhookInbox",
                        "webhook.WebhookParser",
                        "webhook.WebhookVerifier");
    }

    static Stream<String> packages() {
        return MAY_USE.keySet().stream();
    }

    private static ArchRule neverAskTheMachine() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime");
    }

    private static String full(String name) {
        return ROOT + "." + name;
    }

    private static Map<String, List<String>> table(String... lines) {
        Map<String, List<String>> table = new LinkedHashMap<>();
        for (String line : lines) {
            String[] sides = line.split(":", 2);
            table.put(
                    sides[0],
                    Arrays.stream(sides[1].split(" "))
                            .filter(name -> !name.isEmpty())
                            .toList());
        }
        return table;
    }

    /** What core must not do, to see that the rule would notice. */
    static final class AsksTheMachine {
        boolean isOver(Instant end) {
            return Instant.now().isAfter(end) || System.currentTimeMillis() > end.toEpochMilli();
        }
    }
}
