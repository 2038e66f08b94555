package io.voicecrm.testkit.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form with files, {@code multipart/form-data} (RFC 7578).
 *
 * @param parts in the order of the request
 */
record MultipartForm(List<Part> parts) {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

    /**
     * One field or file.
     *
     * @param fileName empty for a field
     */
    record Part(String name, String fileName, byte[] content) {

        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    /** The form of a request; without parts if it is none. */
    static MultipartForm of(HttpRequest request) {
        Matcher boundary = BOUNDARY.matcher(Objects.requireNonNullElse(request.header("Content-Type"), ""));
        if (!boundary.find()) {
            return new MultipartForm(List.of());
        }
        // Every byte is one character here, so that a place in the text is a place in the bytes.
        String body = new String(request.body(), StandardCharsets.ISO_8859_1);
        List<Part> parts = new ArrayList<>();
        for (String piece : body.split(Pattern.quote("--" + boundary.group(1)), -1)) {
            int head = piece.indexOf("\r\n\r\n");
            Matcher name = NAME.matcher(head < 0 ? "" : piece.substring(0, head));
            if (name.find()) {
                Matcher fileName = FILE_NAME.matcher(piece.substring(0, head));
                String content = piece.substring(head + 4, piece.length() - 2);
                parts.add(new Part(
                        name.group(1),
                        fileName.find() ? fileName.group(1) : "",
                        content.getBytes(StandardCharsets.ISO_8859_1)));
            }
        }
        return new MultipartForm(parts);
    }

    /** The text of the first field of a name; empty if there is none. */
    String text(String name) {
        return named(name).stream().findFirst().map(Part::text).orElse("");
    }

    /** The parts of a name; a client may put brackets behind the name of what can come more than once. */
    List<Part> named(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name) || part.name().equals(name + "[]"))
                .toList();
    }
}
