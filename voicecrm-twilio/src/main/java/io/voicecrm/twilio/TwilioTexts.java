package io.voicecrm.twilio;

import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import io.voicecrm.PhoneNumber;
import io.voicecrm.text.Sending;
import io.voicecrm.text.TextId;
import io.voicecrm.text.TextSender;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Sends text messages, each by one request; the id travels in the URL that Twilio reports to. */
final class TwilioTexts implements TextSender {

    private static final int OPTED_OUT = 21610;

    private final TwilioRestClient client;
    private final String account;
    private final @Nullable URI reports;

    /** @param reports told what becomes of messages; null if nobody is */
    TwilioTexts(TwilioRestClient client, String account, @Nullable URI reports) {
        this.client = client;
        this.account = account;
        this.reports = reports;
    }

    @Override
    public Sending send(TextId id, PhoneNumber from, PhoneNumber to, String body) {
        MessageCreator message = Message.creator(
                account,
                new com.twilio.type.PhoneNumber(to.e164()),
                new com.twilio.type.PhoneNumber(from.e164()),
                body);
        if (reports != null) {
            message.setStatusCallback(URI.create(reports + "?id=" + id));
        }
        try {
            return new Sending.Accepted(message.create(client).getSid());
        } catch (TwilioException e) {
            String why = Failures.messageOf("send message", e);
            return Failures.isUnknown(e)
                    ? new Sending.Unknown(why)
                    : new Sending.Refused(Failures.codeOf(e) == OPTED_OUT, why);
        }
    }
}
