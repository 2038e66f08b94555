/** The database: which one, who migrates it, and in whose name it is asked. */
@NullMarked
package io.voicecrm.sample.database;

import org.jspecify.annotations.NullMarked;
