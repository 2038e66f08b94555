package io.voicecrm.jdbc;

import io.voicecrm.TenantId;
import io.voicecrm.ledger.AccountState;
import io.voicecrm.ledger.Balance;
import io.voicecrm.ledger.CallTariff;
import io.voicecrm.ledger.CreditTerms;
import io.voicecrm.ledger.Hold;
import io.voicecrm.ledger.LedgerAccount;
import io.voicecrm.ledger.LedgerEntry;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.ledger.Posting;
import io.voicecrm.metering.Increment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Rows of the ledger as values. */
final class LedgerRows {

    private LedgerRows() {}

    static AccountState account(ResultSet row) throws SQLException {
        return new AccountState(tenant(row), unit(row), balance(row), row.getLong("credited"), row.getLong("entries"));
    }

    static Balance balance(ResultSet row) throws SQLException {
        return new Balance(
                row.getLong("available"),
                row.getLong("held"),
                row.getLong("earmarked"),
                row.getLong("spent"),
                row.getLong("debt"),
                row.getLong("overdraft"),
                row.getLong("debt_limit"));
    }

    static Hold hold(ResultSet row) throws SQLException {
        return new Hold(
                tenant(row),
                row.getString("key"),
                tariff(row),
                row.getBoolean("is_earmark"),
                row.getLong("asked"),
                row.getLong("open"),
                row.getString("within"),
                row.getLong("taken"),
                Hold.State.valueOf(row.getString("state")),
                row.getLong("used"),
                row.getLong("uncollected"),
                Sql.instant(row, "as_of"),
                Sql.instantOf(row, "opened_at"),
                Sql.instantOf(row, "expires_at"));
    }

    static Posting posting(ResultSet row) throws SQLException {
        return new Posting(
                tenant(row),
                unit(row),
                row.getString("key"),
                LedgerEntry.Kind.valueOf(row.getString("kind")),
                row.getLong("amount"),
                row.getString("reason"),
                row.getString("of"),
                Sql.instant(row, "expires_at"),
                row.getLong("queued_from"),
                row.getLong("credited"),
                row.getLong("refunded"),
                row.getBoolean("is_lapsed"),
                Sql.instantOf(row, "at"));
    }

    static LedgerEntry entry(ResultSet row) throws SQLException {
        return new LedgerEntry(
                tenant(row),
                unit(row),
                row.getLong("position"),
                row.getString("key"),
                LedgerEntry.Kind.valueOf(row.getString("kind")),
                LedgerAccount.valueOf(row.getString("source")),
                LedgerAccount.valueOf(row.getString("destination")),
                row.getLong("amount"),
                row.getString("reason"),
                Sql.instantOf(row, "at"));
    }

    static CreditTerms terms(ResultSet row) throws SQLException {
        return new CreditTerms(
                tariff(row),
                Duration.ofSeconds(row.getLong("hold_seconds")),
                row.getLong("overdraft"),
                row.getLong("debt_limit"),
                Sql.instantOf(row, "since"));
    }

    static TenantId tenant(ResultSet row) throws SQLException {
        return new TenantId(row.getString("tenant_id"));
    }

    static LedgerUnit unit(ResultSet row) throws SQLException {
        return new LedgerUnit(row.getString("unit"));
    }

    private static CallTariff tariff(ResultSet row) throws SQLException {
        return new CallTariff(
                unit(row),
                new Increment(row.getInt("minimum_seconds"), row.getInt("step_seconds")),
                row.getLong("per_minute"));
    }
}
