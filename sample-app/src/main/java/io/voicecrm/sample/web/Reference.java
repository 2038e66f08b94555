package io.voicecrm.sample.web;

/** Something that has a page of its own. */
public record Reference(String id, String name) {}
