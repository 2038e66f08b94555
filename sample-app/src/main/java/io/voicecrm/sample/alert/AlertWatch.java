package io.voicecrm.sample.alert;

import io.voicecrm.TenantId;
import io.voicecrm.sample.account.Tenants;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.database.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at every client who called of late, and at whoever asks. What is reached is told by one process, once. */
@Component
class AlertWatch {

    private static final int LOOK_SECONDS = 3;

    /** Calls are reported late, and a process may have been away. */
    private static final Duration OF_LATE = Duration.ofDays(1);

    /** With many clients a look takes a while; this many times as long there is none. */
    private static final int REST_PER_LOOK = 10;

    private final Standings standings;
    private final Alerts alerts;
    private final Tenants tenants;
    private final Scope scope;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private long restUntilNanos = System.nanoTime();

    AlertWatch(
            Standings standings,
            Alerts alerts,
            Tenants tenants,
            Scope scope,
            ApplicationEventPublisher events,
            Clock clock) {
        this.standings = standings;
        this.alerts = alerts;
        this.tenants = tenants;
        this.scope = scope;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = LOOK_SECONDS, timeUnit = TimeUnit.SECONDS)
    void lookAtAll() {
        long start = System.nanoTime();
        if (start - restUntilNanos < 0) {
            return;
        }
        whoCalled().forEach(id -> tenants.find(new TenantId(id)).ifPresent(this::look));
        long now = System.nanoTime();
        restUntilNanos = now + REST_PER_LOOK * (now - start);
    }

    /** How a client stands; tells of it if that is news. */
    Optional<Standing> look(Tenant tenant) {
        Optional<Standing> standing = standings.of(tenant);
        standing.filter(now -> now.percent() > 0).ifPresent(now -> {
            Alert alert = new Alert(tenant.tenantId(), now.percent(), now, clock.instant());
            if (alerts.isFirst(alert)) {
                events.publishEvent(alert);
            }
        });
        return standing;
    }

    private List<String> whoCalled() {
        return scope.platform(jdbc -> jdbc.sql("""
                select tenant_id from tenants t where exists (
                    select from usage_entries u where u.tenant_id = t.tenant_id and u.occurred_at >= :since)""")
                .param("since", Timestamp.from(clock.instant().minus(OF_LATE)))
                .query(String.class)
                .list());
    }
}
