package io.voicecrm.sample.knowledge;

import io.voicecrm.sample.web.Problems;
import io.voicecrm.voice.KnowledgeSource;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document that somebody wants to add.
 *
 * @param url where a link leads; null for others
 * @param bytes how long it is; null for a link
 */
record NewDocument(
        String kind,
        KnowledgeSource source,
        @Nullable String url,
        @Nullable Long bytes) {

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "pdf", "application/pdf",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "txt", "text/plain",
            "md", "text/markdown",
            "html", "text/html",
            "epub", "application/epub+zip");

    static NewDocument text(String title, String text) {
        long bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return new NewDocument("text", new KnowledgeSource.Text(title, text), null, bytes);
    }

    /** @throws org.springframework.web.ErrorResponseException 400 if it is no address of the web */
    static NewDocument link(@Nullable String title, String url) {
        URI address = address(url.strip());
        String name = title == null || title.isBlank() ? address.getHost() : title.strip();
        return new NewDocument("link", new KnowledgeSource.Link(name, address), address.toString(), null);
    }

    /** @throws org.springframework.web.ErrorResponseException 400 if it is empty or of a kind that nobody reads */
    static NewDocument file(@Nullable String name, byte[] content) {
        String title = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String ending = title.substring(title.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String mediaType = MEDIA_TYPES.get(ending);
        if (mediaType == null || content.length == 0) {
            throw Problems.invalid("file", "must be PDF, DOCX, TXT, MD, HTML or EPUB, and not be empty");
        }
        return new NewDocument(
                "file", new KnowledgeSource.File(title, mediaType, content), null, (long) content.length);
    }

    private static URI address(String url) {
        try {
            URI address = new URI(url);
            boolean isWeb = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            if (isWeb && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Said below, in the same words.
        }
        throw Problems.invalid("url", "must be an address such as https://www.example.com/faq");
    }
}
