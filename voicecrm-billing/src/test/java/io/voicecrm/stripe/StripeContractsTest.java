package io.voicecrm.stripe;

import io.voicecrm.TenantId;
import io.voicecrm.billing.BillingEvent;
import io.voicecrm.billing.CustomerRef;
import io.voicecrm.billing.HostedPage;
import io.voicecrm.billing.InvoiceGateway;
import io.voicecrm.billing.PaymentGateway;
import io.voicecrm.billing.UsageGateway;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.testkit.contract.InvoiceGatewayContract;
import io.voicecrm.testkit.contract.PaymentGatewayContract;
import io.voicecrm.testkit.contract.UsageGatewayContract;
import io.voicecrm.testkit.contract.WebhookHandlerContract;
import io.voicecrm.testkit.wire.Faults.Kind;
import io.voicecrm.webhook.WebhookHandler;
import io.voicecrm.webhook.WebhookRequest;
import io.voicecrm.webhook.WebhookSource;
import io.voicecrm.webhook.WebhookVerifier;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;

class StripeContractsTest {

    @Nested
    class Invoices extends InvoiceGatewayContract {

        @Override
        protected Subject open() {
            Account account = new Account();
            return new Subject() {
                @Override
                public InvoiceGateway gateway() {
                    return account.stripe().invoices();
                }

                @Override
                public CustomerRef customer(TenantId tenant) {
                    return account.customer(tenant);
                }

                @Override
                public int invoices() {
                    return account.server.count("invoice");
                }

                @Override
                public void loseNextAnswer() {
                    account.failNext("POST invoices", Kind.DROP_AFTER_ACCEPT);
                }

                @Override
                public void wait(Duration time) {
                    account.pass(time);
                }

                @Override
                public void pay(String invoice) {
                    account.server.payInvoice(invoice);
                }

                @Override
                public void close() {
                    account.close();
                }
            };
        }
    }

    @Nested
    class Payments extends PaymentGatewayContract {

        @Override
        protected Subject open() {
            Account account = new Account();
            return new Subject() {
                @Override
                public PaymentGateway gateway() {
                    return account.stripe().payments();
                }

                @Override
                public void pay(HostedPage page) {
                    account.server.pay(page.id(), true);
                }

                @Override
                public List<BillingEvent> events() {
                    account.deliver();
                    return account.facts();
                }

                @Override
                public int customers() {
                    return account.server.count("customer");
                }

                @Override
                public void wait(Duration time) {
                    account.pass(time);
                }

                @Override
                public void close() {
                    account.close();
                }
            };
        }
    }

    @Nested
    class Usage extends UsageGatewayContract {

        @Override
        protected Subject open() {
            Account account = new Account();
            account.openMeter();
            return new Subject() {
                @Override
                public UsageGateway gateway() {
                    return account.stripe().usage();
                }

                @Override
                public CustomerRef customer(TenantId tenant) {
                    return account.customer(tenant);
                }

                @Override
                public long counted(CustomerRef customer) {
                    return account.server.usageOf(customer.id());
                }

                @Override
                public void loseNextAnswer() {
                    account.failNext("POST billing/meter_events", Kind.DROP_AFTER_ACCEPT);
                }

                @Override
                public Clock clock() {
                    return account.clock;
                }

                @Override
                public void wait(Duration time) {
                    account.pass(time);
                }

                @Override
                public void close() {
                    account.close();
                }
            };
        }
    }

    @Nested
    class Webhooks extends WebhookHandlerContract {

        @Override
        protected Subject open() {
            Account account = new Account();
            account.customer(Fixtures.tenant(1));
            account.openMeter();
            return new Subject() {
                private final WebhookSource source = account.stripe().webhooks(account.told::add);

                @Override
                public WebhookVerifier verifier() {
                    return source.verifier();
                }

                @Override
                public WebhookHandler handler() {
                    return (WebhookHandler) source.reader();
                }

                @Override
                public List<WebhookRequest> deliveries() {
                    account.clock.advance(Duration.ofSeconds(1));
                    return account.server.webhooks();
                }

                @Override
                public WebhookRequest signed(String body) {
                    return SignedWebhooks.stripe(account.server.webhookSecret(), body, account.clock.instant());
                }

                @Override
                public Set<String> told() {
                    return account.facts().stream().map(BillingEvent::key).collect(Collectors.toSet());
                }

                @Override
                public void close() {
                    account.close();
                }
            };
        }
    }
}
