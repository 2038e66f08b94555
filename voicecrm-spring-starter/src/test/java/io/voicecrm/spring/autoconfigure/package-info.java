@NullMarked
package io.voicecrm.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;
