package io.voicecrm.sample.web;

import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Text of a request, which may hold any character but the one that PostgreSQL keeps in no text. */
@JacksonComponent
class KeepableText extends StdDeserializer<String> {

    static final String RULE = "holds the character U+0000, which cannot be kept";

    KeepableText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        String text = StringDeserializer.instance.deserialize(parser, context);
        if (text.indexOf('\0') >= 0) {
            // The text itself stays out of the message: it may be somebody's name.
            throw context.weirdStringException("", String.class, RULE);
        }
        return text;
    }
}
