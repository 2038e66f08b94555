package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.PhoneNumber;
import io.voicecrm.compliance.DisconnectionStore;
import io.voicecrm.testkit.Fixtures;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What every {@link DisconnectionStore} must do. Tests tolerate what others left there. */
@NullMarked
public abstract class DisconnectionStoreContract extends ReassignedNumbersContract {

    private static final LocalDate DAY = LocalDate.of(2025, 7, 15);

    /** For subclasses. */
    protected DisconnectionStoreContract() {}

    @Override
    protected abstract DisconnectionStore numbers();

    @Override
    protected void givenUp(PhoneNumber phone, LocalDate day) {
        numbers().add(Map.of(phone, Optional.of(day)));
    }

    @Test
    void keepsTheLatestDisconnectionInWhateverOrderTheyCome() {
        PhoneNumber phone = Fixtures.phone(8_003);
        numbers().add(Map.of(phone, Optional.empty()));
        assertThat(numbers().find(List.of(phone))).isEqualTo(Map.of(phone, Optional.empty()));

        numbers().add(Map.of(phone, Optional.of(DAY)));
        numbers().add(Map.of(phone, Optional.of(DAY.minusDays(1))));
        numbers().add(Map.of(phone, Optional.empty()));

        assertThat(numbers().find(List.of(phone, phone, Fixtures.phone(8_002))))
                .isEqualTo(Map.of(phone, Optional.of(DAY)));
    }
}
