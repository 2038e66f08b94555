package io.voicecrm.sample.call;

import io.voicecrm.call.CallOutcome;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.call.CallView.Detail;
import io.voicecrm.sample.call.CallView.Filter;
import io.voicecrm.sample.call.CallView.Summary;
import io.voicecrm.sample.web.Cursor;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.SnakeCase;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Calls, newest first. */
@RestController
@RequestMapping("/api/calls")
class CallController {

    private final CallView view;

    CallController(CallView view) {
        this.view = view;
    }

    @GetMapping
    PageOf<Summary> list(
            Tenant tenant,
            @RequestParam @Nullable String outcome,
            @RequestParam(name = "campaign_id") @Nullable UUID campaign,
            @RequestParam(name = "lead_id") @Nullable UUID lead,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String after) {
        int bounded = PageOf.bounded(limit);
        Filter filter = new Filter(
                outcome == null
                        ? null
                        : SnakeCase.parse(CallOutcome.class, "outcome", outcome).name(),
                campaign,
                lead,
                instant("from", from, tenant.zone(), 0),
                instant("to", to, tenant.zone(), 1));
        String key = Cursor.decode(after);
        String[] parts = key == null ? new String[] {"", ""} : key.split(" ", 2);
        List<Summary> rows = view.page(
                tenant,
                filter,
                key == null ? null : Instant.parse(parts[0]),
                key == null ? null : parts[1],
                bounded + 1);
        return PageOf.of(rows, bounded, row -> row.startedAt() + " " + row.id(), row -> row);
    }

    @GetMapping("/{id}")
    Detail get(Tenant tenant, @PathVariable String id) {
        return view.get(tenant, id);
    }

    /** An instant, or a day in the client's zone; the last day of a range belongs to it. */
    private static @Nullable Instant instant(String field, @Nullable String text, ZoneId zone, int daysOn) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).plusDays(daysOn).atStartOfDay(zone).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw Problems.invalid(field, "must be a day or an instant, such as 2026-11-21");
        }
    }
}
