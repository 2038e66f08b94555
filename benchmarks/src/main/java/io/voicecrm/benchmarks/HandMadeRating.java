package io.voicecrm.benchmarks;

import io.voicecrm.TenantId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/** A bill as a program without the SDK would make it: it reads each call and adds up. */
final class HandMadeRating {

    static final BigDecimal FIRST_RATE = new BigDecimal("0.99");
    static final BigDecimal SECOND_RATE = new BigDecimal("0.605");

    private static final Instant START =
            RatingMacro.MONTH.atDay(1).atStartOfDay(RatingMacro.ZONE).toInstant();
    private static final Instant END = RatingMacro.MONTH
            .plusMonths(1)
            .atDay(1)
            .atStartOfDay(RatingMacro.ZONE)
            .toInstant();

    private final DataSource database;
    private final TenantId tenant;

    /** @param database under no row-level security */
    HandMadeRating(DataSource database, TenantId tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    long cents() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                select quantity, occurred_at from usage_entries
                where tenant_id = ? and meter = 'TALK_SECONDS' and occurred_at >= ? and occurred_at < ?""")) {
            statement.setString(1, tenant.value());
            statement.setTimestamp(2, Timestamp.from(START));
            statement.setTimestamp(3, Timestamp.from(END));
            long first = 0;
            long second = 0;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long talked = row.getLong(1);
                    if (row.getTimestamp(2).toInstant().isBefore(RatingMacro.CHANGE)) {
                        first += 30 + (Math.max(0, talked - 30) + 5) / 6 * 6;
                    } else {
                        second += (talked + 59) / 60 * 60;
                    }
                }
            }
            return part("9900", first, 6_000, FIRST_RATE, START, RatingMacro.CHANGE)
                    + part("29900", second, 30_000, SECOND_RATE, RatingMacro.CHANGE, END);
        }
    }

    private static long part(String fee, long billed, long included, BigDecimal rate, Instant from, Instant to) {
        long seconds = Duration.between(from, to).toSeconds();
        long whole = Duration.between(START, END).toSeconds();
        long beyond = Math.max(0, billed - included * seconds / whole);
        return new BigDecimal(fee)
                        .multiply(BigDecimal.valueOf(seconds))
                        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                        .longValueExact()
                + rate.multiply(BigDecimal.valueOf(beyond * 100))
                        .divide(BigDecimal.valueOf(60), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
