package io.voicecrm.compliance;

import java.time.LocalDate;

/** When calling is allowed, day by day, in the local time of whoever is called. */
interface Schedule {

    /** The hours of one local date. */
    Hours on(LocalDate date);
}
