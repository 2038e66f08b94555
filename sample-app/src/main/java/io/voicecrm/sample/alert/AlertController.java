package io.voicecrm.sample.alert;

import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.web.MoneyJson;
import io.voicecrm.sample.web.SnakeCase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a client stands, and what it was told of it. */
@RestController
class AlertController {

    private static final int LATEST = 50;
    private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

    private final AlertWatch watch;
    private final Alerts alerts;

    AlertController(AlertWatch watch, Alerts alerts) {
        this.watch = watch;
        this.alerts = alerts;
    }

    /**
     * @param percent the mark that is reached: 0, 80 or 100
     * @param period the month, or the key of the top-up that is being used up
     * @param left of what there was; as {@code whole}, a decimal number of the unit
     * @param unit {@code minutes}, or a currency
     */
    record StandingJson(String subject, int percent, String period, String left, String whole, String unit) {

        static StandingJson of(Standing standing) {
            LedgerUnit unit = standing.unit();
            return new StandingJson(
                    SnakeCase.of(standing.subject()),
                    standing.percent(),
                    standing.period(),
                    text(unit, Math.max(0, standing.whole() - standing.used())),
                    text(unit, standing.whole()),
                    unit.isMoney() ? unit.code() : "minutes");
        }

        private static String text(LedgerUnit unit, long amount) {
            return unit.isMoney()
                    ? MoneyJson.of(unit, amount).amount()
                    : BigDecimal.valueOf(amount)
                            .divide(SECONDS_PER_MINUTE, 2, RoundingMode.DOWN)
                            .toPlainString();
        }
    }

    /** @param standing how it was then */
    record AlertJson(Instant at, int percent, StandingJson standing) {

        static AlertJson of(Alert alert) {
            return new AlertJson(alert.at(), alert.percent(), StandingJson.of(alert.standing()));
        }
    }

    /**
     * @param now null where nothing can run out
     * @param told newest first
     */
    record AlertsJson(@Nullable StandingJson now, List<AlertJson> told) {}

    @GetMapping("/api/alerts")
    AlertsJson alerts(Tenant tenant) {
        StandingJson now = watch.look(tenant).map(StandingJson::of).orElse(null);
        return new AlertsJson(
                now,
                alerts.latest(tenant.tenantId(), LATEST).stream()
                        .map(AlertJson::of)
                        .toList());
    }
}
