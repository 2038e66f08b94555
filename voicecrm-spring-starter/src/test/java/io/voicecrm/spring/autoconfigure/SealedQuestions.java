package io.voicecrm.spring.autoconfigure;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.context.CallContext;
import io.voicecrm.voice.InboundAnswer;
import io.voicecrm.voice.InboundCall;
import io.voicecrm.voice.InboundCalls;
import io.voicecrm.webhook.MalformedWebhookException;
import io.voicecrm.webhook.WebhookRequest;
import io.voicecrm.webhook.WebhookVerifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A question is the caller's number, and sealed like a letter; the answer says whether anything is known. */
record SealedQuestions(WebhookVerifier verifier) implements InboundCalls {

    @Override
    public void askAbout(PhoneNumber number, AgentId agent, URI door) {}

    @Override
    public InboundCall read(WebhookRequest request) {
        String number = new String(verifier.verify(request).request().body(), StandardCharsets.UTF_8);
        if (!number.startsWith("+")) {
            throw new MalformedWebhookException("question: is no number", null);
        }
        return new InboundCall(null, PhoneNumber.of(number), null, null);
    }

    @Override
    public String answer(InboundCall call, InboundAnswer answer) {
        boolean isKnown = !answer.equals(new InboundAnswer.Connect(CallContext.empty()));
        return "{\"known\":" + isKnown + "}";
    }
}
