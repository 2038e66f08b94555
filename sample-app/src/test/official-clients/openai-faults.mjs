import assert from "node:assert/strict";
import OpenAI from "openai";
import { fact, given } from "./facts.mjs";

// The test has ordered these faults, in this order.
const client = new OpenAI({ apiKey: given("API_KEY"), baseURL: given("BASE_URL"), maxRetries: 0 });
const ask = () =>
  client.chat.completions.create({ model: given("MODEL"), messages: [{ role: "user", content: "Hello there." }] });

await assert.rejects(ask(), (error) => error instanceof OpenAI.RateLimitError && error.code === "rate_limit_exceeded");
fact("sees that it asks too often");

await assert.rejects(ask(), (error) => error instanceof OpenAI.RateLimitError && error.code === "insufficient_quota");
fact("sees that the account has no credit");

await assert.rejects(ask(), OpenAI.InternalServerError);
fact("sees that the server stumbles");

await assert.rejects(ask(), OpenAI.APIConnectionError);
fact("sees that the line is cut");

assert.ok((await ask()).choices[0].message.refusal);
fact("sees that the model refuses");

assert.equal((await ask()).choices[0].finish_reason, "length");
fact("sees that the answer is cut off");
