package io.voicecrm.context;

/**
 * One thing worth knowing.
 *
 * @param section where it belongs
 * @param label such as {@code Name}; empty for free text
 * @param text one value, as data; the builder keeps it from looking like a heading
 */
public record Fact(Section section, String label, String text) {}
