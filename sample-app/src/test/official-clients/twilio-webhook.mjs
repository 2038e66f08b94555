import assert from "node:assert/strict";
import twilio from "twilio";
import { fact, given } from "./facts.mjs";

const url = given("URL");
const token = given("AUTH_TOKEN");
const form = Object.fromEntries(new URLSearchParams(given("BODY")));

assert.equal(twilio.validateRequest(token, given("SIGNATURE"), url, form), true);
fact("accepts the simulator's signature");

assert.equal(twilio.validateRequest(token, given("SIGNATURE"), url, { ...form, From: "+12025550199" }), false);
fact("refuses a form that was changed");

fact("signs a form", { signature: twilio.getExpectedTwilioSignature(token, url, form) });
