package io.voicecrm.retell;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.testkit.openapi.Conformance;
import io.voicecrm.testkit.wire.SimulatedRetell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/** The contract once more, with every request of ours and every answer of the simulator held to what is published. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpecificationTest extends RetellContractTest {

    private final Conformance conformance = Conformance.to("retell.openapi.json", KnownDeviations::isKnown);

    @Override
    SimulatedRetell.Builder server() {
        return super.server().watch(conformance);
    }

    @AfterEach
    void findsNothingThatTheProviderDoesNotDocument() {
        assertThat(conformance.deviations()).isEmpty();
    }
}
