package io.voicecrm.sample.admin;

import io.voicecrm.agent.AgentType;
import io.voicecrm.sample.web.Cursor;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.Reference;
import io.voicecrm.sample.web.SnakeCase;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The agents of all clients. For the platform alone. */
@RestController
class AllAgentsController {

    private final AllAgents agents;

    AllAgentsController(AllAgents agents) {
        this.agents = agents;
    }

    /**
     * @param client null where the platform shares it with all
     * @param calls that ended in the last 30 days; so are those that follow
     * @param failed that the provider or the network failed to place
     * @param numbers that it answers
     */
    record ClientAgent(
            String agentId,
            String agentName,
            String type,
            String provider,
            String status,
            @Nullable Reference client,
            long calls,
            long answered,
            long failed,
            long talkSeconds,
            @Nullable Instant lastCallAt,
            long numbers,
            Instant createdAt) {

        static ClientAgent of(AllAgents.Row row) {
            String client = row.clientId();
            return new ClientAgent(
                    row.agentId(),
                    row.name(),
                    row.type().toLowerCase(Locale.ROOT),
                    row.provider(),
                    row.active() ? "active" : "inactive",
                    client == null ? null : new Reference(client, Objects.requireNonNullElse(row.clientName(), client)),
                    row.calls(),
                    row.answered(),
                    row.failed(),
                    row.talkSeconds(),
                    row.lastCall(),
                    row.numbers(),
                    row.createdAt().toInstant());
        }
    }

    @GetMapping("/api/all-agents")
    PageOf<ClientAgent> list(
            @RequestParam("client_id") @Nullable String clientId,
            @RequestParam @Nullable String type,
            @RequestParam @Nullable String provider,
            @RequestParam @Nullable String status,
            @RequestParam @Nullable String q,
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String after) {
        int bounded = PageOf.bounded(limit);
        AllAgents.Filter filter = new AllAgents.Filter(
                clientId,
                type == null
                        ? null
                        : SnakeCase.parse(AgentType.class, "type", type).name(),
                provider,
                status == null ? null : isActive(status),
                q == null || q.isBlank() ? null : q.strip());
        String[] last = keyOf(Cursor.decode(after));
        List<AllAgents.Row> rows = agents.page(filter, last[0], last[1], bounded + 1);
        return PageOf.of(rows, bounded, row -> row.provider() + " " + row.agentId(), ClientAgent::of);
    }

    /** The provider and the id that the page before ended with. A provider's name has no space. */
    private static @Nullable String[] keyOf(@Nullable String cursor) {
        if (cursor == null) {
            return new @Nullable String[2];
        }
        String[] parts = cursor.split(" ", 2);
        if (parts.length < 2) {
            throw Problems.invalid("after", "is not a cursor that a page gave");
        }
        return parts;
    }

    private static boolean isActive(String status) {
        if (!status.equals("active") && !status.equals("inactive")) {
            throw Problems.invalid("status", "must be active or inactive");
        }
        return status.equals("active");
    }
}
