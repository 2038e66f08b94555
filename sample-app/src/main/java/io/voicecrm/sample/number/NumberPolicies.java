package io.voicecrm.sample.number;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.sample.database.Scope;
import org.springframework.stereotype.Component;

/** Whether clients take numbers by themselves, and which number they call from where they do not say. */
@Component
class NumberPolicies {

    private final Scope scope;

    NumberPolicies(Scope scope) {
        this.scope = scope;
    }

    boolean isSelfService(TenantId tenant) {
        return scope.tenant(
                tenant,
                jdbc -> jdbc.sql("select number_self_service from tenants where tenant_id = :id")
                        .param("id", tenant.value())
                        .query(Boolean.class)
                        .single());
    }

    /** Changes it; false if there is no such tenant. */
    boolean setSelfService(TenantId tenant, boolean selfService) {
        return scope.platform(jdbc -> jdbc.sql("update tenants set number_self_service = :value where tenant_id = :id")
                        .param("id", tenant.value())
                        .param("value", selfService)
                        .update()
                == 1);
    }

    /** A client that has no number to call from calls from its first one. */
    void callFrom(TenantId tenant, PhoneNumber number) {
        scope.platform(
                jdbc -> jdbc.sql("update tenants set caller_id = :number where tenant_id = :id and caller_id is null")
                        .param("id", tenant.value())
                        .param("number", number.e164())
                        .update());
    }

    /** Nobody calls from a number that was taken away. */
    void callFromNoMore(PhoneNumber number) {
        scope.platform(jdbc -> jdbc.sql("update tenants set caller_id = null where caller_id = :number")
                .param("number", number.e164())
                .update());
    }
}
