package io.voicecrm.sample.sandbox;

import io.voicecrm.sample.AppSettings;
import io.voicecrm.sample.account.Secrets;

/** What webhooks are signed with. */
record WebhookSecret(String value) {

    /** The operator's; in the sandbox, where both ends are ours, a new one for each run. */
    static WebhookSecret of(AppSettings settings) {
        boolean isOurs = settings.isSandbox() && settings.webhookSecret().isBlank();
        return new WebhookSecret(isOurs ? Secrets.next() : settings.webhookSecret());
    }

    /** Not the secret. */
    @Override
    public String toString() {
        return "WebhookSecret";
    }
}
