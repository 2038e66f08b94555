package io.voicecrm.sample.account;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Who may ask for what. A browser has a session cookie and a CSRF token, a program has a key and neither; a webhook has a
 * signature, which the SDK checks.
 */
@Configuration(proxyBeanMethods = false)
class Security implements WebMvcConfigurer {

    /** The component library puts style elements into the page; scripts are ours only. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

    private final ActingFor actingFor;

    Security(ActingFor actingFor) {
        this.actingFor = actingFor;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(actingFor);
    }

    /**
     * Webhooks come by the thousand, from machines, and their signature is what is trusted: no user, no session and no
     * token of a page is looked for.
     */
    @Bean
    @Order(1)
    SecurityFilterChain webhooks(HttpSecurity http) throws Exception {
        return http.securityMatcher("/webhooks/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .build();
    }

    /** Requests are measured as a whole; each filter of each request by itself costs more than most of them do. */
    @Bean
    SecurityObservationSettings observeNoSingleFilter() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain filters(HttpSecurity http, ApiKeys keys, SecurityContextRepository sessions) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/api/app")
                        .permitAll()
                        .requestMatchers(org.springframework.http.HttpMethod.POST, "/api/session")
                        .permitAll()
                        .requestMatchers(org.springframework.http.HttpMethod.POST, "/api/plans/**", "/api/tenants")
                        .hasRole("PLATFORM")
                        .requestMatchers(org.springframework.http.HttpMethod.PATCH, "/api/plans/**")
                        .hasRole("PLATFORM")
                        .requestMatchers(org.springframework.http.HttpMethod.GET, "/api/tenants")
                        .hasRole("PLATFORM")
                        .requestMatchers(
                                "/api/all-agents",
                                "/api/all-invoices",
                                "/api/all-invoices.csv",
                                "/api/all-invoices/**",
                                "/api/invoices/run",
                                "/api/all-knowledge",
                                "/api/credit/audit",
                                "/api/profit",
                                "/api/providers/**",
                                "/api/queue",
                                "/api/reassigned-numbers/**",
                                "/api/setup",
                                "/api/tenants/*/credit/**",
                                "/api/tenants/*/number-policy",
                                "/api/tenants/*/plan",
                                "/api/tenants/*/share",
                                "/api/unsettled-payments",
                                "/api/webhooks/**")
                        .hasRole("PLATFORM")
                        .requestMatchers(
                                "/api/number-orders/**",
                                "/api/phone-numbers/owned",
                                "/api/phone-numbers/search",
                                "/api/phone-numbers/sync",
                                "/api/phone-numbers/*/unassign",
                                "/api/phone-numbers/*/suspend",
                                "/api/phone-numbers/*/restore",
                                "/api/phone-numbers/*/reconnect",
                                "/api/phone-numbers/*/release")
                        .hasRole("PLATFORM")
                        .requestMatchers("/actuator/metrics/**")
                        .hasRole("PLATFORM")
                        .requestMatchers("/api/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .securityContext(context -> context.securityContextRepository(sessions))
                .csrf(csrf -> csrf.spa().ignoringRequestMatchers(ApiKeyFilter::hasKey))
                .addFilterBefore(new ApiKeyFilter(keys), UsernamePasswordAuthenticationFilter.class)
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, e) ->
                                ProblemResponse.write(response, HttpStatus.UNAUTHORIZED, "Sign in first."))
                        .accessDeniedHandler((request, response, e) -> ProblemResponse.write(
                                response, HttpStatus.FORBIDDEN, "You may not do this, or the CSRF token is missing.")))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(
                                org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                                        .ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    @Bean
    SecurityContextRepository sessions() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    static PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(11);
    }
}
