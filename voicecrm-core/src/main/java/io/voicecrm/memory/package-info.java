/**
 * Stores that keep everything in the heap: for tests, first steps, and programs that need no more.
 *
 * <p>{@link io.voicecrm.memory.InMemoryStores} is the entry. They obey the same contracts as the database's, and forget
 * everything when the process ends.
 */
@NullMarked
package io.voicecrm.memory;

import org.jspecify.annotations.NullMarked;
