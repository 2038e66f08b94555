import assert from "node:assert/strict";
import twilio from "twilio";
import { eventually, fact, given } from "./facts.mjs";

/** The client knows no other server than its own; this sends what it would send there to the simulator. */
class Redirected extends twilio.RequestClient {
  request(options) {
    return super.request({ ...options, uri: options.uri.replace("https://api.twilio.com", given("BASE_URL")) });
  }
}

const connect = (token) => twilio(given("ACCOUNT_SID"), token, { httpClient: new Redirected() });
const client = connect(given("AUTH_TOKEN"));

const [offer] = await client.availablePhoneNumbers("US").local.list({ areaCode: 212, limit: 5 });
assert.match(offer.phoneNumber, /^\+1212/);
assert.equal(offer.isoCountry, "US");
assert.equal(offer.capabilities.voice, true);
fact("finds numbers of an area");

const number = await client.incomingPhoneNumbers.create({
  phoneNumber: offer.phoneNumber,
  friendlyName: "Main line",
  voiceUrl: given("VOICE_URL"),
  statusCallback: given("STATUS_URL"),
});
assert.match(number.sid, /^PN[0-9a-f]{32}$/);
assert.equal(number.phoneNumber, offer.phoneNumber);
fact("buys a number", { number: number.phoneNumber });

await assert.rejects(
  client.incomingPhoneNumbers.create({ phoneNumber: offer.phoneNumber }),
  (error) => error.status === 400 && error.code === 21422,
);
fact("cannot buy it again");

const owned = await client.incomingPhoneNumbers.list({ friendlyName: "Main line" });
assert.deepEqual(
  owned.map((each) => each.sid),
  [number.sid],
);
const renamed = await client.incomingPhoneNumbers(number.sid).update({ friendlyName: "Front desk" });
assert.equal(renamed.friendlyName, "Front desk");
assert.equal(renamed.voiceUrl, given("VOICE_URL"));
fact("lists and changes it");

const call = await client.calls.create({ from: number.phoneNumber, to: given("TO"), url: given("VOICE_URL") });
assert.match(call.sid, /^CA[0-9a-f]{32}$/);
const ended = await eventually(
  () => client.calls(call.sid).fetch(),
  (each) => ["completed", "busy", "no-answer", "failed", "canceled"].includes(each.status),
);
assert.equal(ended.to, given("TO"));
fact("places a call and sees it end");

const message = await client.messages.create({ from: number.phoneNumber, to: given("TO"), body: "See you at ten." });
const sent = await eventually(
  () => client.messages(message.sid).fetch(),
  (each) => ["delivered", "undelivered", "failed"].includes(each.status),
);
assert.equal(sent.body, "See you at ten.");
fact("sends a text and sees what became of it");

await assert.rejects(client.calls("CA00000000000000000000000000000000").fetch(), (error) => error.status === 404);
fact("is told what does not exist");

await assert.rejects(connect("wrong").incomingPhoneNumbers.list(), (error) => error.status === 401);
fact("is refused with a wrong token");
