import assert from "node:assert/strict";
import Stripe from "stripe";
import { eventually, fact, given } from "./facts.mjs";

const base = new URL(given("BASE_URL"));
const connect = (key) =>
  new Stripe(key, { host: base.hostname, port: base.port, protocol: "http", maxNetworkRetries: 0, telemetry: false });
const stripe = connect(given("API_KEY"));
const day = 24 * 60 * 60;

const customer = await stripe.customers.create({
  name: "Northwind",
  email: "billing@northwind.example",
  metadata: { tenant: "t-1" },
});
assert.match(customer.id, /^cus_/);
assert.equal((await stripe.customers.retrieve(customer.id)).metadata.tenant, "t-1");
fact("makes a customer", { customer: customer.id });

const topUp = await stripe.checkout.sessions.create({
  mode: "payment",
  customer: customer.id,
  client_reference_id: "top-up-1",
  success_url: "https://crm.example/done?session={CHECKOUT_SESSION_ID}",
  cancel_url: "https://crm.example/back",
  line_items: [
    { price_data: { currency: "usd", unit_amount: 5000, product_data: { name: "Prepaid credit" } }, quantity: 1 },
  ],
  payment_intent_data: { metadata: { tenant: "t-1" } },
});
assert.equal(topUp.status, "open");
assert.equal(topUp.amount_total, 5000);
const page = await (await fetch(topUp.url)).text();
assert.match(page, /Pay 50\.00 USD/);
const declined = await fetch(topUp.url, { method: "POST", body: new URLSearchParams({ card: "declined" }) });
assert.match(await declined.text(), /was declined/);
const paid = await fetch(topUp.url, {
  method: "POST",
  body: new URLSearchParams({ card: "good" }),
  redirect: "manual",
});
assert.equal(paid.status, 303);
assert.equal(paid.headers.get("location"), `https://crm.example/done?session=${topUp.id}`);
const bought = await stripe.checkout.sessions.retrieve(topUp.id);
assert.equal(bought.payment_status, "paid");
const intent = await stripe.paymentIntents.retrieve(bought.payment_intent);
assert.equal(intent.status, "succeeded");
assert.equal(intent.metadata.tenant, "t-1");
fact("sells a top-up on a page, with a card that is declined and one that works");

const meter = await stripe.billing.meters.create({
  display_name: "Seconds",
  event_name: "seconds",
  default_aggregation: { formula: "sum" },
  customer_mapping: { type: "by_id", event_payload_key: "stripe_customer_id" },
  value_settings: { event_payload_key: "value" },
});
const fee = await stripe.prices.create({
  currency: "usd",
  unit_amount: 9900,
  recurring: { interval: "month" },
  lookup_key: "starter-fee",
  product_data: { name: "Starter" },
});
const use = await stripe.prices.create({
  currency: "usd",
  billing_scheme: "tiered",
  tiers_mode: "graduated",
  recurring: { interval: "month", usage_type: "metered", meter: meter.id },
  tiers: [
    { up_to: 30000, unit_amount_decimal: "0" },
    { up_to: "inf", unit_amount_decimal: "0.5" },
  ],
  product_data: { name: "Starter: seconds" },
});
const found = await stripe.prices.list({ lookup_keys: ["starter-fee"] });
assert.deepEqual(
  found.data.map((each) => each.id),
  [fee.id],
);
fact("makes a meter and prices, and finds them by their keys");

const checkout = await stripe.checkout.sessions.create({
  mode: "subscription",
  customer: customer.id,
  success_url: "https://crm.example/done",
  line_items: [{ price: fee.id, quantity: 1 }, { price: use.id }],
  subscription_data: { metadata: { tenant: "t-1" } },
});
await fetch(checkout.url, { method: "POST", body: new URLSearchParams({ card: "good" }), redirect: "manual" });
const subscription = await stripe.subscriptions.retrieve(
  (await stripe.checkout.sessions.retrieve(checkout.id)).subscription,
);
assert.equal(subscription.status, "active");
assert.equal(subscription.metadata.tenant, "t-1");
const first = await stripe.invoices.retrieve(subscription.latest_invoice);
assert.equal(first.status, "paid");
assert.equal(first.total, 9900);
fact("sells a subscription on a page");

const now = Math.floor(Date.now() / 1000);
const report = (identifier, value) =>
  stripe.billing.meterEvents.create({
    event_name: "seconds",
    identifier,
    timestamp: now,
    payload: { stripe_customer_id: customer.id, value: String(value) },
  });
await report("call-1", 30000);
await report("call-2", 600);
await assert.rejects(report("call-2", 600), (error) => error.statusCode === 400 && /already exists/.test(error.message));
const summaries = await stripe.billing.meters.listEventSummaries(meter.id, {
  customer: customer.id,
  start_time: now - (now % 60) - 60,
  end_time: now - (now % 60) + 60,
});
assert.equal(summaries.data[0].aggregated_value, 30600);
fact("counts use, each event once");

const clock = await stripe.testHelpers.testClocks.create({ frozen_time: now });
await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: now + 32 * day });
const second = (await stripe.invoices.list({ subscription: subscription.id })).data[0];
assert.equal(second.billing_reason, "subscription_cycle");
assert.equal(second.status, "paid");
assert.equal(second.total, 9900 + 300);
assert.equal(second.parent.subscription_details.subscription, subscription.id);
fact("bills the fee and the use when the month is over");

const failing = await stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer: customer.id });
await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: failing.id } });
const draft = await stripe.invoices.create(
  { customer: customer.id, currency: "usd", metadata: { ours: "march:1" } },
  { idempotencyKey: "march:1" },
);
const again = await stripe.invoices.create(
  { customer: customer.id, currency: "usd", metadata: { ours: "march:1" } },
  { idempotencyKey: "march:1" },
);
assert.equal(again.id, draft.id);
await assert.rejects(
  stripe.invoices.create({ customer: customer.id, currency: "eur" }, { idempotencyKey: "march:1" }),
  (error) => error.type === "StripeIdempotencyError",
);
await stripe.invoiceItems.create({
  customer: customer.id,
  invoice: draft.id,
  amount: 1235,
  currency: "usd",
  description: "Setup",
});
const open = await stripe.invoices.finalizeInvoice(draft.id);
assert.equal(open.status, "open");
assert.equal(open.total, 1235);
await assert.rejects(stripe.invoices.pay(open.id), (error) => error.type === "StripeCardError");
assert.equal((await stripe.invoices.retrieve(open.id)).attempt_count, 1);
assert.equal((await stripe.invoices.voidInvoice(open.id)).status, "void");
fact("issues an invoice once per key, and sees its payment fail");

const pages = [];
for await (const invoice of stripe.invoices.list({ customer: customer.id, limit: 1 })) {
  pages.push(invoice.id);
}
assert.deepEqual(pages, [open.id, second.id, first.id]);
fact("pages through what there is");

await stripe.refunds.create({ payment_intent: bought.payment_intent, amount: 2000 });
assert.equal((await stripe.charges.retrieve(intent.latest_charge)).amount_refunded, 2000);
fact("gives money back");

const ended = await stripe.subscriptions.cancel(subscription.id);
assert.equal(ended.status, "canceled");
const types = (await stripe.events.list({ limit: 100 })).data.map((event) => event.type);
for (const type of [
  "checkout.session.completed",
  "customer.subscription.created",
  "customer.subscription.deleted",
  "invoice.paid",
  "invoice.payment_failed",
  "invoice.voided",
  "charge.refunded",
]) {
  assert.ok(types.includes(type), type);
}
fact("ends the subscription and has been told of everything");

const known = await eventually(
  () => stripe.customers.search({ query: "metadata['tenant']:'t-1'" }),
  (result) => result.data.length === 1,
);
assert.equal(known.data[0].id, customer.id);
fact("searches for a customer");

await assert.rejects(stripe.invoices.retrieve("in_nowhere"), (error) => error.code === "resource_missing");
fact("is told what does not exist");

await assert.rejects(
  connect("sk_test_wrong").customers.list(),
  (error) => error.type === "StripeAuthenticationError",
);
fact("is refused with a wrong key");
