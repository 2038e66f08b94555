package io.voicecrm.testkit.wire;

import java.util.List;
import java.util.function.Consumer;

/** The parts of the simulated account, wired. Guarded by its {@link #store}. */
final class StripeWorld {

    final StripeStore store;
    final StripeEvents events;
    final StripeCustomers customers;
    final StripeUsage usage;
    final StripeMoney money;
    final StripeCollection collection;
    final StripeInvoices invoices;
    final StripeCheckout checkout;
    final StripeRoutes routes = new StripeRoutes();
    final StripePages pages;

    /** @param origin where its pages are */
    StripeWorld(StripeStore store, StripeEvents events, String origin) {
        this.store = store;
        this.events = events;
        StripeCatalog catalog = new StripeCatalog(store);
        StripeLines lines = new StripeLines(store);
        customers = new StripeCustomers(store, events);
        usage = new StripeUsage(store);
        money = new StripeMoney(store, events);
        collection = new StripeCollection(store, events, customers, money);
        invoices = new StripeInvoices(store, events, lines, collection, origin);
        StripeSubscriptions subscriptions = new StripeSubscriptions(
                store, events, invoices, new StripeFees(store, invoices, lines, usage, catalog));
        collection.watch(subscriptions);
        checkout = new StripeCheckout(store, events, customers, catalog, subscriptions, money, origin);
        StripePortal portal = new StripePortal(store, events, origin);
        pages = new StripePages(checkout, invoices, collection, portal, subscriptions);
        List.<Consumer<StripeRoutes>>of(
                        events::addTo,
                        catalog::addTo,
                        customers::addTo,
                        usage::addTo,
                        money::addTo,
                        collection::addTo,
                        invoices::addTo,
                        subscriptions::addTo,
                        checkout::addTo,
                        portal::addTo)
                .forEach(resource -> resource.accept(routes));
    }
}
