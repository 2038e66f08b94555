package io.voicecrm.compliance;

import io.voicecrm.contact.Contact;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says where a person is called: by the zone that the list names, else the state, else the postal code, else the number.
 *
 * <p>Where somebody moved and kept their number, the rules of both states are applied: the law presumes the state of the
 * number, and the person is in the other.
 */
final class Places {

    private static final Map<String, ZoneId> ZONES = ZoneId.getAvailableZoneIds().stream()
            .collect(Collectors.toUnmodifiableMap(name -> name.toUpperCase(Locale.ROOT), ZoneId::of));

    private final Numbers numbers;
    private final States states;

    Places(Numbers numbers, States states) {
        this.numbers = numbers;
        this.states = states;
    }

    CalledPlace of(Contact contact, Numbers.Number number) {
        String country = number.country();
        if (country == null) {
            return new CalledPlace(null, List.of(), List.of(), ZoneBasis.UNKNOWN);
        }
        Optional<String> stated = value(contact, "state", "province").flatMap(name -> states.named(country, name));
        Set<String> postal = value(contact, "zip", "zip_code", "postal_code", "postcode")
                .map(code -> states.withPostalCode(country, code))
                .orElse(Set.of());
        Set<String> all = new LinkedHashSet<>();
        stated.ifPresentOrElse(all::add, () -> all.addAll(postal));
        if (number.state() != null) {
            all.add(number.state());
        }
        List<String> applying = List.copyOf(all);
        Optional<String> zone = value(contact, "time_zone", "timezone");
        if (zone.isPresent()) {
            List<ZoneId> named = Optional.ofNullable(ZONES.get(zone.get().toUpperCase(Locale.ROOT)))
                    .map(List::of)
                    .orElse(List.of());
            // A zone that cannot be read is no reason to guess another.
            return new CalledPlace(country, applying, named, named.isEmpty() ? ZoneBasis.UNKNOWN : ZoneBasis.TIME_ZONE);
        }
        if (stated.isPresent()) {
            return new CalledPlace(country, applying, zonesOf(List.of(stated.get())), ZoneBasis.STATE);
        }
        if (!postal.isEmpty()) {
            return new CalledPlace(country, applying, zonesOf(postal), ZoneBasis.POSTAL_CODE);
        }
        List<ZoneId> ofNumber = numbers.zonesOf(number);
        return new CalledPlace(country, applying, ofNumber, ofNumber.isEmpty() ? ZoneBasis.UNKNOWN : ZoneBasis.NUMBER);
    }

    private List<ZoneId> zonesOf(Collection<String> codes) {
        return codes.stream()
                .flatMap(code -> states.zonesOf(code).stream())
                .distinct()
                .sorted(Comparator.comparing(ZoneId::getId))
                .toList();
    }

    /** The first of some variables that has a value, whatever the case of its name. */
    private static Optional<String> value(Contact contact, String... names) {
        for (String name : names) {
            for (Map.Entry<String, String> variable : contact.variables().entrySet()) {
                if (variable.getKey().strip().equalsIgnoreCase(name)
                        && !variable.getValue().isBlank()) {
                    return Optional.of(variable.getValue().strip());
                }
            }
        }
        return Optional.empty();
    }
}
