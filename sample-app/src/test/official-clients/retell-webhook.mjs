import assert from "node:assert/strict";
import Retell from "retell-sdk";
import { fact, given } from "./facts.mjs";

const body = given("BODY");
const secret = given("SECRET");
const event = JSON.parse(body);

assert.equal(await Retell.verify(body, secret, given("SIGNATURE")), true);
assert.equal(event.event, "call_started");
fact("accepts the simulator's signature");

assert.equal(await Retell.verify(`${body} `, secret, given("SIGNATURE")), false);
fact("refuses a body that was changed");

fact("signs a body", { signature: await Retell.sign(body, secret) });
