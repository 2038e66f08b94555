package io.voicecrm.compliance;

import java.util.List;

/**
 * The rules that hold in one place for one purpose, by what they are about and in the order of the pack.
 *
 * @param isCovered whether the country may be called at all
 */
record RuleSet(
        boolean isCovered,
        List<Rule.Blocked> blocked,
        List<Rule.Scrub> scrubs,
        List<Rule.Exemption> exemptions,
        List<Rule.Permission> permissions,
        List<Rule.Reassigned> reassigned,
        List<Rule.Cap> caps,
        List<Rule.Rest> rests,
        List<Rule.OpenHours> hours,
        List<Rule.AbandonmentBound> abandonment,
        List<Rule.Statement> statements) {

    static RuleSet of(List<Rule> rules, List<String> jurisdictions, Purpose purpose) {
        List<Rule> held = rules.stream()
                .filter(rule -> rule.row().isAbout(purpose)
                        && (rule.row().jurisdiction().equals("*")
                                || jurisdictions.contains(rule.row().jurisdiction())))
                .toList();
        return new RuleSet(
                held.stream().anyMatch(rule -> rule.row().kind() == RuleKind.COVERED),
                only(held, Rule.Blocked.class),
                only(held, Rule.Scrub.class),
                only(held, Rule.Exemption.class),
                only(held, Rule.Permission.class),
                only(held, Rule.Reassigned.class),
                only(held, Rule.Cap.class),
                only(held, Rule.Rest.class),
                only(held, Rule.OpenHours.class),
                only(held, Rule.AbandonmentBound.class),
                only(held, Rule.Statement.class));
    }

    private static <T extends Rule> List<T> only(List<Rule> rules, Class<T> kind) {
        return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
