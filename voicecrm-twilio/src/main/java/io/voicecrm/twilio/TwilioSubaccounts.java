package io.voicecrm.twilio;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import io.voicecrm.Secret;
import io.voicecrm.number.CarrierException;
import io.voicecrm.number.CarrierLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Accounts below ours, one per tenant where a tenant's numbers, credentials and limits shall be its own. All share one
 * balance. Every method throws {@link CarrierException} if Twilio cannot be asked or refuses. Thread-safe.
 */
public final class TwilioSubaccounts {

    private final TwilioRestClient client;

    TwilioSubaccounts(TwilioRestClient client) {
        this.client = client;
    }

    /**
     * An account below ours.
     *
     * @param sid {@code AC} and 32 hexadecimal digits
     * @param name what {@link #create} was told
     * @param authToken signs the account's webhooks, and lets others act as the account
     */
    public record Subaccount(String sid, String name, Secret authToken) {}

    /**
     * Creates an account, unless there is an open one of that name. Sent at most once; ask again after a failure.
     *
     * @param name 1 to 64 characters; a tenant's id serves
     */
    public Subaccount create(String name) {
        Optional<Subaccount> known = find(name);
        if (known.isPresent()) {
            return known.get();
        }
        return Failures.ask(
                "create subaccount",
                () -> subaccount(Account.creator().setFriendlyName(name).create(client)));
    }

    /** The open account of a name. */
    public Optional<Subaccount> find(String name) {
        return Failures.ask("find subaccount", () -> {
            List<Subaccount> named = StreamSupport.stream(
                            Account.reader().setFriendlyName(name).read(client).spliterator(), false)
                    .filter(account -> account.getStatus() != Account.Status.CLOSED)
                    .filter(account -> name.equals(account.getFriendlyName()))
                    .map(TwilioSubaccounts::subaccount)
                    .toList();
            return named.stream().findFirst();
        });
    }

    /** Stops an account for a while, or lets it go on. Idempotent. */
    public void suspend(String sid, boolean suspended) {
        Account.Status status = suspended ? Account.Status.SUSPENDED : Account.Status.ACTIVE;
        Failures.ask(
                "change subaccount",
                () -> Account.updater(sid).setStatus(status).update(client).getSid());
    }

    /** Closes an account for good; Twilio deletes it after 30 days, its numbers at once. */
    public void close(String sid) {
        Failures.ask(
                "close subaccount",
                () -> Account.updater(sid)
                        .setStatus(Account.Status.CLOSED)
                        .update(client)
                        .getSid());
    }

    /**
     * Moves a number between two of our accounts. Idempotent.
     *
     * @return where the number is now
     */
    public CarrierLine move(CarrierLine line, String toSid) {
        if (line.account().equals(toSid)) {
            return line;
        }
        return Failures.ask("move number", () -> {
            IncomingPhoneNumber moved = IncomingPhoneNumber.updater(line.account(), line.id())
                    .setAccountSid(toSid)
                    .update(client);
            return new CarrierLine(line.carrier(), moved.getAccountSid(), moved.getSid());
        });
    }

    private static Subaccount subaccount(Account account) {
        return new Subaccount(account.getSid(), account.getFriendlyName(), Secret.of(account.getAuthToken()));
    }
}
