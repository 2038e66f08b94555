package io.voicecrm.compliance;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.compliance.DoNotCallStore.NationalMatch;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that has to be looked up for a batch of questions, each list once.
 *
 * @param countries the allow-list per tenant; a tenant without one is not in it
 */
record Facts(
        Map<TenantId, RulePack> packs,
        Map<TenantId, Set<String>> countries,
        Map<Callee, DoNotCall> doNotCall,
        Map<String, NationalMatch> national,
        Grants grants,
        CallHistory history) {

    static Facts of(
            List<DialQuestion> questions,
            CompliancePolicy policy,
            ComplianceStores stores,
            ChangedPacks changed,
            KeptRates rates) {
        Set<Callee> callees =
                questions.stream().map(DialQuestion::callee).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<TenantId, RulePack> packs =
                packs(callees, policy, changed.by(stores.overrides().all()));
        List<RulePack> distinct = packs.values().stream().distinct().toList();
        return new Facts(
                packs,
                countries(packs.keySet(), policy),
                stores.doNotCall().find(callees),
                national(distinct, callees, stores.doNotCall()),
                Grants.of(distinct, questions, stores, policy.reassignedOr(stores.disconnections())),
                CallHistory.of(distinct, questions, stores, rates));
    }

    @Nullable
    DoNotCall doNotCall(Callee callee) {
        return doNotCall.get(callee);
    }

    private static Map<TenantId, RulePack> packs(
            Collection<Callee> callees, CompliancePolicy policy, UnaryOperator<RulePack> changed) {
        Map<TenantId, RulePack> packs = new HashMap<>();
        for (Callee callee : callees) {
            packs.computeIfAbsent(callee.tenant(), tenant -> changed.apply(policy.packOf(tenant)));
        }
        return packs;
    }

    private static Map<TenantId, Set<String>> countries(Set<TenantId> tenants, CompliancePolicy policy) {
        Map<TenantId, Set<String>> countries = new HashMap<>();
        for (TenantId tenant : tenants) {
            Set<String> allowed = policy.countriesOf(tenant);
            if (allowed != null) {
                countries.put(tenant, allowed);
            }
        }
        return countries;
    }

    private static Map<String, NationalMatch> national(
            List<RulePack> packs, Collection<Callee> callees, DoNotCallStore store) {
        Set<PhoneNumber> phones = callees.stream().map(Callee::phone).collect(Collectors.toSet());
        Map<String, NationalMatch> matches = new HashMap<>();
        packs.stream()
                .flatMap(pack -> pack.all(Rule.Scrub.class).stream())
                .map(Rule.Scrub::list)
                .distinct()
                .forEach(list -> store.findNational(list, phones).ifPresent(match -> matches.put(list, match)));
        return matches;
    }
}
