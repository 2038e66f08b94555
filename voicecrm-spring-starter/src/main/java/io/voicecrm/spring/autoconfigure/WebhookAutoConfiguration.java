package io.voicecrm.spring.autoconfigure;

import io.voicecrm.engine.VoiceCrm;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The endpoints that providers post to: {@code POST /webhooks/{provider}} what happened, and {@code POST
 * /webhooks/{provider}/inbound} the question who is calling. Off with {@code voicecrm.webhooks.enabled=false}.
 * An application with a security filter has to let this path through, without a session and without a CSRF token: the
 * signature is what is trusted.
 */
@AutoConfiguration(after = VoiceCrmAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnBooleanProperty(name = "voicecrm.webhooks.enabled", matchIfMissing = true)
public final class WebhookAutoConfiguration {

    /** For Spring. */
    public WebhookAutoConfiguration() {}

    @Bean
    WebhookTally voiceCrmWebhookTally() {
        return new WebhookTally();
    }

    @Bean
    BodyBudget voiceCrmWebhookBodies(VoiceCrmProperties properties) {
        return new BodyBudget(
                properties.webhooks().bodyMemory().toBytes(),
                Math.toIntExact(properties.webhooks().maxBody().toBytes()));
    }

    @Bean
    WebhookEndpoint voiceCrmWebhookEndpoint(
            VoiceCrm engine, WebhookTally tally, BodyBudget bodies, ObjectProvider<Clock> clocks) {
        return new WebhookEndpoint(engine.webhooks(), tally, bodies, VoiceCrmAutoConfiguration.clockOf(clocks));
    }

    @Bean
    InboundEndpoint voiceCrmInboundEndpoint(
            VoiceCrm engine, WebhookTally tally, BodyBudget bodies, ObjectProvider<Clock> clocks) {
        return new InboundEndpoint(engine.reception(), tally, bodies, VoiceCrmAutoConfiguration.clockOf(clocks));
    }

    /**
     * Routes, which are looked at before annotated controllers: an application has many of those, and each of their
     * patterns would be tried for each delivery.
     */
    @Bean
    RouterFunction<ServerResponse> voiceCrmWebhookRoutes(
            WebhookEndpoint webhooks,
            InboundEndpoint inbound,
            @Value("${voicecrm.webhooks.path:/webhooks}") String path) {
        String provider = path + "/{" + WebhookEndpoint.PROVIDER + "}";
        return RouterFunctions.route()
                .POST(provider, webhooks::receive)
                .POST(provider + InboundEndpoint.PATH, inbound::answer)
                .route(
                        RequestPredicates.path(provider).or(RequestPredicates.path(provider + InboundEndpoint.PATH)),
                        request -> postOnly())
                .build();
    }

    private static ServerResponse postOnly() {
        return ServerResponse.status(HttpStatus.METHOD_NOT_ALLOWED)
                .allow(HttpMethod.POST)
                .build();
    }
}
