package io.voicecrm.spring.autoconfigure;

import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The condition of {@link ConditionalOnSetting}. */
final class OnSetting extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var message = ConditionMessage.forCondition(ConditionalOnSetting.class);
        var wanted = Objects.requireNonNull(
                metadata.getAnnotationAttributes(ConditionalOnSetting.class.getName()), "the annotation");
        for (String property : (String[]) Objects.requireNonNull(wanted.get("value"), "value")) {
            String text = context.getEnvironment().getProperty(property);
            if (text == null || text.isBlank()) {
                return ConditionOutcome.noMatch(
                        message.didNotFind("a text in property").items(property));
            }
        }
        return ConditionOutcome.match(message.because("each property has a text"));
    }
}
