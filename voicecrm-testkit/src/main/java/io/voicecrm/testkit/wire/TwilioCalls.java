package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.testkit.simulator.Dial;
import io.voicecrm.testkit.simulator.PhoneWorld;
import io.voicecrm.testkit.simulator.SimulatedCall;
import io.voicecrm.testkit.wire.TwilioPostman.Address;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code Calls}: a person's phone rings, and what happens is told step by step. Guarded by the {@link TwilioAccounts}. */
final class TwilioCalls {

    private static final Set<String> FINAL = Set.of("completed", "busy", "no-answer", "failed", "canceled");

    private final TwilioAccounts accounts;
    private final TwilioPostman postman;
    private final PhoneWorld world;
    private final double speed;
    private final Map<String, Integer> dials = new HashMap<>();

    TwilioCalls(TwilioAccounts accounts, TwilioPostman postman, PhoneWorld world, double speed) {
        this.accounts = accounts;
        this.postman = postman;
        this.world = world;
        this.speed = speed;
    }

    HttpReply create(TwilioAccount account, FormBody form) {
        String to = form.text("To", "");
        String from = form.text("From", "");
        if (!to.matches("\\+[1-9]\\d{7,14}")) {
            throw TwilioError.invalid(21217, "Phone number does not appear to be valid");
        }
        if (TwilioAccounts.numberIn(account, from).isEmpty()) {
            throw TwilioError.invalid(21210, "'From' phone number not verified");
        }
        if (!form.has("Url") && !form.has("Twiml") && !form.has("ApplicationSid")) {
            throw TwilioError.invalid(21205, "Url parameter is required");
        }
        SimulatedCall call = world.ring(new Dial(
                PhoneNumber.of(to),
                dials.merge(to, 1, Integer::sum),
                "",
                "",
                "",
                Map.of(),
                Duration.ofSeconds(TwilioPages.whole(form.get("Timeout"), 60)),
                Duration.ofSeconds(TwilioPages.whole(form.get("TimeLimit"), 14_400))));
        JsonObject resource = call(account, "outbound-api", from, to).with("status", "queued");
        account.calls.put(resource.text("sid"), resource);
        JsonObject answer = new JsonObject().patchedWith(resource);
        tell(account, resource, form, call);
        return HttpReply.json(201, answer);
    }

    HttpReply get(HttpRequest request, TwilioAccount account, String sid) {
        JsonObject call = account.calls.get(sid);
        if (call == null) {
            throw TwilioError.notFound(request);
        }
        return HttpReply.ok(new JsonObject().patchedWith(call));
    }

    HttpReply list(HttpRequest request, TwilioAccount account) {
        String to = request.parameter("To");
        List<JsonObject> found = account.calls.values().stream()
                .filter(call -> to == null || to.equals(call.text("to")))
                .map(call -> new JsonObject().patchedWith(call))
                .toList();
        return TwilioPages.page(request, "calls", found);
    }

    /** Somebody calls one of the account's numbers: what is asked of its owner first. */
    FormBody arriving(TwilioAccount account, String from, String to) {
        JsonObject call = call(account, "inbound", from, to).with("status", "ringing");
        account.calls.put(call.text("sid"), call);
        return form(account, call, "ringing");
    }

    /** What is told when such a call is over. */
    FormBody over(TwilioAccount account, String sid, String status, Duration talk) {
        JsonObject call = account.calls.getOrDefault(sid, new JsonObject());
        call.with("status", status).with("duration", Long.toString(talk.toSeconds()));
        return form(account, call, status)
                .with("CallbackSource", "call-progress-events")
                .with("SequenceNumber", "0")
                .with("Timestamp", accounts.now())
                .with("CallDuration", Long.toString(talk.toSeconds()))
                .with("Duration", Long.toString((talk.toSeconds() + 59) / 60));
    }

    /** What becomes of a call, each told when it happens and only to who asked for it. */
    private void tell(TwilioAccount account, JsonObject resource, FormBody form, SimulatedCall call) {
        String last = finalStatus(call.outcome());
        Duration answered = call.ringTime();
        Duration over = answered.plus(call.talkTime());
        Told told = new Told(
                account, resource, form.text("StatusCallback", ""), form.all("StatusCallbackEvent"), call.talkTime());
        int sequence = 0;
        become(told, "initiated", "initiated", sequence++, Duration.ZERO);
        become(told, "ringing", "ringing", sequence++, Duration.ZERO);
        if (last.equals("completed")) {
            become(told, "in-progress", "answered", sequence++, answered);
        }
        become(told, last, "completed", sequence, over);
    }

    /** Whom to tell of a call, and of what. */
    private record Told(
            TwilioAccount account, JsonObject call, String callback, List<String> events, Duration talkTime) {

        /** Where nothing was asked for, only the end is told. */
        boolean wants(String event) {
            return !callback.isEmpty() && (events.isEmpty() ? event.equals("completed") : events.contains(event));
        }
    }

    private void become(Told told, String status, String event, int sequence, Duration at) {
        postman.after(Duration.ofNanos(Math.round(at.toNanos() / speed)), () -> {
            FormBody form;
            synchronized (accounts) {
                form = event.equals("completed")
                        ? over(told.account(), told.call().text("sid"), status, told.talkTime())
                        : progress(told.account(), told.call(), status);
                form.parameters().put("SequenceNumber", List.of(Integer.toString(sequence)));
            }
            if (told.wants(event)) {
                postman.post(
                        new Address(told.callback(), told.account().token),
                        form,
                        told.call().text("sid") + ":" + sequence);
            }
        });
    }

    private FormBody progress(TwilioAccount account, JsonObject call, String status) {
        if (!FINAL.contains(call.text("status"))) {
            // Steps are milliseconds apart and run on any thread: the end may come first.
            call.with("status", status.equals("initiated") ? "queued" : status);
        }
        return form(account, call, status)
                .with("CallbackSource", "call-progress-events")
                .with("Timestamp", accounts.now());
    }

    private static String finalStatus(CallOutcome outcome) {
        switch (outcome) {
            case ANSWERED:
            case VOICEMAIL:
                return "completed";
            case BUSY:
            case DECLINED:
                return "busy";
            case NO_ANSWER:
                return "no-answer";
            default:
                return "failed";
        }
    }

    private static FormBody form(TwilioAccount account, JsonObject call, String status) {
        return new FormBody()
                .with("AccountSid", account.sid)
                .with("ApiVersion", "2010-04-01")
                .with("CallSid", call.text("sid"))
                .with("CallStatus", status)
                .with("Direction", call.text("direction"))
                .with("From", call.text("from"))
                .with("Caller", call.text("from"))
                .with("To", call.text("to"))
                .with("Called", call.text("to"));
    }

    private JsonObject call(TwilioAccount account, String direction, String from, String to) {
        String sid = accounts.ids().twilio("CA");
        return new JsonObject()
                .with("sid", sid)
                .with("account_sid", account.sid)
                .with("parent_call_sid", null)
                .with("phone_number_sid", null)
                .with("direction", direction)
                .with("from", from)
                .with("from_formatted", from)
                .with("to", to)
                .with("to_formatted", to)
                .with("answered_by", null)
                .with("start_time", null)
                .with("end_time", null)
                .with("duration", null)
                .with("price", null)
                .with("price_unit", "USD")
                .with("queue_time", "0")
                .with("trunk_sid", null)
                .with("group_sid", null)
                .with("caller_name", null)
                .with("forwarded_from", null)
                .with("api_version", "2010-04-01")
                .with("date_created", accounts.now())
                .with("date_updated", accounts.now())
                .with("subresource_uris", new JsonObject())
                .with("uri", "/2010-04-01/Accounts/" + account.sid + "/Calls/" + sid + ".json");
    }
}
