package io.voicecrm.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a client that fetches what others name, such as a page for a knowledge base or the address of a webhook, from
 * reaching what only we can reach. Thread-safe.
 *
 * <p>A name is resolved once for each connection, every address that it has must be public, and the connection goes to
 * one of these: a name that is public when it is checked and private when it is used gains nothing. Only {@code http} and
 * {@code https} on their own ports. Redirects are not followed; whoever follows one asks this client again.
 */
public final class OutboundGuard {

    private final Dns resolver;
    private final Predicate<InetAddress> allowedAddress;
    private final IntPredicate allowedPort;

    /** A guard that lets through what is on the public internet, at ports 80 and 443. */
    public OutboundGuard() {
        this(Dns.SYSTEM, PublicAddress::is, port -> port == 80 || port == 443);
    }

    OutboundGuard(Dns resolver, Predicate<InetAddress> allowedAddress, IntPredicate allowedPort) {
        this.resolver = resolver;
        this.allowedAddress = allowedAddress;
        this.allowedPort = allowedPort;
    }

    /**
     * A client like {@code client} that is guarded. A proxy would resolve names itself, so it has none. Its calls throw
     * {@link ForbiddenUrlException} for what is not let through.
     */
    public OkHttpClient guard(OkHttpClient client) {
        return client.newBuilder()
                .dns(this::resolve)
                .addInterceptor(this::check)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
    }

    /** The client asks no resolver for an address in digits, so that is looked at here. */
    private Response check(Interceptor.Chain chain) throws IOException {
        HttpUrl url = chain.request().url();
        if (!allowedPort.test(url.port())) {
            throw new ForbiddenUrlException("url: port " + url.port() + " is not allowed; expected 80 or 443");
        }
        InetAddress literal = literal(url.host());
        if (literal != null) {
            checked(url.host(), List.of(literal));
        }
        return chain.proceed(chain.request());
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        return checked(host, resolver.lookup(host));
    }

    private List<InetAddress> checked(String host, List<InetAddress> addresses) throws ForbiddenUrlException {
        if (!addresses.stream().allMatch(allowedAddress)) {
            // Not the address: whoever gave us the name is not to learn how our network looks.
            throw new ForbiddenUrlException("url: host \"" + host + "\" is not on the public internet");
        }
        return addresses;
    }

    private static @Nullable InetAddress literal(String host) throws UnknownHostException {
        boolean isInDigits = host.contains(":") || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        return isInDigits ? InetAddress.getByName(host) : null;
    }
}
