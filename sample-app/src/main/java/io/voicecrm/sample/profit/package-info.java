/** What the business earns: by client, campaign, agent, provider and day. For the platform alone. */
@NullMarked
package io.voicecrm.sample.profit;

import org.jspecify.annotations.NullMarked;
