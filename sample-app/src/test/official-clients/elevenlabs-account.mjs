import assert from "node:assert/strict";
import { ElevenLabsClient } from "@elevenlabs/elevenlabs-js";
import { eventually, fact, given } from "./facts.mjs";

const client = new ElevenLabsClient({ apiKey: given("API_KEY"), baseUrl: given("BASE_URL"), maxRetries: 0 });
const { agents, batchCalls, conversations, knowledgeBase, phoneNumbers, secrets, settings, tools, twilio } =
  client.conversationalAi;
const agentId = given("AGENT_ID");
const people = given("PEOPLE").split(",");
const [{ phoneNumberId }] = await phoneNumbers.list();

const { agentId: copy } = await agents.duplicate(agentId, { name: "Copy" });
assert.equal((await agents.get(copy)).name, "Copy");
fact("copies an agent");

const key = await secrets.create({ type: "new", name: "crm key", value: "told once" });
const tool = await tools.create({
  toolConfig: {
    type: "webhook",
    name: "book_visit",
    description: "Books a visit.",
    apiSchema: {
      url: "https://crm.example/visits",
      method: "POST",
      requestHeaders: { "X-Key": { secretId: key.secretId } },
    },
  },
});
assert.equal((await tools.get(tool.id)).toolConfig.name, "book_visit");
assert.equal((await tools.list()).tools.length, 1);
fact("makes a tool whose secret is in the safe");

const webhook = await client.webhooks.create({
  settings: { authType: "hmac", name: "crm", webhookUrl: "https://crm.example/webhooks" },
});
assert.match(webhook.webhookSecret, /^wsec_/);
await client.webhooks.update(webhook.webhookId, { isDisabled: true, name: "crm" });
await settings.update({ webhooks: { postCallWebhookId: webhook.webhookId, events: ["transcript"] } });
assert.equal((await settings.get()).webhooks.postCallWebhookId, webhook.webhookId);
fact("sets up the workspace's webhook");

const subscription = await client.user.subscription.get();
assert.ok(subscription.characterLimit > subscription.characterCount);
fact("reads the subscription");

const later = await batchCalls.create({
  callName: "Later",
  agentId,
  agentPhoneNumberId: phoneNumberId,
  scheduledTimeUnix: 4102444800,
  recipients: [{ phoneNumber: people[0] }],
});
assert.equal((await batchCalls.cancel(later.id)).status, "cancelled");
fact("cancels a batch before it begins");

const batch = await batchCalls.create({
  callName: "Spring",
  agentId,
  agentPhoneNumberId: phoneNumberId,
  recipients: people.map((phoneNumber, i) => ({ id: `recipient-${i}`, phoneNumber })),
});
const over = await eventually(
  () => batchCalls.get(batch.id),
  (each) => each.status === "completed",
);
const { conversationId } = over.recipients[0];
const { batchCall } = (await conversations.get(conversationId)).metadata;
assert.equal(batchCall.batchCallId, batch.id);
assert.equal(batchCall.batchCallRecipientId, "recipient-0");
fact("finds a conversation's batch and recipient");

let bytes = 0;
for await (const chunk of await conversations.audio.get(conversationId)) {
  bytes += chunk.length;
}
assert.ok(bytes > 0);
await conversations.delete(conversationId);
await assert.rejects(conversations.get(conversationId), (error) => error.statusCode === 404);
fact("fetches a recording, and erases the call");

const document = await knowledgeBase.documents.createFromText({ name: "Prices", text: "A panel is 100. ".repeat(60) });
const items = [{ documentId: document.id, createIfMissing: true, model: "multilingual_e5_large_instruct" }];
await eventually(
  () => knowledgeBase.getOrCreateRagIndexes({ items }),
  (answers) => Object.values(answers)[0].data?.status === "succeeded",
);
fact("waits until a document can be searched");

const twiml = await twilio.registerCall({ agentId, fromNumber: people[0], toNumber: people[1] });
assert.match(String(twiml), /<Connect><Stream url="wss?:/);
fact("learns where the agent waits for a carrier's call");
