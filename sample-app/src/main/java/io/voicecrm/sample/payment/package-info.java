/** How clients pay by themselves: credit on a page of the gateway, and their account there. No card number passes here. */
@NullMarked
package io.voicecrm.sample.payment;

import org.jspecify.annotations.NullMarked;
