/** The provider that calls nobody, and what a newcomer finds on the first start. */
@NullMarked
package io.voicecrm.sample.sandbox;

import org.jspecify.annotations.NullMarked;
