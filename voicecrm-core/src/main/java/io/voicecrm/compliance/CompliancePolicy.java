package io.voicecrm.compliance;

import io.voicecrm.TenantId;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which pack holds for which tenant, and which countries each may call. Immutable; as thread-safe as its functions. */
public final class CompliancePolicy {

    private final Function<TenantId, RulePack> packs;
    private final @Nullable Function<TenantId, Set<String>> countries;

    private CompliancePolicy(Function<TenantId, RulePack> packs, @Nullable Function<TenantId, Set<String>> countries) {
        this.packs = packs;
        this.countries = countries;
    }

    /** {@link RulePacks#standard} for everybody. */
    public static CompliancePolicy standard() {
        return of(tenant -> RulePacks.standard());
    }

    /** {@link RulePacks#sandbox} for everybody: only where nobody real is called. */
    public static CompliancePolicy sandbox() {
        return of(tenant -> RulePacks.sandbox());
    }

    /**
     * A pack for each tenant, asked once per batch of decisions. It should answer with packs that are kept, since they
     * remember what they worked out. While it throws, nobody is called.
     */
    public static CompliancePolicy of(Function<TenantId, RulePack> packs) {
        return new CompliancePolicy(packs, null);
    }

    /**
     * This policy with an allow-list of countries per tenant, ISO 3166 alpha-2, asked once per batch. Default: every
     * country that the tenant's pack covers. A country that is allowed and not covered is not called.
     */
    public CompliancePolicy countries(Function<TenantId, Set<String>> allowed) {
        return new CompliancePolicy(packs, allowed);
    }

    RulePack packOf(TenantId tenant) {
        return packs.apply(tenant);
    }

    /** Null for every country. */
    @Nullable
    Set<String> countriesOf(TenantId tenant) {
        return countries == null ? null : Set.copyOf(countries.apply(tenant));
    }
}
