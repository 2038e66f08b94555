package io.voicecrm.number;

/** Where numbers and what was ordered are kept, over the same data. */
public record NumberStores(NumberStore pool, NumberOrderStore orders) {}
