package io.voicecrm.benchmarks;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.voicecrm.PhoneNumber;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** Peer: the federal hours by hand, in all zones that libphonenumber names for a number. */
final class HandMadeHours {

    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(21, 0);

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final PhoneNumberToTimeZonesMapper zones = PhoneNumberToTimeZonesMapper.getInstance();

    boolean areOpen(PhoneNumber phone, Instant now) {
        try {
            return zones.getTimeZonesForNumber(numbers.parse(phone.e164(), null)).stream()
                    .allMatch(zone -> isOpen(now.atZone(ZoneId.of(zone)).toLocalTime()));
        } catch (NumberParseException e) {
            return false;
        }
    }

    private static boolean isOpen(LocalTime time) {
        return !time.isBefore(OPENS) && time.isBefore(CLOSES);
    }
}
