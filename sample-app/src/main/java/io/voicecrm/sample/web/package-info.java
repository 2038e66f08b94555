/** What every endpoint shares: pages, cursors, problems. */
@NullMarked
package io.voicecrm.sample.web;

import org.jspecify.annotations.NullMarked;
