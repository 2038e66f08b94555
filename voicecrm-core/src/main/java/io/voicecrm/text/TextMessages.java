package io.voicecrm.text;

import io.voicecrm.IdSource;
import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Texting people. Thread-safe, and safe in many processes over one store.
 *
 * <p>A message is kept before its one request goes out, and never sent again; who has opted out is not texted. Whether a
 * person may be texted at all is for the host to judge before.
 */
public final class TextMessages {

    private static final Logger log = LoggerFactory.getLogger(TextMessages.class);

    private final TextStore store;
    private final TextSender sender;
    private final IdSource ids;
    private final Clock clock;
    private final Consumer<OptOut> optOutListener;

    /**
     * @param ids names messages
     * @param optOutListener told of each new opt-out, before it is answered: to end calls too, for example
     */
    public TextMessages(
            TextStore store, TextSender sender, IdSource ids, Clock clock, Consumer<OptOut> optOutListener) {
        this.store = store;
        this.sender = sender;
        this.ids = ids;
        this.clock = clock;
        this.optOutListener = optOutListener;
    }

    /**
     * Sends one message, or keeps it as refused if the person has opted out.
     *
     * @param from one of the tenant's numbers that carries messages
     * @return the message as it is known now
     * @throws IllegalArgumentException if the body is blank or too long
     */
    public TextMessage send(TenantId tenant, PhoneNumber from, PhoneNumber to, String body) {
        Instant now = clock.instant();
        TextMessage message = new TextMessage(
                new TextId(ids.next()), tenant, from, to, body, TextState.SENDING, null, null, now, now);
        if (store.optOutOf(tenant, to).isPresent()) {
            TextMessage refused = message.became(TextState.REFUSED, null, "the person has opted out", now);
            store.add(refused);
            return refused;
        }
        store.add(message);
        return kept(after(message, sender.send(message.id(), from, to, body)));
    }

    /** Takes what a carrier tells about a message. Idempotent; what is older than what is known changes nothing. */
    public void report(TextReport report) {
        Optional<TextMessage> known = store.find(report.id());
        if (known.isEmpty()) {
            log.info("text message {} is not ours, or not kept any more", report.id());
            return;
        }
        store.advance(known.get().became(report.state(), report.reference(), report.problem(), clock.instant()));
    }

    /**
     * Takes a message from a person and does what it wishes, if it is one of the words for that. Idempotent.
     *
     * @param tenant whose number it came to
     * @return the wish; empty if it is any other message
     */
    public Optional<TextKeyword> receive(TenantId tenant, InboundText text) {
        Optional<TextKeyword> wish = TextKeyword.of(text.body());
        wish.ifPresent(keyword -> {
            if (keyword == TextKeyword.STOP) {
                optOut(new OptOut(tenant, text.from(), "text message " + text.reference(), clock.instant()));
            } else if (keyword == TextKeyword.START) {
                store.optIn(tenant, text.from(), clock.instant());
            }
        });
        return wish;
    }

    /** The message, whoever's it is. */
    public Optional<TextMessage> find(TextId id) {
        return store.find(id);
    }

    /** A tenant's newest messages, newest first, {@code limit} at most. */
    public List<TextMessage> newest(TenantId tenant, int limit) {
        return store.newest(tenant, limit);
    }

    private TextMessage after(TextMessage message, Sending sending) {
        Instant now = clock.instant();
        if (sending instanceof Sending.Accepted accepted) {
            return message.became(TextState.ACCEPTED, accepted.reference(), null, now);
        }
        if (sending instanceof Sending.Refused refused) {
            if (refused.optedOut()) {
                optOut(new OptOut(message.tenant(), message.to(), "the carrier", now));
            }
            return message.became(TextState.REFUSED, null, refused.message(), now);
        }
        return message.became(TextState.SENDING, null, ((Sending.Unknown) sending).message(), now);
    }

    /** What the carrier told meanwhile is newer than the answer to the request. */
    private TextMessage kept(TextMessage message) {
        store.advance(message);
        return store.find(message.id()).orElse(message);
    }

    private void optOut(OptOut wish) {
        if (store.optOut(wish)) {
            optOutListener.accept(wish);
        }
    }
}
