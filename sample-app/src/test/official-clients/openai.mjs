import assert from "node:assert/strict";
import OpenAI from "openai";
import { fact, given } from "./facts.mjs";

const model = given("MODEL");
const client = new OpenAI({ apiKey: given("API_KEY"), baseURL: given("BASE_URL"), maxRetries: 0 });

const schema = {
  type: "object",
  additionalProperties: false,
  required: ["summary", "sentiment", "do_not_call", "callback_at"],
  properties: {
    summary: { type: "string" },
    sentiment: { type: "string", enum: ["positive", "neutral", "negative"] },
    do_not_call: { type: "boolean" },
    callback_at: { type: ["string", "null"] },
  },
};
const analyze = (text) =>
  client.chat.completions.parse({
    model,
    messages: [
      { role: "system", content: "Read the call." },
      { role: "user", content: text },
    ],
    response_format: { type: "json_schema", json_schema: { name: "call", strict: true, schema } },
  });

const completion = await analyze("This is terrible. Take me off your list and do not call me again.");
const [choice] = completion.choices;
assert.equal(choice.finish_reason, "stop");
assert.equal(choice.message.refusal, null);
const conclusion = JSON.parse(choice.message.content);
assert.equal(conclusion.sentiment, "negative");
assert.equal(conclusion.do_not_call, true);
assert.equal(conclusion.callback_at, null);
assert.ok(completion.usage.total_tokens > 0);
fact("reads a call in a strict schema");

const open = { ...schema, additionalProperties: true };
await assert.rejects(
  client.chat.completions.create({
    model,
    messages: [{ role: "user", content: "Hello." }],
    response_format: { type: "json_schema", json_schema: { name: "call", strict: true, schema: open } },
  }),
  OpenAI.BadRequestError,
);
fact("is refused with a schema that is not strict");

const embedded = await client.embeddings.create({
  model: "text-embedding-3-small",
  input: ["our opening hours", "opening hours on Monday", "price of a quote"],
});
const [first, second, third] = embedded.data.map((each) => each.embedding);
const product = (one, other) => one.reduce((sum, each, i) => sum + each * other[i], 0);
assert.equal(first.length, 1536);
assert.ok(product(first, second) > product(first, third), "texts that share words are nearer");
fact("turns texts into vectors");

const models = await client.models.list();
assert.deepEqual(
  models.data.map((each) => each.id),
  [model],
);
fact("lists the models");

const stranger = new OpenAI({ apiKey: "sk-wrong", baseURL: given("BASE_URL"), maxRetries: 0 });
await assert.rejects(stranger.models.list(), OpenAI.AuthenticationError);
fact("is refused with a wrong key");
