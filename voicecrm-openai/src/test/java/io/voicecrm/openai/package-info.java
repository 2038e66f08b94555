/** Tests of the analyzer and the embeddings, against a server that stands in for the real one. */
@NullMarked
package io.voicecrm.openai;

import org.jspecify.annotations.NullMarked;
