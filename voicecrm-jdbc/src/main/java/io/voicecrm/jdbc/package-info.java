/**
 * The stores on PostgreSQL: plain JDBC, row-level security, one statement per question.
 *
 * <p>{@link io.voicecrm.jdbc.JdbcStores} is the entry; the schema is in {@code io/voicecrm/jdbc/schema}. This package does
 * not know who migrates the database or where its connections come from.
 */
@NullMarked
package io.voicecrm.jdbc;

import org.jspecify.annotations.NullMarked;
