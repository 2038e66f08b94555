package io.voicecrm.testkit.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A form as it was sent, {@code multipart/form-data}. */
record Multipart(List<Part> parts) {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

    /** One field; {@code fileName} is empty unless it is a file. */
    record Part(String name, String fileName, byte[] content) {}

    /** @throws ApiError if the request is no form */
    static Multipart of(HttpRequest request) {
        String type = request.header("Content-Type");
        Matcher boundary = BOUNDARY.matcher(type == null ? "" : type);
        if (!boundary.find()) {
            throw ApiError.invalid("missing", "Field required", "body");
        }
        // One byte is one character in this encoding: files come through unharmed.
        String text = new String(request.body(), StandardCharsets.ISO_8859_1);
        List<Part> parts = new ArrayList<>();
        for (String section : text.split(Pattern.quote("--" + boundary.group(1)))) {
            int head = section.indexOf("\r\n\r\n");
            Matcher name = NAME.matcher(section.substring(0, Math.max(head, 0)));
            if (name.find()) {
                String content = section.substring(head + 4, section.length() - 2);
                Matcher file = FILE_NAME.matcher(section.substring(0, head));
                parts.add(new Part(
                        name.group(1),
                        file.find() ? file.group(1) : "",
                        content.getBytes(StandardCharsets.ISO_8859_1)));
            }
        }
        return new Multipart(parts);
    }

    @Nullable
    Part part(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** A field as text; empty if it is missing. */
    String text(String name) {
        Part part = part(name);
        return part == null ? "" : new String(part.content(), StandardCharsets.UTF_8);
    }
}
