package io.voicecrm.testkit.wire;

import io.voicecrm.testkit.SignedWebhooks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Posts signed forms to the customer, now or after a while. Thread-safe. */
final class TwilioPostman implements AutoCloseable {

    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded; charset=utf-8");

    private final Postman postman;

    TwilioPostman(CallJournal journal) {
        this.postman = new Postman(journal, Duration.ofSeconds(15));
    }

    /** Where a form goes, and what signs it. */
    record Address(String url, String token) {}

    /** Has something done on a thread of its own after a while; nothing if this is closed by then. */
    void after(Duration delay, Runnable task) {
        postman.after(delay, task);
    }

    /** Posts now; the body of an answer that is a success, null otherwise. */
    @Nullable
    String post(Address to, FormBody form, String delivery) {
        Request request = new Request.Builder()
                .url(to.url())
                .header(
                        SignedWebhooks.TWILIO_HEADER,
                        SignedWebhooks.twilioSignature(to.token(), to.url(), form.parameters()))
                .header("I-Twilio-Idempotency-Token", delivery)
                .post(RequestBody.create(form.encoded(), FORM))
                .build();
        return postman.deliver(request)
                .map(answer -> new String(answer, StandardCharsets.UTF_8))
                .orElse(null);
    }

    /** Forgets what is still to be sent, and waits for what is being sent. */
    @Override
    public void close() {
        postman.close();
    }
}
