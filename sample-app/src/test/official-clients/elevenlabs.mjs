import assert from "node:assert/strict";
import { ElevenLabsClient } from "@elevenlabs/elevenlabs-js";
import { eventually, fact, given } from "./facts.mjs";

const client = new ElevenLabsClient({ apiKey: given("API_KEY"), baseUrl: given("BASE_URL"), maxRetries: 0 });
const { agents, conversations, phoneNumbers, twilio } = client.conversationalAi;

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

await assert.rejects(agents.get("agent_nobody"), (error) => error.statusCode === 404);
fact("is told what does not exist");

const stranger = new ElevenLabsClient({ apiKey: "wrong", baseUrl: given("BASE_URL"), maxRetries: 0 });
await assert.rejects(stranger.conversationalAi.agents.list(), (error) => error.statusCode === 401);
fact("is refused with a wrong key");
