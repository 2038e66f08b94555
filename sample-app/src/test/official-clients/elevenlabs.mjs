import assert from "node:assert/strict";
import { ElevenLabsClient } from "@elevenlabs/elevenlabs-js";
import { eventually, fact, given } from "./facts.mjs";

const client = new ElevenLabsClient({ apiKey: given("API_KEY"), baseUrl: given("BASE_URL"), maxRetries: 0 });
const { agents, batchCalls, conversations, knowledgeBase, phoneNumbers, twilio } = client.conversationalAi;

const { voices } = await client.voices.search({ pageSize: 5 });
assert.ok(voices[0].voiceId);
assert.ok(voices[0].previewUrl, "a voice can be heard");
fact("lists voices with their previews");

const { agentId } = await agents.create({
  name: "Booker",
  conversationConfig: {
    agent: { firstMessage: "Hi {{first_name}}", prompt: { prompt: "Book an appointment." } },
  },
});
const agent = await agents.get(agentId);
assert.equal(agent.name, "Booker");
assert.equal(agent.conversationConfig.agent.prompt.prompt, "Book an appointment.");
fact("creates an agent and reads it back");

const numbers = await phoneNumbers.list();
const number = numbers.find((each) => each.phoneNumber === given("PHONE_NUMBER"));
assert.ok(number, "the account's number is listed");
fact("lists the account's number");

const placed = await twilio.outboundCall({
  agentId,
  agentPhoneNumberId: number.phoneNumberId,
  toNumber: given("TO"),
  conversationInitiationClientData: { userId: "attempt-1", dynamicVariables: { first_name: "Ada" } },
});
assert.equal(placed.success, true);
assert.ok(placed.conversationId);
assert.ok(placed.callSid);
fact("places a call", { conversation_id: placed.conversationId });

const conversation = await eventually(
  () => conversations.get(placed.conversationId),
  (each) => each.status === "done" || each.status === "failed",
);
assert.equal(conversation.status, "done");
assert.equal(conversation.agentId, agentId);
assert.equal(conversation.userId, "attempt-1");
assert.ok(conversation.transcript.length > 1, "both sides speak");
assert.ok(conversation.metadata.callDurationSecs > 0, "the call took time");
assert.equal(conversation.metadata.phoneCall.externalNumber, given("TO"));
assert.ok(conversation.analysis.transcriptSummary, "the call is summed up");
fact("reads the conversation with its transcript and analysis");

const page = await conversations.list({ agentId });
assert.deepEqual(
  page.conversations.map((each) => each.conversationId),
  [placed.conversationId],
);
fact("lists the agent's conversations");

const imported = await phoneNumbers.create({
  provider: "twilio",
  label: "Imported",
  phoneNumber: given("AND_NUMBER"),
  sid: given("CARRIER_SID"),
  token: "carrier-token",
});
const bound = await phoneNumbers.update(imported.phoneNumberId, { agentId });
assert.equal(bound.assignedAgent.agentId, agentId);
fact("imports a number and binds the agent to it");

const known = { dynamicVariables: { first_name: "Ada" } };
const submitted = await batchCalls.create({
  callName: "Two people",
  agentId,
  agentPhoneNumberId: imported.phoneNumberId,
  recipients: [
    { phoneNumber: given("TO"), conversationInitiationClientData: known },
    { phoneNumber: given("AND_TO"), conversationInitiationClientData: known },
  ],
});
const batch = await eventually(
  () => batchCalls.get(submitted.id),
  (each) => each.status === "completed",
);
assert.equal(batch.totalCallsDispatched, 2);
assert.deepEqual(
  batch.recipients.map((each) => each.status),
  ["completed", "completed"],
);
fact("calls a batch");

const document = await knowledgeBase.documents.createFromText({ name: "Hours", text: "Open from nine to five." });
await knowledgeBase.documents.createFromUrl({ name: "Page", url: "https://shop.example/hours" });
await knowledgeBase.documents.createFromFile({ name: "Shop", file: new File(["What we sell"], "shop.txt") });
const listed = await knowledgeBase.list({ pageSize: 10 });
assert.deepEqual(listed.documents.map((each) => each.name).sort(), ["Hours", "Page", "Shop"]);
const index = await knowledgeBase.document.computeRagIndex(document.id, { model: "e5_mistral_7b_instruct" });
assert.ok(index.id);
await agents.update(agentId, {
  conversationConfig: {
    agent: { prompt: { knowledgeBase: [{ type: "text", id: document.id, name: "Hours", usageMode: "auto" }] } },
  },
});
const taught = await agents.get(agentId);
assert.equal(taught.conversationConfig.agent.prompt.knowledgeBase[0].id, document.id);
assert.equal(taught.conversationConfig.agent.prompt.prompt, "Book an appointment.", "the rest is left as it was");
fact("keeps a text, a page and a file, and teaches the agent");

await assert.rejects(agents.get("agent_nobody"), (error) => error.statusCode === 404);
fact("is told what does not exist");

const stranger = new ElevenLabsClient({ apiKey: "wrong", baseUrl: given("BASE_URL"), maxRetries: 0 });
await assert.rejects(stranger.conversationalAi.agents.list(), (error) => error.statusCode === 401);
fact("is refused with a wrong key");
