import assert from "node:assert/strict";
import Retell from "retell-sdk";
import { eventually, fact, given } from "./facts.mjs";

const client = new Retell({ apiKey: given("API_KEY"), baseURL: given("BASE_URL"), maxRetries: 0 });
const from = given("PHONE_NUMBER");
const to = given("TO");

const llm = await client.llm.create({
  general_prompt: "Book an appointment with {{first_name}}.",
  begin_message: "Hi {{first_name}}",
  start_speaker: "agent",
});
const agent = await client.agent.create({
  agent_name: "Booker",
  response_engine: { type: "retell-llm", llm_id: llm.llm_id },
  voice_id: "11labs-Adrian",
  voicemail_option: { action: { type: "hangup" } },
  post_call_analysis_data: [{ type: "string", name: "name", description: "Who it is.", required: false }],
});
assert.equal((await client.agent.retrieve(agent.agent_id)).agent_name, "Booker");
assert.equal((await client.llm.retrieve(llm.llm_id)).begin_message, "Hi {{first_name}}");
const agents = await client.agent.list({ filter_criteria: { channel: { type: "string", op: "eq", value: "voice" } } });
assert.ok(agents.items.some((each) => each.agent_id === agent.agent_id));
fact("creates an agent with its language model and reads both back");

const bound = await client.phoneNumber.update(from, { outbound_agents: [{ agent_id: agent.agent_id, weight: 1 }] });
assert.equal(bound.outbound_agents[0].agent_id, agent.agent_id);
const bought = await client.phoneNumber.create({ area_code: 415, nickname: "Front desk" });
assert.equal((await client.phoneNumber.retrieve(bought.phone_number)).nickname, "Front desk");
const numbers = await client.phoneNumber.list();
assert.deepEqual(numbers.items.map((each) => each.phone_number).sort(), [bought.phone_number, from].sort());
await client.phoneNumber.delete(bought.phone_number);
fact("binds a number to the agent, buys another one and gives it back");

const placed = await client.call.createPhoneCall({
  from_number: from,
  to_number: to,
  metadata: { voicecrm_attempt_id: "attempt-1" },
  retell_llm_dynamic_variables: { first_name: "Ada" },
});
assert.equal(placed.call_status, "registered");
assert.equal(placed.agent_id, agent.agent_id);
fact("places a call with the agent of the number");

const call = await eventually(
  () => client.call.retrieve(placed.call_id),
  (each) => each.call_analysis !== undefined,
);
assert.equal(call.call_status, "ended");
assert.equal(call.to_number, to);
assert.ok(call.transcript_object.length > 1, "both sides speak");
assert.match(call.transcript, /^Agent: Hi Ada/);
assert.ok(call.duration_ms > 0, "the call took time");
assert.ok(call.call_cost.combined_cost > 0, "the call has a price");
assert.ok(call.call_analysis.call_summary, "the call is summed up");
fact("reads the call with its transcript, price and analysis");

const found = await client.call.list({
  filter_criteria: { metadata: [{ type: "string", op: "eq", key: "voicecrm_attempt_id", value: "attempt-1" }] },
});
assert.deepEqual(
  found.items.map((each) => each.call_id),
  [placed.call_id],
);
fact("finds the call by what it was tagged with");

const batch = await client.batchCall.createBatchCall({
  from_number: from,
  name: "Two people",
  tasks: [1, 2].map((n) => ({
    to_number: given(`BATCH_TO_${n}`),
    retell_llm_dynamic_variables: { first_name: "Bob" },
  })),
});
assert.equal(batch.total_task_count, 2);
const calls = await eventually(
  () =>
    client.call.list({
      filter_criteria: { batch_call_id: { type: "string", op: "eq", value: batch.batch_call_id } },
    }),
  (page) => page.items.length === 2,
);
assert.deepEqual(
  calls.items.map((each) => each.to_number).sort(),
  [given("BATCH_TO_1"), given("BATCH_TO_2")].sort(),
);
fact("has a batch of people called");

const knowledge = await client.knowledgeBase.create({
  knowledge_base_name: "Northwind",
  knowledge_base_texts: [{ title: "Prices", text: "A panel costs 200." }],
  knowledge_base_urls: ["https://northwind.example/"],
  knowledge_base_files: [new File(["Terms of trade"], "terms.txt", { type: "text/plain" })],
});
const read = await eventually(
  () => client.knowledgeBase.retrieve(knowledge.knowledge_base_id),
  (each) => each.status === "complete",
);
assert.deepEqual(read.knowledge_base_sources.map((each) => each.type).sort(), ["document", "text", "url"]);
await client.llm.update(llm.llm_id, { knowledge_base_ids: [knowledge.knowledge_base_id] });
await client.knowledgeBase.delete(knowledge.knowledge_base_id);
fact("keeps knowledge of three kinds, attaches it and deletes it");

assert.ok((await client.voice.list()).some((each) => each.voice_id === "11labs-Adrian" && each.preview_audio_url));
assert.ok((await client.concurrency.retrieve()).concurrency_limit > 0);
fact("lists voices and lines");

await client.call.delete(placed.call_id);
await assert.rejects(client.call.retrieve(placed.call_id), (error) => error.status === 422);
fact("is told what does not exist");

const stranger = new Retell({ apiKey: "wrong", baseURL: given("BASE_URL"), maxRetries: 0 });
await assert.rejects(stranger.voice.list(), (error) => error.status === 401);
fact("is refused with a wrong key");
