import assert from "node:assert/strict";
import Retell from "retell-sdk";
import { symmetric } from "retell-sdk/lib/webhook_auth";
import { fact, given } from "./facts.mjs";

const body = given("BODY");
const key = given("SECRET");

assert.equal(await Retell.verify(body, key, given("SIGNATURE")), true);
fact("accepts the simulator's signature");

assert.equal(await Retell.verify(`${body} `, key, given("SIGNATURE")), false);
fact("refuses a body that was changed");

fact("signs the body itself", { signature: await symmetric.sign(body, key) });
