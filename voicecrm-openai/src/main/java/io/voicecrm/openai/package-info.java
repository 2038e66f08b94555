/**
 * Reading conversations with a language model, on any server that speaks OpenAI's API.
 *
 * <p>{@link io.voicecrm.openai.OpenAi} is the entry: one account at one server. It knows nothing of providers, campaigns or
 * leads: it is asked about a transcript and answers.
 */
@NullMarked
package io.voicecrm.openai;

import org.jspecify.annotations.NullMarked;
