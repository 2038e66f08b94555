/** The stores on a real PostgreSQL, and the same questions to those in the heap. */
@NullMarked
package io.voicecrm.jdbc;

import org.jspecify.annotations.NullMarked;
