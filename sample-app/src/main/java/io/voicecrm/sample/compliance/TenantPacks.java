package io.voicecrm.sample.compliance;

import io.voicecrm.TenantId;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.compliance.RulePack;
import io.voicecrm.compliance.RulePacks;
import io.voicecrm.sample.AppSettings;
import io.voicecrm.sample.database.Scope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Which rule pack holds for which client. In the sandbox a newcomer can try the product at night, since nobody is woken, and
 * may switch to the real rules; with a real provider there is nothing to choose.
 */
@Configuration(proxyBeanMethods = false)
class TenantPacks {

    private final Scope scope;
    private final AppSettings settings;

    TenantPacks(Scope scope, AppSettings settings) {
        this.scope = scope;
        this.settings = settings;
    }

    @Bean
    CompliancePolicy compliancePolicy() {
        return CompliancePolicy.of(this::of);
    }

    boolean canChoose() {
        return settings.isSandbox();
    }

    RulePack of(TenantId tenant) {
        if (!canChoose()) {
            return RulePacks.standard();
        }
        boolean isReal = scope.tenant(
                tenant,
                jdbc -> jdbc.sql(
                                "select exists (select from tenants where tenant_id = :tenant and rule_pack = 'standard')")
                        .param("tenant", tenant.value())
                        .query(Boolean.class)
                        .single());
        return isReal ? RulePacks.standard() : RulePacks.sandbox();
    }

    void choose(TenantId tenant, String pack) {
        scope.tenant(
                tenant,
                jdbc -> jdbc.sql("update tenants set rule_pack = :pack where tenant_id = :tenant")
                        .param("pack", pack)
                        .param("tenant", tenant.value())
                        .update());
    }
}
