package io.voicecrm.testkit.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the requests of one connection, one after the other. Confined to the connection's thread. */
final class HttpReader {

    private static final int LONGEST_LINE = 16 * 1024;
    private static final int LARGEST_BODY_BYTES = 16 * 1024 * 1024;

    private final InputStream in;
    private final OutputStream out;

    /** @param out where a client that asks for permission to send its body is answered */
    HttpReader(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** The next request; null when the client has no more. */
    @Nullable
    HttpRequest next() throws IOException {
        String start = line();
        if (start == null) {
            return null;
        }
        String[] words = start.split(" ", 3);
        if (words.length < 3) {
            throw new IOException("not a request line of HTTP/1.1");
        }
        Map<String, String> headers = headers();
        if ("100-continue".equalsIgnoreCase(headers.get("Expect"))) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
        int question = words[1].indexOf('?');
        String path = question < 0 ? words[1] : words[1].substring(0, question);
        String query = question < 0 ? "" : words[1].substring(question + 1);
        return new HttpRequest(words[0], segments(path), parameters(query), headers, body(headers));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = requiredLine(); !line.isEmpty(); line = requiredLine()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
            return chunks();
        }
        return bytes(size(headers.getOrDefault("Content-Length", "0"), 10));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = size(requiredLine().split(";", 2)[0].strip(), 16);
            body.write(bytes(size));
            if (size == 0) {
                headers();
                return body.toByteArray();
            }
            size(Integer.toString(body.size()), 10);
            requiredLine();
        }
    }

    private byte[] bytes(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the body ended early");
        }
        return bytes;
    }

    private static int size(String text, int radix) throws IOException {
        try {
            int size = Integer.parseInt(text, radix);
            if (size >= 0 && size <= LARGEST_BODY_BYTES) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw new IOException("the size of the body is no number", e);
        }
        throw new IOException("body: must have 0 to " + LARGEST_BODY_BYTES + " bytes");
    }

    private String requiredLine() throws IOException {
        String line = line();
        if (line == null) {
            throw new EOFException("the request ended early");
        }
        return line;
    }

    private @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return line.toString();
            }
            if (c != '\r') {
                line.append((char) c);
            }
            if (line.length() > LONGEST_LINE) {
                throw new IOException("line: must have at most " + LONGEST_LINE + " characters");
            }
        }
        return null;
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/")) {
            if (!segment.isEmpty()) {
                // A plus means a space in a query only.
                segments.add(decoded(segment.replace("+", "%2B")));
            }
        }
        return segments;
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
