import assert from "node:assert/strict";
import Stripe from "stripe";
import { fact, given } from "./facts.mjs";

const stripe = new Stripe("sk_test_unused");
const body = given("BODY");
const secret = given("SECRET");

const event = stripe.webhooks.constructEvent(body, given("SIGNATURE"), secret);
assert.equal(event.type, given("TYPE"));
fact("accepts the simulator's signature");

assert.throws(
  () => stripe.webhooks.constructEvent(`${body} `, given("SIGNATURE"), secret),
  (error) => error.type === "StripeSignatureVerificationError",
);
fact("refuses a body that was changed");

fact("signs a body", { signature: stripe.webhooks.generateTestHeaderString({ payload: body, secret }) });
