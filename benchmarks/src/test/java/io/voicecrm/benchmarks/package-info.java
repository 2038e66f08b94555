@NullMarked
package io.voicecrm.benchmarks;

import org.jspecify.annotations.NullMarked;
