/**
 * What a conversation means: how the person felt, what they said about themselves, and what they were promised.
 *
 * <p>{@link io.voicecrm.analysis.CallAnalyzer} is the entry. It knows nothing of campaigns, leads or providers: what
 * follows from a finding is decided elsewhere.
 */
@NullMarked
package io.voicecrm.analysis;

import org.jspecify.annotations.NullMarked;
