package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import io.voicecrm.testkit.wire.Faults.Kind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Checks the credentials, finds the resource that a request is for, and has the faults strike what creates. */
final class TwilioApi {

    private final TwilioAccounts accounts;
    private final TwilioNumbers numbers;
    private final TwilioMessages messages;
    private final TwilioCalls calls;
    private final FaultDice dice;
    private final CallJournal journal;
    private final Map<String, AtomicInteger> creations = new ConcurrentHashMap<>();

    TwilioApi(
            TwilioAccounts accounts,
            TwilioNumbers numbers,
            TwilioMessages messages,
            TwilioCalls calls,
            FaultDice dice,
            CallJournal journal) {
        this.accounts = accounts;
        this.numbers = numbers;
        this.messages = messages;
        this.calls = calls;
        this.dice = dice;
        this.journal = journal;
    }

    /** How many requests to create something of a kind have arrived, refused ones included. */
    int creations(String resource) {
        return creations.getOrDefault(resource, new AtomicInteger()).get();
    }

    HttpReply handle(HttpRequest request) {
        try {
            List<String> path = request.segments();
            if (path.size() < 2 || !path.get(0).equals("2010-04-01")) {
                throw TwilioError.notFound(request);
            }
            String last = path.get(path.size() - 1);
            if (!last.endsWith(".json")) {
                // The real one answers XML then, which no client of ours reads.
                throw TwilioError.notFound(request);
            }
            return route(request, path);
        } catch (TwilioError e) {
            return e.reply();
        }
    }

    private HttpReply route(HttpRequest request, List<String> path) {
        boolean isPost = request.method().equals("POST");
        FormBody form = FormBody.of(request.body());
        if (path.size() == 4 && isPost) {
            return creating(request, path, form);
        }
        synchronized (accounts) {
            if (path.size() == 2) {
                TwilioAccount speaker = accounts.speaker(request);
                return isPost ? accounts.create(speaker, form) : accounts.list(request, speaker);
            }
            TwilioAccount account = accounts.authorized(request, bare(path.get(2)));
            if (path.size() == 3) {
                return isPost ? accounts.update(account, form) : accounts.get(account);
            }
            if (path.get(3).equals("AvailablePhoneNumbers") && path.size() == 6) {
                return TwilioMarket.search(
                        request,
                        path.get(4),
                        bare(path.get(5)),
                        number -> accounts.holderOf(number).isPresent());
            }
            return path.size() == 4
                    ? list(request, account, bare(path.get(3)))
                    : one(request, account, path.get(3), bare(path.get(4)), form);
        }
    }

    /** Whoever waits for a slow answer keeps nobody else waiting. */
    private HttpReply creating(HttpRequest request, List<String> path, FormBody form) {
        String resource = bare(path.get(3));
        TwilioAccount account;
        synchronized (accounts) {
            account = accounts.authorized(request, bare(path.get(2)));
        }
        int nth = creations.computeIfAbsent(resource, r -> new AtomicInteger()).incrementAndGet();
        Kind fault = faultOf(form, nth);
        if (fault != null) {
            journal.struck(fault);
        }
        if (fault == Kind.FAIL_BEFORE_ACCEPT) {
            throw new TwilioError(503, 20503, "Service unavailable");
        }
        if (fault == Kind.REFUSE_FOR_CAPACITY) {
            throw new TwilioError(429, 20429, "Too Many Requests");
        }
        HttpReply reply;
        synchronized (accounts) {
            reply = create(request, account, resource, form);
        }
        if (fault == Kind.DROP_AFTER_ACCEPT) {
            return HttpReply.hangingUp();
        }
        if (fault == Kind.BAD_GATEWAY_AFTER_ACCEPT) {
            return HttpReply.empty(502);
        }
        if (fault == Kind.SLOW_ANSWER) {
            Dialing.pause(dice.faults().slowness());
        }
        return reply;
    }

    private @Nullable Kind faultOf(FormBody form, int nth) {
        String number = form.text("PhoneNumber", form.text("To", ""));
        return number.matches("\\+[1-9]\\d{7,14}")
                ? dice.ofDial(PhoneNumber.of(number), nth).orElse(null)
                : null;
    }

    private HttpReply create(HttpRequest request, TwilioAccount account, String resource, FormBody form) {
        switch (resource) {
            case "IncomingPhoneNumbers":
                return numbers.create(account, form);
            case "Messages":
                return messages.create(account, form);
            case "Calls":
                return calls.create(account, form);
            default:
                throw TwilioError.notFound(request);
        }
    }

    private HttpReply list(HttpRequest request, TwilioAccount account, String resource) {
        switch (resource) {
            case "IncomingPhoneNumbers":
                return numbers.list(request, account);
            case "Messages":
                return messages.list(request, account);
            case "Calls":
                return calls.list(request, account);
            default:
                throw TwilioError.notFound(request);
        }
    }

    private HttpReply one(HttpRequest request, TwilioAccount account, String resource, String sid, FormBody form) {
        switch (request.method() + " " + resource) {
            case "GET IncomingPhoneNumbers":
                return numbers.get(request, account, sid);
            case "POST IncomingPhoneNumbers":
                return numbers.update(request, account, sid, form);
            case "DELETE IncomingPhoneNumbers":
                return numbers.delete(request, account, sid);
            case "GET Messages":
                return messages.get(request, account, sid);
            case "GET Calls":
                return calls.get(request, account, sid);
            default:
                throw TwilioError.notFound(request);
        }
    }

    private static String bare(String segment) {
        return segment.endsWith(".json") ? segment.substring(0, segment.length() - ".json".length()) : segment;
    }
}
