package org.lichat.transport;

import jakarta.websocket.Session;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP request a connection began with; one that began without has no headers.
 *
 * <p>How it reaches the endpoint: the standalone server binds it to the thread, because it runs the upgrade, the endpoint's
 * configurator and {@code @OnOpen} one after another on the connection's event loop, so two handshakes can never be mixed up
 * and nothing is kept afterwards. In a servlet container {@link ServletHandshakes} announces it. {@link #of} knows both ways.
 *
 * @param peer the other end of the TCP connection, which may be a proxy
 * @param scheme {@code https} when the peer's connection is encrypted, else {@code http}; without HTTP {@code lichats} or {@code lichat}
 * @param path the path as sent, undecoded, beginning with a slash
 * @param query what followed the question mark, undecoded, or null
 * @param headers values by header name, names in any case
 */
public record Handshake(
        InetSocketAddress peer,
        String scheme,
        String path,
        @Nullable String query,
        Map<String, List<String>> headers) {
    /** Copies the headers, so that later changes to the map do not show. */
    public Handshake {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(copy);
    }

    /**
     * The handshake of a session that is being opened.
     *
     * @throws IllegalStateException when called later than {@code @OnOpen}, or when nobody recorded the handshake
     */
    public static Handshake of(Session session) {
        // In this order: where there is no servlet container, its classes are not there either.
        Handshake current = current();
        if (current != null) {
            return current;
        }
        Handshake announced = ServletHandshakes.of(session);
        if (announced == null) {
            throw new IllegalStateException("The handshake is known during @OnOpen only.");
        }
        return announced;
    }

    /** The handshake this thread is working on, for a configurator; null in a container. */
    public static @Nullable Handshake current() {
        Opening opening = Opening.current();
        return opening == null ? null : opening.handshake();
    }

    /** The first value of a header, or null when it was not sent. */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }
}
