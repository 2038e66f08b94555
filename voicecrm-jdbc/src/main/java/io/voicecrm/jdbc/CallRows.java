package io.voicecrm.jdbc;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallAnalysis;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CallRecord;
import io.voicecrm.call.Direction;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.call.Transcript;
import io.voicecrm.call.Transcript.Speaker;
import io.voicecrm.call.Transcript.Turn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads call records out of rows. */
final class CallRows {

    private CallRows() {}

    static CallRecord call(ResultSet row) throws SQLException {
        ProviderId provider = new ProviderId(row.getString("provider"));
        UUID attempt = row.getObject("attempt_id", UUID.class);
        String phone = row.getString("phone");
        String agent = row.getString("agent_id");
        String outcome = row.getString("outcome");
        boolean analyzed = row.getObject("analyzed_at") != null;
        return new CallRecord(
                new TenantId(row.getString("tenant_id")),
                new ProviderCallRef(provider, row.getString("ref")),
                attempt == null ? null : new AttemptId(attempt),
                phone == null ? null : PhoneNumber.of(phone),
                Direction.valueOf(row.getString("direction")),
                agent == null ? null : new AgentId(provider, agent),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "ended_at"),
                Duration.ofSeconds(row.getLong("talk_seconds")),
                outcome == null ? null : CallOutcome.valueOf(outcome),
                row.getString("provider_reason"),
                Sql.instant(row, "analyzed_at"),
                analyzed ? transcript(row) : null,
                analyzed ? analysis(row) : null);
    }

    private static Transcript transcript(ResultSet row) throws SQLException {
        List<String> speakers = Sql.texts(row, "turn_speakers");
        List<String> texts = Sql.texts(row, "turn_texts");
        List<Long> offsets = Sql.longs(row, "turn_offsets_millis");
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < speakers.size(); i++) {
            turns.add(new Turn(Speaker.valueOf(speakers.get(i)), texts.get(i), Duration.ofMillis(offsets.get(i))));
        }
        return new Transcript(turns);
    }

    private static CallAnalysis analysis(ResultSet row) throws SQLException {
        @Nullable Boolean successful = row.getObject("successful", Boolean.class);
        String summary = row.getString("summary");
        return new CallAnalysis(
                summary == null ? "" : summary, successful, Sql.map(row, "extracted_names", "extracted_values"));
    }
}
