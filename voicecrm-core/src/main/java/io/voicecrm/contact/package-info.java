/**
 * People to call, and reading them from a CSV file.
 *
 * <p>{@link io.voicecrm.contact.ContactCsv} is the entry. This package does not know campaigns, agents or stores: a file
 * becomes contacts and reasons, and somebody else keeps them.
 */
@NullMarked
package io.voicecrm.contact;

import org.jspecify.annotations.NullMarked;
