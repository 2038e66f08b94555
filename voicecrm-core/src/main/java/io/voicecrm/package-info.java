/**
 * The words that every other package speaks: whose data it is, which provider, which number, how much money.
 *
 * <p>Plain values, checked when they are made. This package knows no feature, no provider and no store.
 */
@NullMarked
package io.voicecrm;

import org.jspecify.annotations.NullMarked;
