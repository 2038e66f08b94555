/**
 * How fast the SDK is, next to what a program without it would do: each question is a class, each answer a ratio to a named
 * peer that ran in the same process. Nothing depends on it.
 */
@NullMarked
package io.voicecrm.benchmarks;

import org.jspecify.annotations.NullMarked;
