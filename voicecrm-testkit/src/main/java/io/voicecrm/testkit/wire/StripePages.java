package io.voicecrm.testkit.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people see: a page to pay on, an invoice, the portal. Plain on purpose, and it says that it is not Stripe. */
final class StripePages {

    private static final Set<String> KNOWN = Set.of("pay", "invoice", "portal");

    private final StripeCheckout checkout;
    private final StripeInvoices invoices;
    private final StripeCollection collection;
    private final StripePortal portal;
    private final StripeSubscriptions subscriptions;

    StripePages(
            StripeCheckout checkout,
            StripeInvoices invoices,
            StripeCollection collection,
            StripePortal portal,
            StripeSubscriptions subscriptions) {
        this.checkout = checkout;
        this.invoices = invoices;
        this.collection = collection;
        this.portal = portal;
        this.subscriptions = subscriptions;
    }

    boolean knows(HttpRequest request) {
        return request.segments().size() >= 2
                && KNOWN.contains(request.segments().get(0));
    }

    HttpReply answer(HttpRequest request) {
        boolean isPost = request.method().equals("POST");
        FormBody form = FormBody.of(request.body());
        String id = request.segments().get(1);
        try {
            return switch (request.segments().get(0)) {
                case "pay" -> pay(checkout.find(id), isPost, form);
                case "invoice" -> invoice(invoices.find(id), isPost);
                default -> portal(portal.find(id), isPost, form);
            };
        } catch (StripeError e) {
            return page(404, "Not found", "<p>This page is not there any more.</p>");
        }
    }

    private HttpReply pay(@Nullable JsonObject session, boolean isPost, FormBody form) {
        if (session == null || session.text("status").equals("expired")) {
            return page(404, "Not found", "<p>This page is not there any more.</p>");
        }
        if (session.text("status").equals("complete")) {
            return HttpReply.seeOther(StripeCheckout.successOf(session));
        }
        boolean isDeclined = false;
        if (isPost) {
            if (checkout.pay(session, form.text("card", "good").equals("good"))) {
                return HttpReply.seeOther(StripeCheckout.successOf(session));
            }
            isDeclined = true;
        }
        String amount = StripePortal.amount(session.whole("amount_total", 0), session.text("currency"));
        return page(
                200,
                "Pay " + amount,
                (isDeclined ? "<p role=\"alert\">Your card was declined.</p>" : "")
                        + button("card", "good", "Pay " + amount)
                        + button("card", "declined", "Pay with a card that is declined")
                        + link(session.text("cancel_url"), "Go back without paying"));
    }

    private HttpReply invoice(@Nullable JsonObject invoice, boolean isPost) {
        if (invoice == null || invoice.get("number") == null) {
            return page(404, "Not found", "<p>This page is not there any more.</p>");
        }
        if (isPost && invoice.text("status").equals("open")) {
            collection.take(invoice);
        }
        StringBuilder lines = new StringBuilder("<ul>");
        for (Object each : invoice.at("lines").list("data")) {
            JsonObject line = (JsonObject) each;
            lines.append("<li>")
                    .append(escaped(line.text("description")))
                    .append(": ")
                    .append(StripePortal.amount(line.whole("amount", 0), line.text("currency")))
                    .append("</li>");
        }
        String total = StripePortal.amount(invoice.whole("total", 0), invoice.text("currency"));
        boolean isOpen = invoice.text("status").equals("open");
        return page(
                200,
                "Invoice " + invoice.text("number") + ": " + total + ", " + invoice.text("status"),
                lines + "</ul>" + (isOpen ? button("pay", "yes", "Pay " + total) : ""));
    }

    private HttpReply portal(JsonObject session, boolean isPost, FormBody form) {
        if (isPost) {
            String cancelled = form.text("cancel", "");
            boolean isTheirs = portal.subscriptionsOf(session).stream()
                    .anyMatch(each -> each.text("id").equals(cancelled));
            if (isTheirs) {
                subscriptions.endWithPeriod(cancelled);
            }
        }
        StringBuilder body = new StringBuilder();
        for (JsonObject each : portal.subscriptionsOf(session)) {
            boolean ends =
                    each.flag("cancel_at_period_end") || each.text("status").equals("canceled");
            body.append("<p>Subscription: ")
                    .append(escaped(each.text("status")))
                    .append(ends ? ", ends with its period</p>" : "</p>")
                    .append(ends ? "" : button("cancel", each.text("id"), "Cancel subscription"));
        }
        for (JsonObject each : portal.invoicesOf(session)) {
            String url = each.text("hosted_invoice_url");
            body.append(url.isEmpty() ? "" : "<p>" + link(url, "Invoice " + each.text("number")) + "</p>");
        }
        return page(200, "Your billing", body + link(session.text("return_url"), "Go back"));
    }

    private static String button(String name, String value, String label) {
        return "<form method=\"post\"><button name=\"" + name + "\" value=\"" + escaped(value) + "\">" + escaped(label)
                + "</button></form>";
    }

    private static String link(String url, String label) {
        return url.isEmpty() ? "" : "<a href=\"" + escaped(url) + "\">" + escaped(label) + "</a>";
    }

    private static HttpReply page(int status, String title, String body) {
        String html = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escaped(title)
                + "</title><meta name=\"viewport\" content=\"width=device-width\">"
                + "<style>body{font:16px/1.5 system-ui;max-width:28rem;margin:3rem auto;padding:0 1rem}"
                + "button{font:inherit;padding:.5rem 1rem;margin:.5rem 0;width:100%}</style></head><body>"
                + "<p><small>Simulated payments: no money moves.</small></p><h1>" + escaped(title) + "</h1>" + body
                + "</body></html>";
        return new HttpReply(
                status, "text/html; charset=utf-8", Map.of(), html.getBytes(StandardCharsets.UTF_8), false);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
