package io.voicecrm.sample;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that calls the app over HTTP, with one set of headers; it keeps cookies, as a browser does. */
public final class Api {

    private static final JsonMapper JSON = new JsonMapper();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String baseUrl;
    private final String[] headers;

    private Api(String baseUrl, String... headers) {
        this.baseUrl = baseUrl;
        this.headers = headers;
    }

    /** A program with a key. */
    public static Api withKey(int port, String key) {
        return anonymous(port).with("Authorization", "Bearer " + key);
    }

    /** Somebody unknown. */
    public static Api anonymous(int port) {
        return new Api("http://127.0.0.1:" + port);
    }

    /** A program that calls somebody else than the app. */
    public static Api at(String baseUrl) {
        return new Api(baseUrl);
    }

    /** What a page of the app reads from its cookie and sends with every write; empty before the first answer. */
    public String csrfToken() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** The same browser, asked by a page that may not read this app's cookies. */
    public Api withoutToken() {
        String all = cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return with("Cookie", all);
    }

    /** The same without cookies, and with one header more. */
    public Api with(String name, String value) {
        String[] more = Arrays.copyOf(headers, headers.length + 2);
        more[headers.length] = name;
        more[headers.length + 1] = value;
        return new Api(baseUrl, more);
    }

    /** An answer, whatever its status. */
    public record Answer(int status, String body, HttpHeaders headers) {

        /** The body, of an answer that is a success. */
        public JsonNode json() {
            if (status >= 300) {
                throw new AssertionError("answered with " + status + ": " + body);
            }
            return JSON.readTree(body);
        }

        /** The body of a problem. */
        public JsonNode problem() {
            return JSON.readTree(body);
        }
    }

    public Answer get(String path) {
        return send(path, request -> request.GET());
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer post(String path) {
        return send("POST", path, "{}");
    }

    public Answer send(String method, String path, String json) {
        return send(
                path,
                request -> request.header("Content-Type", "application/json")
                        .header("X-XSRF-TOKEN", csrfToken())
                        .method(method, BodyPublishers.ofString(json)));
    }

    /** Uploads a file as a browser does. */
    public Answer upload(String path, byte[] file) {
        return uploadAs(path, "contacts.csv", file);
    }

    /** Uploads a file of this name. */
    public Answer uploadAs(String path, String name, byte[] file) {
        String boundary = UUID.randomUUID().toString();
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\";"
                        + " filename=\"" + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"),
                BodyPublishers.ofByteArray(file),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return send(
                path,
                request -> request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(body));
    }

    public Answer upload(String path, String file) {
        return upload(path, file.getBytes(StandardCharsets.UTF_8));
    }

    /** The status of a stream that does not end, and its first event if it is a success. */
    public Answer firstOf(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUrl + path)).headers(headers);
        try {
            HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                StringBuilder event = new StringBuilder();
                // Not one character further: the next one comes with the next event.
                while (event.indexOf("\n\n") < 0) {
                    int c = body.read();
                    if (c < 0) {
                        break;
                    }
                    event.append((char) c);
                }
                return new Answer(answer.statusCode(), event.toString(), answer.headers());
            }
        } catch (IOException e) {
            throw new AssertionError(path + ": not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(path + ": interrupted", e);
        }
    }

    private interface Verb {
        HttpRequest.Builder of(HttpRequest.Builder request);
    }

    private Answer send(String path, Verb verb) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> answer = http.send(verb.of(request).build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), answer.headers());
        } catch (IOException e) {
            throw new AssertionError(path + ": not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(path + ": interrupted", e);
        }
    }
}
