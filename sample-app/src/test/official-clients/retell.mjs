import assert from "node:assert/strict";
import Retell, { toFile } from "retell-sdk";
import { eventually, fact, given } from "./facts.mjs";

const client = new Retell({ apiKey: given("API_KEY"), baseURL: given("BASE_URL"), maxRetries: 0 });

const voices = await client.voice.list();
assert.ok(voices[0].voice_id);
fact("lists the voices");

const model = await client.llm.create({
  general_prompt: "Book an appointment.",
  begin_message: "Hi {{first_name}}",
  start_speaker: "agent",
});
const agent = await client.agent.create({
  agent_name: "Booker",
  response_engine: { type: "retell-llm", llm_id: model.llm_id },
  voice_id: voices[0].voice_id,
});
assert.equal((await client.agent.retrieve(agent.agent_id)).agent_name, "Booker");
assert.equal((await client.llm.retrieve(model.llm_id)).general_prompt, "Book an appointment.");
fact("creates an agent with its language model");

const bought = await client.phoneNumber.create({ area_code: 212, nickname: "New line" });
assert.match(bought.phone_number, /^\+1212555/);
const bound = await client.phoneNumber.update(bought.phone_number, {
  outbound_agents: [{ agent_id: agent.agent_id, weight: 1 }],
  inbound_agents: [{ agent_id: agent.agent_id, weight: 1 }],
});
assert.equal(bound.outbound_agents[0].agent_id, agent.agent_id);
assert.ok((await client.phoneNumber.list()).items.some((each) => each.phone_number === bought.phone_number));
fact("buys a number and binds the agent to it");

const placed = await client.call.createPhoneCall({
  from_number: bought.phone_number,
  to_number: given("TO"),
  override_agent_id: agent.agent_id,
  metadata: { attempt: "attempt-1" },
  retell_llm_dynamic_variables: { first_name: "Ada" },
});
assert.equal(placed.call_status, "registered");
fact("places a call", { call_id: placed.call_id });

const call = await eventually(
  () => client.call.retrieve(placed.call_id),
  (each) => each.call_status === "ended" && each.call_analysis !== undefined,
);
assert.equal(call.agent_id, agent.agent_id);
assert.deepEqual(call.metadata, { attempt: "attempt-1" });
assert.ok(call.transcript.includes("User:"), "both sides speak");
assert.ok(call.call_analysis.call_summary, "the call is summed up");
assert.ok(call.call_cost.combined_cost > 0, "the call costs");
assert.ok(call.duration_ms > 0);
fact("reads the call with its transcript, analysis and cost");

const { concurrency_limit: limit } = await client.concurrency.retrieve();
assert.ok(limit > 0);
fact("reads how many calls the account may have at once");

const batch = await client.batchCall.createBatchCall({
  from_number: bought.phone_number,
  name: "Two people",
  tasks: [
    { to_number: given("TO"), override_agent_id: agent.agent_id },
    { to_number: given("AND_TO"), override_agent_id: agent.agent_id },
  ],
});
assert.equal(batch.total_task_count, 2);
const calls = await eventually(
  () => client.call.list({ filter_criteria: { batch_call_id: { type: "string", op: "eq", value: batch.batch_call_id } } }),
  (page) => page.items.length === 2 && page.items.every((each) => each.call_status === "ended"),
);
assert.deepEqual(
  calls.items.map((each) => each.to_number).sort(),
  [given("TO"), given("AND_TO")].sort(),
);
fact("calls a batch");

const base = await client.knowledgeBase.create({
  knowledge_base_name: "Shop",
  knowledge_base_texts: [{ title: "Hours", text: "Open from nine to five." }],
  knowledge_base_urls: ["https://shop.example/hours"],
  knowledge_base_files: [await toFile(Buffer.from("What we sell"), "shop.txt", { type: "text/plain" })],
});
const ready = await eventually(
  () => client.knowledgeBase.retrieve(base.knowledge_base_id),
  (each) => each.status === "complete",
);
assert.deepEqual(ready.knowledge_base_sources.map((each) => each.type).sort(), ["document", "text", "url"]);
const taught = await client.llm.update(model.llm_id, { knowledge_base_ids: [base.knowledge_base_id] });
assert.deepEqual(taught.knowledge_base_ids, [base.knowledge_base_id]);
fact("makes a knowledge base of a text, a page and a file, and teaches the agent");

await assert.rejects(client.agent.retrieve("agent_nobody"), Retell.UnprocessableEntityError);
fact("is told what does not exist");

const stranger = new Retell({ apiKey: "wrong", baseURL: given("BASE_URL"), maxRetries: 0 });
await assert.rejects(stranger.voice.list(), Retell.AuthenticationError);
fact("is refused with a wrong key");
