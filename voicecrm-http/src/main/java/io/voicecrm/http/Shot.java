package io.voicecrm.http;

/** What is known after sending a request that must not be sent twice. */
public sealed interface Shot {

    /** The answer arrived. */
    record Answered(Reply reply) implements Shot {}

    /** Not a byte of the request's body left us: the provider has not acted on it. */
    record NotSent(String why) implements Shot {}

    /** The request left, and no answer arrived: nobody knows. */
    record Lost(String why) implements Shot {}
}
