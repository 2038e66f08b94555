package io.voicecrm.sample.account;

import io.voicecrm.TenantId;
import io.voicecrm.sample.web.Reference;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. */
@RestController
@RequestMapping("/api/session")
class SessionController {

    private final Users users;
    private final Tenants tenants;
    private final SignInAttempts attempts;
    private final SecurityContextRepository sessions;

    SessionController(Users users, Tenants tenants, SignInAttempts attempts, SecurityContextRepository sessions) {
        this.users = users;
        this.tenants = tenants;
        this.attempts = attempts;
        this.sessions = sessions;
    }

    record SignIn(@NotBlank String email, @NotBlank String password) {}

    record Me(
            String userId,
            String email,
            String name,
            String role,
            @Nullable Reference tenant) {}

    @PostMapping
    Me signIn(@Valid @RequestBody SignIn signIn, HttpServletRequest request, HttpServletResponse response) {
        String address = request.getRemoteAddr();
        attempts.waitFor(signIn.email(), address).ifPresent(SessionController::refuse);
        Optional<Caller> caller = users.authenticate(signIn.email(), signIn.password());
        if (caller.isEmpty()) {
            attempts.failed(signIn.email(), address);
            ProblemDetail detail =
                    ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED, "Email or password is wrong.");
            throw new ErrorResponseException(HttpStatus.UNAUTHORIZED, detail, null);
        }
        attempts.succeeded(signIn.email(), address);
        if (request.getSession(false) != null) {
            // A session that somebody else may have planted must not become the signed-in one.
            request.changeSessionId();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerToken(caller.get()));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        return describe(caller.get());
    }

    @GetMapping
    Me current(@AuthenticationPrincipal Caller caller) {
        return describe(caller);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request) {
        if (request.getSession(false) != null) {
            request.getSession(false).invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    private Me describe(Caller caller) {
        Reference tenant = Optional.ofNullable(caller.tenant())
                .flatMap(id -> tenants.find(new TenantId(id)))
                .map(found -> new Reference(found.id(), found.name()))
                .orElse(null);
        return new Me(
                caller.id(),
                caller.email(),
                caller.name(),
                caller.isPlatform() ? "platform_admin" : "tenant_user",
                tenant);
    }

    private static void refuse(Duration wait) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(
                HttpStatus.TOO_MANY_REQUESTS, "Too many failed sign-ins. Try again later.");
        ErrorResponseException refusal = new ErrorResponseException(HttpStatus.TOO_MANY_REQUESTS, detail, null);
        refusal.getHeaders().set("Retry-After", String.valueOf(Math.max(1, wait.toSeconds())));
        throw refusal;
    }
}
