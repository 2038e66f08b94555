/** Numbers over HTTP: buying them, the pool, and what clients have. */
@NullMarked
package io.voicecrm.sample.number;

import org.jspecify.annotations.NullMarked;
