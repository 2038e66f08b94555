package io.voicecrm.elevenlabs;

import io.voicecrm.call.AttemptId;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.testkit.contract.WebhookContract;
import io.voicecrm.webhook.WebhookParser;
import io.voicecrm.webhook.WebhookVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class ElevenLabsWebhookContractTest extends WebhookContract {

    @Override
    protected Subject subject() {
        ElevenLabs provider = ElevenLabs.builder("key")
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
                return SignedWebhooks.ELEVENLABS_HEADER;
            }

            @Override
            public String signature(String secret, byte[] body, Instant signedAt) {
                return SignedWebhooks.elevenLabsSignature(secret, body, signedAt);
            }

            @Override
            public Duration tolerance() {
                return Duration.ofMinutes(30);
            }

            @Override
            public String finishedCall(String call, AttemptId attempt) {
                return """
                        {"type":"post_call_transcription","event_timestamp":1772463080,"data":{
                        "agent_id":"agent_1","conversation_id":"%s","status":"done","user_id":"%s",
                        "transcript":[{"role":"user","message":"Ann here.","time_in_call_secs":2}],
                        "metadata":{"start_time_unix_secs":1772463000,"call_duration_secs":60},
                        "analysis":{"call_successful":"success","transcript_summary":"Ann was reached."}}}""".formatted(call, attempt);
            }

            @Override
            public String unheardOf(String call) {
                return "{\"type\":\"call_dreamt_of\",\"event_timestamp\":1772463080,\"data\":{\"conversation_id\":\""
                        + call + "\"}}";
            }
        };
    }
}
