package io.voicecrm.retell;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.agent.AgentId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.testkit.openapi.Deviation;
import io.voicecrm.testkit.openapi.OpenApiDocument;
import io.voicecrm.testkit.simulator.OutcomeMix;
import io.voicecrm.testkit.wire.Exchange;
import io.voicecrm.testkit.wire.SimulatedRetell;
import io.voicecrm.voice.VoiceProviderException;
import io.voicecrm.voice.VoiceProviderException.Kind;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An account at a simulator; closing it holds every exchange that there was to the provider's description. */
final class WatchedAccount implements AutoCloseable {

    final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
    final SimulatedRetell server = SimulatedRetell.builder()
            .speed(2_000)
            .mix(OutcomeMix.always(CallOutcome.ANSWERED))
            .concurrencyLimit(20)
            .watch(exchanges::add)
            .start();
    final Retell provider =
            Retell.builder(server.apiKey()).baseUrl(server.url()).build();
    final AgentId demo = new AgentId(Retell.ID, server.agentId());

    @Override
    public void close() {
        provider.close();
        server.close();
        OpenApiDocument.find("retell.openapi.json")
                .ifPresent(document -> assertThat(exchanges.stream()
                                .flatMap(exchange -> document.check(exchange).stream())
                                .filter(deviation -> !KnownDeviations.isKnown(deviation))
                                .map(Deviation::toString)
                                .distinct())
                        .isEmpty());
    }

    static void isNotFound(Throwable thrown) {
        assertThat(((VoiceProviderException) thrown).kind()).isEqualTo(Kind.NOT_FOUND);
    }

    static void isNotSupported(Throwable thrown) {
        assertThat(((VoiceProviderException) thrown).kind()).isEqualTo(Kind.NOT_SUPPORTED);
    }
}
