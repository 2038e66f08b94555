/**
 * The numbers that a business owns: finding and buying them at a carrier, keeping them in a pool, giving them to tenants.
 *
 * <p>{@link io.voicecrm.number.Numbers} is the entry. This package knows no carrier by name, and nothing of campaigns: a
 * campaign knows a number by its E.164 form only.
 */
@NullMarked
package io.voicecrm.number;

import org.jspecify.annotations.NullMarked;
