package io.voicecrm.voice;

import java.net.URI;
import java.util.Arrays;

/** Where knowledge comes from. */
public sealed interface KnowledgeSource {

    /** How it is called; not blank. */
    String title();

    /** Something written down here. */
    record Text(String title, String text) implements KnowledgeSource {

        /** @throws IllegalArgumentException if either is blank */
        public Text {
            if (title.isBlank() || text.isBlank()) {
                throw new IllegalArgumentException(
                        "knowledge text \"" + title + "\": title and text must not be blank");
            }
        }
    }

    /**
     * A page that the provider reads itself.
     *
     * @param uri absolute, http or https
     */
    record Link(String title, URI uri) implements KnowledgeSource {

        /** @throws IllegalArgumentException if the title is blank or the address is not one of the web */
        public Link {
            if (title.isBlank() || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                throw new IllegalArgumentException(
                        "knowledge link \"" + title + "\": " + uri + " must have a title and be http or https");
            }
        }
    }

    /** A document, such as a PDF. Immutable. */
    final class File implements KnowledgeSource {

        private final String title;
        private final String mediaType;
        private final byte[] content;

        /**
         * Keeps a copy of a document.
         *
         * @param title its file name, with the ending
         * @param mediaType such as {@code application/pdf}
         * @throws IllegalArgumentException if the title is blank or the document is empty
         */
        public File(String title, String mediaType, byte[] content) {
            if (title.isBlank() || content.length == 0) {
                throw new IllegalArgumentException("knowledge file \"" + title + "\": " + content.length
                        + " bytes; must have a name and not be empty");
            }
            this.title = title;
            this.mediaType = mediaType;
            this.content = content.clone();
        }

        @Override
        public String title() {
            return title;
        }

        /** What kind of document it is. */
        public String mediaType() {
            return mediaType;
        }

        /** A copy of the document. */
        public byte[] content() {
            return content.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof File file
                    && title.equals(file.title)
                    && mediaType.equals(file.mediaType)
                    && Arrays.equals(content, file.content);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(content);
        }

        /** Its name and size; what it says may be confidential. */
        @Override
        public String toString() {
            return "File[" + title + ", " + content.length + " bytes]";
        }
    }
}
