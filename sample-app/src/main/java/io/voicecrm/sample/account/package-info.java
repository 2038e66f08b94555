/** Who may sign in, and for which tenant: users, API keys, tenants. */
@NullMarked
package io.voicecrm.sample.account;

import org.jspecify.annotations.NullMarked;
