package io.voicecrm.sample.account;

import io.voicecrm.TenantId;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives a controller method the tenant that the caller acts for: their own, or for the platform the one that the header
 * names. Another tenant's id is as unknown as one that does not exist.
 */
@Component
class ActingFor implements HandlerMethodArgumentResolver {

    static final String HEADER = "X-Tenant-Id";

    private final Tenants tenants;

    ActingFor(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Tenant.class;
    }

    @Override
    public Tenant resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Caller caller = caller();
        String asked = request.getHeader(HEADER);
        String id = asked == null || asked.isBlank() ? caller.tenant() : asked;
        if (id == null) {
            throw Problems.invalid(HEADER, "the platform has to say for which client it acts");
        }
        if (id.length() > 64 || !caller.mayActFor(new TenantId(id))) {
            throw Problems.notFound("client");
        }
        return tenants.find(new TenantId(id)).orElseThrow(() -> Problems.notFound("client"));
    }

    private static Caller caller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("caller: only a signed-in one reaches a tenant's endpoint");
    }
}
