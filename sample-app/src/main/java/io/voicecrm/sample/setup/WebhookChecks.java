package io.voicecrm.sample.setup;

import io.voicecrm.ProviderId;
import io.voicecrm.engine.Stores;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.sample.setup.Check.Status;
import io.voicecrm.spring.ElevenLabsConnectionDetails;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.webhook.DeliveryState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether what providers tell of calls gets through. */
@Component
class WebhookChecks {

    private static final String PAGE = "/webhook-inbox";

    private final List<VoiceProvider> providers;
    private final ObjectProvider<ElevenLabsConnectionDetails> elevenLabs;
    private final Stores stores;
    private final VoiceCrm crm;
    private final WebhookDoor door;
    private final Duration silenceAlarm;

    WebhookChecks(
            List<VoiceProvider> providers,
            ObjectProvider<ElevenLabsConnectionDetails> elevenLabs,
            Stores stores,
            VoiceCrm crm,
            WebhookDoor door,
            @Value("${voicecrm.webhooks.silence-alarm:10m}") Duration silenceAlarm) {
        this.providers = providers;
        this.elevenLabs = elevenLabs;
        this.stores = stores;
        this.crm = crm;
        this.door = door;
        this.silenceAlarm = silenceAlarm;
    }

    List<Check> run() {
        List<Check> checks = new ArrayList<>();
        elevenLabs.ifAvailable(account -> checks.add(secret(account)));
        for (VoiceProvider provider : providers) {
            checks.add(reachable(provider.id()));
            checks.add(received(provider.id()));
        }
        checks.add(handled());
        return checks;
    }

    private static Check secret(ElevenLabsConnectionDetails account) {
        String id = "webhook_secret.elevenlabs";
        String title = "Webhooks of elevenlabs can be trusted";
        long secrets = account.webhookSecrets().stream()
                .filter(secret -> !secret.isBlank())
                .count();
        if (secrets == 0) {
            return new Check(
                    id,
                    title,
                    Status.FAILED,
                    "No secret is set, so every webhook is refused.",
                    "Make a webhook at the provider, and set the secret that it shows once as ELEVENLABS_WEBHOOK_SECRET.",
                    null);
        }
        return Check.ok(
                id,
                title,
                secrets == 1 ? "A secret is set." : secrets + " secrets are valid at once, as while one is replaced.");
    }

    private Check reachable(ProviderId provider) {
        String id = "webhook_reachable." + provider;
        String title = "Webhooks of " + provider + " find their way here";
        return Check.of(id, title, () -> {
            Optional<String> url = door.url(provider);
            if (url.isEmpty()) {
                return new Check(
                        id,
                        title,
                        Status.WARNING,
                        "Nobody has said where this app can be reached from the internet.",
                        "Set VOICECRM_PUBLIC_URL to its address, such as https://crm.example.com.",
                        null);
            }
            return door.knock(url.get())
                    .map(wrong -> new Check(
                            id,
                            title,
                            Status.FAILED,
                            wrong,
                            "See that " + url.get() + " leads to this app, without a sign-in before it.",
                            null))
                    .orElseGet(() -> Check.ok(id, title, url.get() + " is open."));
        });
    }

    private Check received(ProviderId provider) {
        String id = "webhook_received." + provider;
        String title = "Webhooks of " + provider + " arrive";
        return Check.of(id, title, () -> {
            Optional<Instant> last = stores.deliveries().lastReceived(provider);
            Duration silence = crm.account(provider).webhookSilence();
            if (silence.compareTo(silenceAlarm) > 0) {
                return new Check(
                        id,
                        title,
                        Status.WARNING,
                        "None for " + silence.toMinutes() + " minutes although a call is up.",
                        "See at the provider whether the webhook is switched off; it does so itself after ten failures."
                                + " Calls are read back meanwhile, only later.",
                        null);
            }
            return last.map(at ->
                            Check.ok(id, title, "The last one came at " + at.truncatedTo(ChronoUnit.SECONDS) + "."))
                    .orElseGet(() ->
                            new Check(id, title, Status.TODO, "None has come yet.", "Place a test call.", "/leads"));
        });
    }

    private Check handled() {
        String id = "webhook_inbox";
        String title = "Every webhook could be worked on";
        return Check.of(id, title, () -> {
            long buried = stores.deliveries().count(DeliveryState.BURIED);
            return buried == 0
                    ? Check.ok(id, title, "None is put aside.")
                    : new Check(
                            id,
                            title,
                            Status.WARNING,
                            buried + (buried == 1 ? " is" : " are") + " put aside.",
                            "Look at the error of each, and replay it when its cause is gone.",
                            PAGE);
        });
    }
}
