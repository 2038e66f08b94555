package io.voicecrm.sample.account;

import io.voicecrm.TenantId;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One client: for the platform, and for the client. */
@RestController
@RequestMapping("/api/tenants/{id}")
class TenantController {

    private final Tenants tenants;
    private final ApiKeys keys;

    TenantController(Tenants tenants, ApiKeys keys) {
        this.tenants = tenants;
        this.keys = keys;
    }

    record NewApiKey(@NotBlank @Size(max = 200) String name) {}

    @GetMapping
    ClientAccounts.TenantJson get(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        return ClientAccounts.TenantJson.of(find(id, caller), null);
    }

    @PostMapping("/api-keys")
    @ResponseStatus(HttpStatus.CREATED)
    ApiKeys.Created createKey(
            @PathVariable String id, @AuthenticationPrincipal Caller caller, @Valid @RequestBody NewApiKey body) {
        return keys.create(find(id, caller).tenantId(), body.name());
    }

    @GetMapping("/api-keys")
    PageOf<ApiKeys.Listed> keys(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        return new PageOf<>(keys.of(find(id, caller).tenantId()), null);
    }

    @DeleteMapping("/api-keys/{key_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeKey(
            @PathVariable String id, @PathVariable("key_id") UUID keyId, @AuthenticationPrincipal Caller caller) {
        if (!keys.revoke(find(id, caller).tenantId(), keyId)) {
            throw Problems.notFound("API key");
        }
    }

    private Tenant find(String id, Caller caller) {
        if (id.isBlank() || id.length() > 64 || !caller.mayActFor(new TenantId(id))) {
            throw Problems.notFound("client");
        }
        return tenants.find(new TenantId(id)).orElseThrow(() -> Problems.notFound("client"));
    }
}
