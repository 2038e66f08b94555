import assert from "node:assert/strict";
import { ElevenLabsClient } from "@elevenlabs/elevenlabs-js";
import { fact, given } from "./facts.mjs";

const { webhooks } = new ElevenLabsClient({ apiKey: "no request is made" });
const body = given("BODY");
const secret = given("SECRET");

const event = await webhooks.constructEvent(body, given("SIGNATURE"), secret);
assert.equal(event.type, "post_call_transcription");
assert.equal(event.data.status, "done");
fact("accepts the simulator's signature");

await assert.rejects(webhooks.constructEvent(`${body} `, given("SIGNATURE"), secret));
fact("refuses a body that was changed");
