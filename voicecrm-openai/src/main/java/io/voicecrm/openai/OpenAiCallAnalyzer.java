package io.voicecrm.openai;

import io.voicecrm.analysis.AnalysisRequest;
import io.voicecrm.analysis.CallAnalyzer;
import io.voicecrm.analysis.CallInsight;
import io.voicecrm.analysis.OfflineCallAnalyzer;
import io.voicecrm.call.CostLine;
import io.voicecrm.openai.Answer.Concluded;
import io.voicecrm.openai.Answer.Failed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a model, and reads by words where it cannot. A server that is overrun or out of credit is left alone for a while
 * instead of waited for: whoever works on webhooks has other calls to handle.
 */
final class OpenAiCallAnalyzer implements CallAnalyzer {

    private static final Logger log = LoggerFactory.getLogger(OpenAiCallAnalyzer.class);
    private static final String COMPONENT = "analysis";

    private final Completions completions;
    private final CallPrompt prompt;
    private final CallInsight.Source source;
    private final @Nullable Budget budget;
    private final @Nullable TokenPrices prices;
    private final Clock clock;
    private final CallAnalyzer offline = new OfflineCallAnalyzer();
    private final AtomicReference<@Nullable Pause> pause = new AtomicReference<>();

    /** Until when the server is left alone, and why. */
    private record Pause(Failure why, Instant until) {}

    OpenAiCallAnalyzer(
            Completions completions,
            CallPrompt prompt,
            String name,
            @Nullable Budget budget,
            @Nullable TokenPrices prices,
            Clock clock) {
        this.completions = completions;
        this.prompt = prompt;
        this.source = new CallInsight.Source(name, "");
        this.budget = budget;
        this.prices = prices;
        this.clock = clock;
    }

    @Override
    public CallInsight analyze(AnalysisRequest request) {
        CallInsight ownReading = offline.analyze(request);
        if (!request.hasWords()) {
            return ownReading;
        }
        Answer answer = ask(request);
        List<CostLine> costs = answer.tokens().lines(COMPONENT, prices);
        if (answer instanceof Concluded concluded) {
            return new Grounded(request, concluded.conclusion(), ownReading).insight(source, costs);
        }
        Failure why = ((Failed) answer).why();
        log.debug("call {} is read offline: {}", request.call(), why);
        return ownReading.from(new CallInsight.Source(OfflineCallAnalyzer.NAME, why.toString()), costs);
    }

    private Answer ask(AnalysisRequest request) {
        Pause now = pause.get();
        if (now != null && clock.instant().isBefore(now.until())) {
            return Failed.of(now.why(), Tokens.NONE);
        }
        if (budget != null && budget.isUsedUp(request.tenant())) {
            return Failed.of(Failure.OVER_BUDGET, Tokens.NONE);
        }
        Answer answer = completions.ask(prompt.body(request));
        if (answer instanceof Failed failed && failed.pause().compareTo(Duration.ZERO) > 0) {
            rest(failed);
        }
        return answer;
    }

    private void rest(Failed failed) {
        pause.set(new Pause(failed.why(), clock.instant().plus(failed.pause())));
        if (failed.why().needsSomebody()) {
            log.warn("{} answers {}; calls are read offline for {}", source, failed.why(), failed.pause());
        }
    }
}
