package io.voicecrm.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.Money;
import io.voicecrm.Secret;
import io.voicecrm.TenantId;
import io.voicecrm.billing.HostedPage;
import io.voicecrm.billing.InvoiceDraft;
import io.voicecrm.billing.InvoiceDraft.Line;
import io.voicecrm.billing.InvoiceReceipt;
import io.voicecrm.billing.InvoiceState;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.SimulatedStripe;
import io.voicecrm.webhook.CallEventHandler;
import io.voicecrm.webhook.WebhookIntake;
import io.voicecrm.webhook.WebhookSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that the page on billing shows: compiled as it stands there, and run; only Stripe's address is another. */
class BillingPageTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final String PROGRAM = """
            import io.voicecrm.*;
            import io.voicecrm.billing.*;
            import io.voicecrm.stripe.*;
            import io.voicecrm.webhook.*;
            import java.net.URI;
            import java.time.YearMonth;
            import java.util.*;
            import java.util.function.BiConsumer;

            public final class Program {
                public static Object[] run(String address, Secret apiKey, Secret webhookSecret, TenantId tenant,
                        Currency usd, BiConsumer<String, Money> credit, YearMonth month, InvoiceDraft draft) {
                    ReturnUrls urls = new ReturnUrls(URI.create("https://crm.example"), URI.create("https://crm.example"));
                    %s
                    return new Object[] {page, webhooks, receipt};
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void creditsATopUpAndSendsAnInvoice() throws Exception {
        Map<String, Money> credited = new HashMap<>();
        try (SimulatedStripe simulator = SimulatedStripe.start()) {
            Object[] made = run(simulator, credited::put);
            simulator.pay(((HostedPage) made[0]).id(), true);
            deliver(simulator, (WebhookSource) made[1]);

            assertThat(credited.values()).containsExactly(Money.of("50.00", USD));
            assertThat(((InvoiceReceipt) made[2]).state()).isEqualTo(InvoiceState.OPEN);
            assertThat(((InvoiceReceipt) made[2]).total()).isEqualTo(Money.of("99.00", USD));
        }
    }

    private Object[] run(SimulatedStripe simulator, BiConsumer<String, Money> credit) throws Exception {
        String program = String.join("\n", snippets()).replace("builder(apiKey)", "builder(apiKey).baseUrl(address)");
        assertThat(program).contains("baseUrl");
        Path source = directory.resolve("Program.java");
        Files.writeString(source, PROGRAM.formatted(program));
        int failures = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(failures).isZero();
        Money fee = Money.of("99.00", USD);
        YearMonth march = YearMonth.of(2026, 3);
        InvoiceDraft draft = new InvoiceDraft(
                Fixtures.tenant(1), march, List.of(new Line("Starter", BigDecimal.ONE, "month", fee.major(), fee)));
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
            return (Object[]) loader.loadClass("Program")
                    .getMethod(
                            "run",
                            String.class,
                            Secret.class,
                            Secret.class,
                            TenantId.class,
                            Currency.class,
                            BiConsumer.class,
                            YearMonth.class,
                            InvoiceDraft.class)
                    .invoke(
                            null,
                            simulator.url(),
                            Secret.of(simulator.apiKey()),
                            Secret.of(simulator.webhookSecret()),
                            Fixtures.tenant(1),
                            USD,
                            credit,
                            march,
                            draft);
        }
    }

    private static void deliver(SimulatedStripe simulator, WebhookSource webhooks) {
        WebhookIntake intake = new WebhookIntake(
                List.of(webhooks),
                new InMemoryStores().inbox(),
                events -> CallEventHandler.Result.HANDLED,
                Clock.systemUTC());
        simulator.webhooks().forEach(letter -> intake.accept(Stripe.ID, letter));
        assertThat(intake.drain(100)).isPositive();
    }

    private static List<String> snippets() throws IOException {
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "docs", "billing.md")));
        List<String> snippets = block.results().map(found -> found.group(1)).toList();
        assertThat(snippets).as("the page shows three parts of one program").hasSize(3);
        return snippets;
    }
}
