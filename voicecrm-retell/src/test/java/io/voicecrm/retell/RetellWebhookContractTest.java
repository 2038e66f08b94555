package io.voicecrm.retell;

import io.voicecrm.call.AttemptId;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.testkit.contract.WebhookContract;
import io.voicecrm.webhook.WebhookParser;
import io.voicecrm.webhook.WebhookVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class RetellWebhookContractTest extends WebhookContract {

    @Override
    protected Subject subject() {
        Retell provider = Retell.builder("key")
                .webhookSecrets(List.of(NEWER_SECRET, OLDER_SECRET))
                .build();
        return new Subject() {
            @Override
            public WebhookVerifier verifier() {
                return provider.webhookVerifier();
            }

            @Override
            public WebhookParser parser() {
                return provider.webhookParser();
            }

            @Override
            public String signatureHeader() {
                return SignedWebhooks.RETELL_HEADER;
            }

            @Override
            public String signature(String secret, byte[] body, Instant signedAt) {
                return SignedWebhooks.retellSignature(secret, body, signedAt);
            }

            @Override
            public Duration tolerance() {
                return Duration.ofMinutes(5);
            }

            @Override
            public String finishedCall(String call, AttemptId attempt) {
                return """
                        {"event":"call_analyzed","call":{"call_id":"%s","agent_id":"agent_1","call_status":"ended",
                        "direction":"outbound","metadata":{"voicecrm_attempt_id":"%s"},
                        "start_timestamp":1772463000000,"end_timestamp":1772463060000,"duration_ms":60000,
                        "disconnection_reason":"user_hangup",
                        "transcript_object":[{"role":"user","content":"Ann here.","words":[]}],
                        "call_analysis":{"call_summary":"Ann was reached.","call_successful":true}}}""".formatted(call, attempt);
            }

            @Override
            public String unheardOf(String call) {
                return "{\"event\":\"call_dreamt_of\",\"call\":{\"call_id\":\"" + call + "\"}}";
            }
        };
    }
}
