package io.voicecrm.jdbc;

import io.voicecrm.compliance.RuleOverride;
import io.voicecrm.compliance.RuleOverrideStore;
import io.voicecrm.compliance.RuleRow;
import io.voicecrm.compliance.RuleRows;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class JdbcRuleOverrideStore implements RuleOverrideStore {

    private final JdbcRunner runner;

    JdbcRuleOverrideStore(JdbcRunner runner) {
        this.runner = runner;
    }

    @Override
    public void add(RuleOverride override) {
        runner.asPlatform(connection -> Sql.on(connection, """
                insert into rule_overrides (pack, rule_id, before, after, by, why, at) values (?, ?, ?, ?, ?, ?, ?)""")
                .with(override.pack())
                .with(override.ruleId())
                .with(line(override.before()))
                .with(line(override.after()))
                .with(override.by())
                .with(override.why())
                .with(override.at())
                .update());
    }

    @Override
    public List<RuleOverride> all() {
        return runner.asPlatform(connection -> Sql.on(connection, "select * from rule_overrides order by id")
                .list(row -> new RuleOverride(
                        row.getString("pack"),
                        row.getString("rule_id"),
                        rule(row.getString("before")),
                        rule(row.getString("after")),
                        row.getString("by"),
                        row.getString("why"),
                        Sql.instantOf(row, "at"))));
    }

    private static @Nullable String line(@Nullable RuleRow rule) {
        return rule == null ? null : RuleRows.format(rule);
    }

    private static @Nullable RuleRow rule(@Nullable String line) {
        return line == null ? null : RuleRows.parse(line);
    }
}
