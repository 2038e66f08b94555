package io.voicecrm.sample.profit;

import io.voicecrm.billing.Invoicing;
import io.voicecrm.engine.Stores;
import io.voicecrm.ledger.LedgerAccount;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.ledger.PlatformTotal;
import io.voicecrm.sample.web.MoneyJson;
import io.voicecrm.sample.web.SnakeCase;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is posted to the platform's own accounts. For the platform alone. */
@RestController
class BooksController {

    private final Stores stores;
    private final Clock clock;

    BooksController(Stores stores, Clock clock) {
        this.stores = stores;
        this.clock = clock;
    }

    private record Key(LedgerAccount account, String component, LedgerUnit unit) implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::account)
                .thenComparing(Key::component)
                .thenComparing(key -> key.unit().code());

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** @param component null for what has no parts */
    record BooksAccount(String account, @Nullable String component, MoneyJson amount) {}

    record Books(String month, List<BooksAccount> accounts) {}

    /** What came into each account less what went out, in a month of the platform's clock. */
    @GetMapping("/api/books")
    Books books(@RequestParam @Nullable YearMonth month) {
        YearMonth asked = month != null ? month : YearMonth.now(clock);
        Instant from = Invoicing.start(asked, clock.getZone());
        Instant to = Invoicing.start(asked.plusMonths(1), clock.getZone());
        Map<Key, Long> amounts = stores.ledger().platformTotals(from, to).stream()
                .filter(total -> total.unit().isMoney())
                .collect(Collectors.toMap(BooksController::key, PlatformTotal::amount, Long::sum, TreeMap::new));
        return new Books(
                asked.toString(),
                amounts.entrySet().stream()
                        .filter(amount -> amount.getValue() != 0)
                        .map(amount -> account(amount.getKey(), amount.getValue()))
                        .toList());
    }

    private static BooksAccount account(Key key, long amount) {
        return new BooksAccount(
                SnakeCase.of(key.account()),
                key.component().isEmpty() ? null : key.component(),
                MoneyJson.of(key.unit(), amount));
    }

    /** What is owed to suppliers is one sum, whatever for. */
    private static Key key(PlatformTotal total) {
        String component = total.component();
        String part = component == null || total.account() == LedgerAccount.SUPPLIERS ? "" : component;
        return new Key(total.account(), part, total.unit());
    }
}
