package io.voicecrm.testkit.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code IncomingPhoneNumbers}: buying, changing and giving back. Guarded by the {@link TwilioAccounts}. */
final class TwilioNumbers {

    /** Parameters that may be set, and the members that show them. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("FriendlyName", "friendly_name"),
            Map.entry("VoiceUrl", "voice_url"),
            Map.entry("VoiceMethod", "voice_method"),
            Map.entry("VoiceFallbackUrl", "voice_fallback_url"),
            Map.entry("StatusCallback", "status_callback"),
            Map.entry("StatusCallbackMethod", "status_callback_method"),
            Map.entry("SmsUrl", "sms_url"),
            Map.entry("SmsMethod", "sms_method"),
            Map.entry("TrunkSid", "trunk_sid"));

    private final TwilioAccounts accounts;
    private final @Nullable KeptFile file;

    /** @param file keeps the main account's numbers; null if they need not outlive this */
    TwilioNumbers(TwilioAccounts accounts, @Nullable KeptFile file) {
        this.accounts = accounts;
        this.file = file;
        if (file != null) {
            file.load().forEach(number -> accounts.main().numbers.put(number.text("sid"), number));
        }
    }

    private void keep() {
        if (file != null) {
            file.save(accounts.main().numbers.values());
        }
    }

    HttpReply create(TwilioAccount account, FormBody form) {
        String wanted = form.text("PhoneNumber", "");
        if (wanted.isEmpty()) {
            throw TwilioError.invalid(21404, "PhoneNumber is required: buying by AreaCode is not simulated");
        }
        if (!wanted.matches("\\+[1-9]\\d{7,14}")) {
            throw TwilioError.invalid(21421, "PhoneNumber is invalid");
        }
        if (!TwilioMarket.sells(wanted) || accounts.holderOf(wanted).isPresent()) {
            throw TwilioError.invalid(21422, "PhoneNumber is not available");
        }
        JsonObject number = blank(account, wanted);
        change(number, form);
        account.numbers.put(number.text("sid"), number);
        keep();
        return HttpReply.json(201, number);
    }

    HttpReply list(HttpRequest request, TwilioAccount account) {
        String part = request.parameter("PhoneNumber");
        String name = request.parameter("FriendlyName");
        List<JsonObject> found = account.numbers.values().stream()
                .filter(number -> part == null || number.text("phone_number").contains(part.replace("*", "")))
                .filter(number -> name == null || name.equals(number.text("friendly_name")))
                .toList();
        return TwilioPages.page(request, "incoming_phone_numbers", found);
    }

    HttpReply update(HttpRequest request, TwilioAccount account, String sid, FormBody form) {
        JsonObject number = number(request, account, sid);
        change(number, form);
        if (form.has("AccountSid")) {
            accounts.move(number, account, form.text("AccountSid", ""));
        }
        keep();
        return HttpReply.ok(number);
    }

    HttpReply get(HttpRequest request, TwilioAccount account, String sid) {
        return HttpReply.ok(number(request, account, sid));
    }

    HttpReply delete(HttpRequest request, TwilioAccount account, String sid) {
        number(request, account, sid);
        account.numbers.remove(sid);
        keep();
        return HttpReply.empty(204);
    }

    private static JsonObject number(HttpRequest request, TwilioAccount account, String sid) {
        JsonObject number = account.numbers.get(sid);
        if (number == null) {
            throw TwilioError.notFound(request);
        }
        return number;
    }

    private static void change(JsonObject number, FormBody form) {
        SETTINGS.forEach((parameter, member) -> {
            if (form.has(parameter)) {
                String value = form.text(parameter, "");
                number.with(member, value.isEmpty() ? null : value);
            }
        });
    }

    private JsonObject blank(TwilioAccount account, String number) {
        String sid = accounts.ids().twilio("PN");
        return new JsonObject()
                .with("sid", sid)
                .with("account_sid", account.sid)
                .with("phone_number", number)
                .with("friendly_name", TwilioMarket.shown(number))
                .with(
                        "capabilities",
                        new JsonObject()
                                .with("voice", true)
                                .with("sms", true)
                                .with("mms", true)
                                .with("fax", false))
                .with("voice_url", null)
                .with("voice_method", "POST")
                .with("voice_fallback_url", null)
                .with("voice_fallback_method", "POST")
                .with("voice_application_sid", null)
                .with("voice_caller_id_lookup", false)
                .with("voice_receive_mode", "voice")
                .with("status_callback", null)
                .with("status_callback_method", "POST")
                .with("sms_url", null)
                .with("sms_method", "POST")
                .with("sms_fallback_url", null)
                .with("sms_fallback_method", "POST")
                .with("sms_application_sid", null)
                .with("trunk_sid", null)
                .with("address_requirements", "none")
                .with("address_sid", null)
                .with("identity_sid", null)
                .with("bundle_sid", null)
                .with("emergency_status", "Inactive")
                .with("emergency_address_sid", null)
                .with("emergency_address_status", "unregistered")
                .with("beta", false)
                .with("origin", "twilio")
                .with("status", "in-use")
                .with("type", "local")
                .with("api_version", "2010-04-01")
                .with("date_created", accounts.now())
                .with("date_updated", accounts.now())
                .with("uri", "/2010-04-01/Accounts/" + account.sid + "/IncomingPhoneNumbers/" + sid + ".json");
    }
}
