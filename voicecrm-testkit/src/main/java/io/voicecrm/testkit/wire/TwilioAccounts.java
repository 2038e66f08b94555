package io.voicecrm.testkit.wire;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The account, those below it, and who may speak for which. Everything in them is guarded by this. */
final class TwilioAccounts {

    private final Map<String, TwilioAccount> accounts = new LinkedHashMap<>();
    private final TwilioAccount main;
    private final Clock clock;
    private final Ids ids;

    TwilioAccounts(String sid, String token, Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
        this.main = new TwilioAccount(sid, token, "Main account", null);
        accounts.put(sid, main);
    }

    TwilioAccount main() {
        return main;
    }

    Ids ids() {
        return ids;
    }

    /** A date as the API writes it, RFC 2822. */
    String now() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
    }

    /**
     * The account of a path, if the request may speak for it: with its own credentials, or those of the account above.
     *
     * @throws TwilioError if not
     */
    TwilioAccount authorized(HttpRequest request, String sid) {
        String[] given = credentials(request.header("Authorization"));
        TwilioAccount speaker = accounts.get(given[0]);
        if (speaker == null || !speaker.token.equals(given[1]) || !speaker.status.equals("active")) {
            throw new TwilioError(401, 20003, "Authenticate");
        }
        TwilioAccount meant = accounts.get(sid);
        if (meant == null || (meant != speaker && meant.owner != speaker)) {
            throw TwilioError.notFound(request);
        }
        return meant;
    }

    /** Who sent the request. */
    TwilioAccount speaker(HttpRequest request) {
        return authorized(request, credentials(request.header("Authorization"))[0]);
    }

    private static String[] credentials(@Nullable String header) {
        if (header == null || !header.startsWith("Basic ")) {
            throw new TwilioError(401, 20003, "Authenticate");
        }
        String[] parts = new String(
                        Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8)
                .split(":", 2);
        return parts.length == 2 ? parts : new String[] {parts[0], ""};
    }

    HttpReply create(TwilioAccount speaker, FormBody form) {
        if (speaker.owner != null) {
            throw new TwilioError(403, 20008, "Subaccounts cannot create subaccounts");
        }
        TwilioAccount created =
                new TwilioAccount(ids.twilio("AC"), ids.twilio(""), form.text("FriendlyName", "SubAccount"), speaker);
        accounts.put(created.sid, created);
        return HttpReply.json(201, json(created));
    }

    HttpReply list(HttpRequest request, TwilioAccount speaker) {
        String name = request.parameter("FriendlyName");
        List<JsonObject> found = accounts.values().stream()
                .filter(account -> account == speaker || account.owner == speaker)
                .filter(account -> name == null || name.equals(account.name))
                .map(this::json)
                .toList();
        return TwilioPages.page(request, "accounts", found);
    }

    HttpReply get(TwilioAccount account) {
        return HttpReply.ok(json(account));
    }

    HttpReply update(TwilioAccount account, FormBody form) {
        account.status = form.text("Status", account.status);
        account.name = form.text("FriendlyName", account.name);
        return HttpReply.ok(json(account));
    }

    /** Who holds a number, in whatever account. */
    Optional<TwilioAccount> holderOf(String e164) {
        return all().filter(account -> numberIn(account, e164).isPresent()).findFirst();
    }

    /** The number, if the account holds it. */
    static Optional<JsonObject> numberIn(TwilioAccount account, String e164) {
        return account.numbers.values().stream()
                .filter(number -> number.text("phone_number").equals(e164))
                .findFirst();
    }

    /** Moves a number to another account of the same owner. */
    void move(JsonObject number, TwilioAccount from, String toSid) {
        TwilioAccount to = accounts.get(toSid);
        if (to == null || Objects.equals(to.status, "closed")) {
            throw TwilioError.invalid(21474, "AccountSid is not an account that numbers can be transferred to");
        }
        from.numbers.remove(number.text("sid"));
        to.numbers.put(number.text("sid"), number.with("account_sid", to.sid));
    }

    Stream<TwilioAccount> all() {
        return accounts.values().stream();
    }

    private JsonObject json(TwilioAccount account) {
        return new JsonObject()
                .with("sid", account.sid)
                .with("owner_account_sid", account.owner == null ? account.sid : account.owner.sid)
                .with("friendly_name", account.name)
                .with("auth_token", account.token)
                .with("status", account.status)
                .with("type", "Full")
                .with("date_created", now())
                .with("date_updated", now())
                .with("subresource_uris", new JsonObject())
                .with("uri", "/2010-04-01/Accounts/" + account.sid + ".json");
    }
}
