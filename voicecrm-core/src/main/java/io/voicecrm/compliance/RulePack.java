package io.voicecrm.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A set of rules with a version. Immutable, thread-safe; keep it, since it remembers which rules hold where. */
public final class RulePack {

    private final String id;
    private final String version;
    private final Map<String, RuleRow> rows = new LinkedHashMap<>();
    private final List<Rule> rules;
    private final Map<String, Set<String>> unions;
    private final Set<String> countriesWithStates;
    private final boolean needsPlace;
    private final Map<Where, RuleSet> sets = new ConcurrentHashMap<>();

    private record Where(List<String> jurisdictions, Purpose purpose) {}

    private RulePack(String id, String version, Collection<RuleRow> given) {
        this.id = id;
        this.version = version;
        for (RuleRow row : given) {
            if (rows.put(row.id(), row) != null) {
                throw new IllegalArgumentException("pack " + id + ": has two rules " + row.id());
            }
        }
        this.rules = rows.values().stream().map(Rule::of).toList();
        this.unions = rows.values().stream()
                .filter(row -> row.kind() == RuleKind.MEMBERS)
                .collect(Collectors.toUnmodifiableMap(
                        RuleRow::jurisdiction, row -> Set.of(row.value().split("\\|")), RulePack::united));
        this.countriesWithStates = rows.values().stream()
                .map(RuleRow::jurisdiction)
                .filter(jurisdiction -> jurisdiction.contains("-"))
                .map(jurisdiction -> jurisdiction.substring(0, jurisdiction.indexOf('-')))
                .collect(Collectors.toUnmodifiableSet());
        this.needsPlace =
                rows.values().stream().anyMatch(row -> !row.jurisdiction().equals("*"));
    }

    private static Set<String> united(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A pack of one's own.
     *
     * @param version such as the date on which the rules were checked
     * @throws IllegalArgumentException if two rules have one id
     */
    public static RulePack of(String id, String version, Collection<RuleRow> rows) {
        return new RulePack(id, version, rows);
    }

    /** Its name, such as {@code standard}. */
    public String id() {
        return id;
    }

    /** Its version; changes by the operator are counted behind a plus sign, such as {@code 2026-11+2}. */
    public String version() {
        return version;
    }

    /** All rules, in the order of the file. */
    public List<RuleRow> rows() {
        return List.copyOf(rows.values());
    }

    /** A rule by its id. */
    public Optional<RuleRow> row(String ruleId) {
        return Optional.ofNullable(rows.get(ruleId));
    }

    /** This pack as the operator changed it; changes to other packs are left out. */
    public RulePack with(List<RuleOverride> overrides) {
        Map<String, RuleRow> changed = new LinkedHashMap<>(rows);
        int changes = 0;
        for (RuleOverride override : overrides) {
            if (override.pack().equals(id)) {
                RuleRow after = override.after();
                if (after == null) {
                    changed.remove(override.ruleId());
                } else {
                    changed.put(override.ruleId(), after);
                }
                changes++;
            }
        }
        return changes == 0 ? this : new RulePack(id, version + "+" + changes, changed.values());
    }

    /** What has to be said to somebody at {@code place} on {@code date}, with its rule. */
    public List<RuleRow> disclosures(CalledPlace place, Purpose purpose, LocalDate date) {
        return rulesFor(place, purpose).statements().stream()
                .map(Rule::row)
                .filter(row -> row.kind() == RuleKind.DISCLOSURE && row.holdsOn(date))
                .toList();
    }

    /** The rules for calls of one purpose to one place. */
    RuleSet rulesFor(CalledPlace place, Purpose purpose) {
        List<String> jurisdictions = new ArrayList<>();
        String country = place.country();
        if (country != null) {
            unions.forEach((union, members) -> {
                if (members.contains(country)) {
                    jurisdictions.add(union);
                }
            });
            jurisdictions.add(country);
        }
        jurisdictions.addAll(place.states());
        return sets.computeIfAbsent(
                new Where(List.copyOf(jurisdictions), purpose), where -> RuleSet.of(rules, jurisdictions, purpose));
    }

    /** Whether it matters where somebody is. */
    boolean needsPlace() {
        return needsPlace;
    }

    /** Whether rules differ within a country. */
    boolean hasStatesOf(String country) {
        return countriesWithStates.contains(country);
    }

    /** All rules of one kind, wherever they hold. */
    <T extends Rule> List<T> all(Class<T> kind) {
        return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
