package io.voicecrm.testkit.wire;

import io.voicecrm.testkit.wire.TwilioPostman.Address;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code Messages}: sending, and what becomes of a message. A person who has texted STOP gets none any more. Guarded by
 * the {@link TwilioAccounts}.
 */
final class TwilioMessages {

    private static final Set<String> STOP = Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT");
    private static final Set<String> START = Set.of("START", "UNSTOP", "YES");
    private static final int LONGEST = 1600;

    private final TwilioAccounts accounts;
    private final TwilioPostman postman;
    private final Duration step;
    private final Set<String> optedOut = new HashSet<>();

    /** @param step how long after the one before each news of a message is told */
    TwilioMessages(TwilioAccounts accounts, TwilioPostman postman, Duration step) {
        this.accounts = accounts;
        this.postman = postman;
        this.step = step;
    }

    HttpReply create(TwilioAccount account, FormBody form) {
        String to = form.text("To", "");
        String from = form.text("From", "");
        String body = form.text("Body", "");
        if (!to.matches("\\+[1-9]\\d{7,14}")) {
            throw TwilioError.invalid(21211, "Invalid 'To' Phone Number");
        }
        if (TwilioAccounts.numberIn(account, from).isEmpty()) {
            throw TwilioError.invalid(21606, "The 'From' phone number is not a valid, message-capable number");
        }
        if (body.isEmpty() || body.length() > LONGEST) {
            throw TwilioError.invalid(
                    body.isEmpty() ? 21602 : 21617, "Message body must have 1 to " + LONGEST + " characters");
        }
        if (optedOut.contains(to + from)) {
            throw TwilioError.invalid(21610, "Attempt to send to unsubscribed recipient");
        }
        JsonObject message = message(account, "outbound-api", from, to, body).with("status", "queued");
        account.messages.put(message.text("sid"), message);
        tell(account, message, form.text("StatusCallback", ""));
        return HttpReply.json(201, snapshot(message));
    }

    HttpReply list(HttpRequest request, TwilioAccount account) {
        String to = request.parameter("To");
        List<JsonObject> found = account.messages.values().stream()
                .filter(message -> to == null || to.equals(message.text("to")))
                .map(TwilioMessages::snapshot)
                .toList();
        return TwilioPages.page(request, "messages", found);
    }

    HttpReply get(HttpRequest request, TwilioAccount account, String sid) {
        JsonObject message = account.messages.get(sid);
        if (message == null) {
            throw TwilioError.notFound(request);
        }
        return HttpReply.ok(snapshot(message));
    }

    /** A person writes; the form that is posted to the number's owner. */
    FormBody received(TwilioAccount account, String from, String to, String body) {
        String word = body.strip().toUpperCase(Locale.ROOT);
        if (STOP.contains(word)) {
            optedOut.add(from + to);
        } else if (START.contains(word)) {
            optedOut.remove(from + to);
        }
        JsonObject message = message(account, "inbound", from, to, body).with("status", "received");
        account.messages.put(message.text("sid"), message);
        return form(account, message)
                .with("Body", body)
                .with("NumMedia", "0")
                .with("NumSegments", "1")
                .with("SmsStatus", "received");
    }

    /** Sent, then delivered, each told when it happens. */
    private void tell(TwilioAccount account, JsonObject message, String callback) {
        int n = 1;
        for (String status : List.of("sent", "delivered")) {
            postman.after(step.multipliedBy(n++), () -> become(account, message, status, callback));
        }
    }

    private void become(TwilioAccount account, JsonObject message, String status, String callback) {
        FormBody form;
        synchronized (accounts) {
            if (!message.text("status").equals("delivered")) {
                // Two steps are milliseconds apart and run on any thread: the later one may come first.
                message.with("status", status).with("date_updated", accounts.now());
            }
            form = form(account, message).with("MessageStatus", status).with("SmsStatus", status);
        }
        if (!callback.isEmpty()) {
            postman.post(new Address(callback, account.token), form, message.text("sid") + ":" + status);
        }
    }

    private static FormBody form(TwilioAccount account, JsonObject message) {
        return new FormBody()
                .with("AccountSid", account.sid)
                .with("ApiVersion", "2010-04-01")
                .with("MessageSid", message.text("sid"))
                .with("SmsSid", message.text("sid"))
                .with("From", message.text("from"))
                .with("To", message.text("to"));
    }

    /** As it is answered now: later changes of the resource must not reach an answer on its way. */
    private static JsonObject snapshot(JsonObject message) {
        return new JsonObject().patchedWith(message);
    }

    private JsonObject message(TwilioAccount account, String direction, String from, String to, String body) {
        String sid = accounts.ids().twilio("SM");
        return new JsonObject()
                .with("sid", sid)
                .with("account_sid", account.sid)
                .with("messaging_service_sid", null)
                .with("direction", direction)
                .with("from", from)
                .with("to", to)
                .with("body", body)
                .with("num_segments", "1")
                .with("num_media", "0")
                .with("price", null)
                .with("price_unit", "USD")
                .with("error_code", null)
                .with("error_message", null)
                .with("api_version", "2010-04-01")
                .with("date_created", accounts.now())
                .with("date_updated", accounts.now())
                .with("date_sent", null)
                .with("subresource_uris", new JsonObject())
                .with("uri", "/2010-04-01/Accounts/" + account.sid + "/Messages/" + sid + ".json");
    }
}
