package io.voicecrm.campaign;

import io.voicecrm.contact.Contact;

/**
 * One contact of a campaign, in a listing.
 *
 * @param position the place in the campaign's files, from 1
 * @param attempts how often they were called
 */
public record ListedTarget(long position, Contact contact, TargetState state, int attempts) {}
