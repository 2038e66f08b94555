package io.voicecrm.sample.invoice;

import io.voicecrm.billing.InvoiceState;
import java.util.stream.Stream;

/** Where an invoice is. It goes forward only: what is told late of an earlier stage changes nothing. */
enum Stage {
    /** Rated, and not sent yet. */
    DRAFT,
    ISSUED,
    /** A try to collect the money failed; there may be another one. */
    PAYMENT_FAILED,
    /** Owed, and given up; it can be paid nevertheless. */
    UNCOLLECTIBLE,
    PAID,
    /** Taken back. */
    VOID;

    static Stage of(InvoiceState state) {
        return switch (state) {
            case DRAFT -> DRAFT;
            case OPEN -> ISSUED;
            case PAYMENT_FAILED -> PAYMENT_FAILED;
            case PAID -> PAID;
            case VOID -> VOID;
            case UNCOLLECTIBLE -> UNCOLLECTIBLE;
        };
    }

    /** Whether nothing follows. */
    boolean isLast() {
        return this == PAID || this == VOID;
    }

    /** The names of the stages that it can follow. */
    String[] earlier() {
        return Stream.of(values())
                .filter(stage -> !stage.isLast() && stage.compareTo(this) < 0)
                .map(Enum::name)
                .toArray(String[]::new);
    }

    /** Whether the client owes the money. */
    boolean isOwed() {
        return this != DRAFT && !isLast();
    }

    /** The names of the stages in which the client owes the money. */
    static String[] owed() {
        return Stream.of(values()).filter(Stage::isOwed).map(Enum::name).toArray(String[]::new);
    }
}
