package io.voicecrm.twilio;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A URL that Twilio calls, prepared once for the signatures of all its requests. Immutable. */
final class SignedUrl {

    private static final String BODY_HASH = "bodySHA256=";

    private final String url;
    private final List<byte[]> spellings;

    private SignedUrl(String url, List<byte[]> spellings) {
        this.url = url;
        this.spellings = spellings;
    }

    /** @param url as Twilio was told it, from the scheme to the query */
    static SignedUrl of(String url) {
        return new SignedUrl(
                url,
                Stream.concat(Stream.of(url), withOtherPort(url).stream())
                        .map(spelling -> spelling.getBytes(StandardCharsets.UTF_8))
                        .toList());
    }

    /** What Twilio may have signed: it leaves the default port out, or spells it, whichever was configured. */
    List<byte[]> spellings() {
        return spellings;
    }

    /** The hash by which the URL names a body that is no form. */
    Optional<String> bodyHash() {
        int at = url.indexOf(BODY_HASH);
        if (at < 0) {
            return Optional.empty();
        }
        int end = url.indexOf('&', at);
        return Optional.of(url.substring(at + BODY_HASH.length(), end < 0 ? url.length() : end));
    }

    /** Without what follows the path, which may hold what is nobody's business. */
    String path() {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    /** With its default port written out, or left out; empty if it has another one. */
    private static Optional<String> withOtherPort(String url) {
        int host = url.indexOf("://") + 3;
        String port = url.startsWith("https") || url.startsWith("wss") ? ":443" : ":80";
        int end = host;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String authority = url.substring(host, end);
        if (authority.endsWith(port)) {
            return Optional.of(url.substring(0, end - port.length()) + url.substring(end));
        }
        boolean hasPort = authority.indexOf(':', Math.max(0, authority.lastIndexOf(']'))) >= 0;
        return hasPort ? Optional.empty() : Optional.of(url.substring(0, end) + port + url.substring(end));
    }
}
