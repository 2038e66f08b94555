/**
 * States a fact that this script has just asserted: one line of JSON on standard output, which the test reads.
 *
 * @param {string} name what is true, in the words of the test
 * @param {object} values what the test goes on with
 */
export function fact(name, values = {}) {
  process.stdout.write(`${JSON.stringify({ fact: name, ...values })}\n`);
}

/**
 * Asks until an answer is good enough, for at most ten seconds.
 *
 * @template T
 * @param {() => Promise<T>} ask
 * @param {(answer: T) => boolean} isGood
 * @returns {Promise<T>}
 */
export async function eventually(ask, isGood) {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (isGood(answer)) {
      return answer;
    }
    if (Date.now() > deadline) {
      throw new Error(`not within ten seconds: ${JSON.stringify(answer)}`);
    }
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

/** A setting that the test hands over in the environment. */
export function given(name) {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`environment variable ${name}: is missing; the test sets it`);
  }
  return value;
}
