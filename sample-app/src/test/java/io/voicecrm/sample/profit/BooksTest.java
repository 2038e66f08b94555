package io.voicecrm.sample.profit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.engine.Stores;
import io.voicecrm.ledger.LedgerAccount;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.ledger.PlatformTotal;
import io.voicecrm.sample.Api;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.sample.database.Scope;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningApp
class BooksTest {

    /** Nobody else of these tests has expenses in it. */
    private static final Currency RAND = Currency.getInstance("ZAR");

    @LocalServerPort
    private int port;

    @Autowired
    private Stores stores;

    @Autowired
    private Scope scope;

    @Autowired
    private InvoiceRevenue revenue;

    private Api platform;
    private TestClient client;

    @BeforeEach
    void openAnAccount() {
        TestClients clients = new TestClients(port);
        platform = clients.platform();
        client = clients.open();
    }

    @Test
    void postsTheBaseFeeOfEachMonthOnceAndWhatWasSleptThrough() {
        MonthlyCosts january = costs("500.00", "2031-01-20T12:00:00Z");
        january.postDue();
        january.postDue();
        costs("650.00", "2031-01-25T12:00:00Z").postDue();
        costs("650.00", "2031-03-02T12:00:00Z").postDue();

        assertThat(posted("2031-01", LedgerAccount.BASE_FEES)).isEqualTo(500_000_000);
        assertThat(posted("2031-02", LedgerAccount.BASE_FEES)).isEqualTo(650_000_000);
        assertThat(posted("2031-03", LedgerAccount.BASE_FEES)).isEqualTo(650_000_000);
        assertThat(posted("2031-03", LedgerAccount.SUPPLIERS)).isEqualTo(-650_000_000);
        assertThat(posted("2031-04", LedgerAccount.BASE_FEES)).isZero();
    }

    @Test
    void postsTheFeeOfEachNumberThatIsThereOnceAMonth() {
        String order = "/api/number-orders/"
                + platform.post("/api/number-orders", "{\"quantity\": 1}")
                        .json()
                        .get("id")
                        .asString();
        await().until(() ->
                platform.get(order).json().at("/order/status").asString().equals("filled"));
        scope.platform(jdbc -> jdbc.sql("""
                insert into number_order_prices (order_id, monthly_price, currency)
                select id, 1.15, 'USD' from number_orders on conflict do nothing""").update());
        long numbers = scope.platform(jdbc -> jdbc.sql("""
                select count(*) from phone_numbers n where state <> 'RELEASED'
                and exists (select 1 from ordered_numbers o join number_order_prices using (order_id)
                            where o.phone = n.phone and o.state = 'BOUGHT')""").query(Long.class).single());

        costs("0", "2032-05-20T12:00:00Z").postDue();
        costs("0", "2032-05-21T12:00:00Z").postDue();

        long posted = scope.platform(jdbc -> jdbc.sql("""
                        select count(*) from platform_entries
                        where destination = 'NUMBERS' and at = '2032-05-01T00:00:00Z'""").query(Long.class).single());
        assertThat(posted).isEqualTo(numbers).isPositive();
    }

    @Test
    void postsTheRevenueOfAnInvoiceWhenItIsIssuedAndTheCashWhenItIsPaidEachOnce() {
        UUID invoice = invoice("2033-02-01T09:00:00Z");
        revenue.postDue();
        revenue.postDue();

        assertThat(ours("2033-02", LedgerAccount.REVENUE)).isEqualTo(112_500_000);
        assertThat(ours("2033-02", LedgerAccount.INVOICED)).isEqualTo(-112_500_000);

        close(invoice, "PAID", "2033-02-10T09:00:00Z");
        revenue.postDue();
        revenue.postDue();

        assertThat(ours("2033-02", LedgerAccount.INVOICED)).isZero();
        assertThat(ours("2033-02", LedgerAccount.CASH)).isEqualTo(-112_500_000);
    }

    @Test
    void takesRevenueBackWhenAnInvoiceIsVoidAndInTheMonthInWhichItIs() {
        UUID invoice = invoice("2034-02-01T09:00:00Z");
        close(invoice, "VOID", "2034-03-10T09:00:00Z");
        revenue.postDue();

        assertThat(ours("2034-02", LedgerAccount.REVENUE)).isEqualTo(112_500_000);
        assertThat(ours("2034-03", LedgerAccount.REVENUE)).isEqualTo(-112_500_000);
    }

    @Test
    void showsWhatIsPostedByAccount() {
        invoice("2035-02-01T09:00:00Z");
        revenue.postDue();

        JsonNode accounts = platform.get("/api/books?month=2035-02").json().get("accounts");

        assertThat(accounts)
                .extracting(account -> account.get("account").asString() + " "
                        + account.at("/amount/amount").asString())
                .containsExactly("revenue 112.50", "invoiced -112.50");
        assertThat(platform.get("/api/credit/audit").json().get("sound").asBoolean())
                .isTrue();
    }

    private MonthlyCosts costs(String baseFee, String now) {
        Expenses expenses = new Expenses(new BigDecimal(baseFee), BigDecimal.ZERO, BigDecimal.ZERO, RAND);
        return new MonthlyCosts(expenses, stores, scope, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    private UUID invoice(String issuedAt) {
        UUID id = UUID.randomUUID();
        scope.platform(jdbc -> jdbc.sql("""
                insert into invoices (tenant_id, id, month, stage, number, currency, total_minor, lines, created_at, issued_at, moved_at)
                values (:tenant, :id, '2026-01-01', 'ISSUED', 'X', 'USD', 11250, '[]', :at, :at, '-infinity')""")
                .param("tenant", client.id().value())
                .param("id", id)
                .param("at", Timestamp.from(Instant.parse(issuedAt)))
                .update());
        return id;
    }

    private void close(UUID invoice, String stage, String at) {
        scope.platform(jdbc -> jdbc.sql("update invoices set stage = :stage, closed_at = :at where id = :id")
                .param("stage", stage)
                .param("at", Timestamp.from(Instant.parse(at)))
                .param("id", invoice)
                .update());
    }

    private long posted(String month, LedgerAccount account) {
        return sum(month, account, total -> total.unit().equals(LedgerUnit.of(RAND)));
    }

    private long ours(String month, LedgerAccount account) {
        return sum(month, account, total -> client.id().equals(total.tenant()));
    }

    private long sum(String month, LedgerAccount account, Predicate<PlatformTotal> which) {
        YearMonth asked = YearMonth.parse(month);
        return stores
                .ledger()
                .platformTotals(
                        asked.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                        asked.plusMonths(1)
                                .atDay(1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant())
                .stream()
                .filter(total -> total.account() == account)
                .filter(which)
                .mapToLong(PlatformTotal::amount)
                .sum();
    }
}
