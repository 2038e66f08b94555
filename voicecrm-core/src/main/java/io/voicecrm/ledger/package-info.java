/**
 * Whose credit it is: a double-entry ledger of talk seconds and money, append-only, in which every posting has a key.
 *
 * <p>{@link io.voicecrm.ledger.Ledger} is the entry. It knows no call and no campaign: who holds credit says for what by
 * the key.
 */
@NullMarked
package io.voicecrm.ledger;

import org.jspecify.annotations.NullMarked;
