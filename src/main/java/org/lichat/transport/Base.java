package org.lichat.transport;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lichat.server.Addresses;

/** Where the server is in the eyes of a client: the beginning of the URLs that lead to it. */
final class Base {
    private static final String LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})";

    /** What a client says here is shown to others, so it has to be a host and a port, and nothing else. */
    private static final Pattern HOST =
            Pattern.compile("(" + LABEL + "(\\." + LABEL + "){0,60}\\.?|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~%-]{1,200}){0,10}");

    private Base() {}

    /**
     * The URL beneath which the client of this handshake finds the server, without the slash at its end; null when the handshake names no
     * host. Of what proxies say about it, the nearest has the last word, as in {@link Forwarding}.
     */
    static @Nullable String of(Handshake handshake, Addresses trusted) {
        boolean believed = trusted.contains(handshake.peer().getAddress());
        String proto = believed ? last(handshake, "X-Forwarded-Proto") : null;
        String forwarded = believed ? last(handshake, "X-Forwarded-Host") : null;
        String host = forwarded == null ? handshake.header("Host") : forwarded;
        String path = handshake.path().replaceFirst("/+$", "");
        boolean isBase = host != null
                && HOST.matcher(host).matches()
                && PATH.matcher(path).matches();
        return isBase ? scheme(proto, handshake.scheme()) + "://" + host + path : null;
    }

    private static String scheme(@Nullable String forwarded, String own) {
        return switch (forwarded == null ? "" : forwarded.toLowerCase(Locale.ROOT)) {
            case "https", "wss" -> "https";
            case "http", "ws" -> "http";
            default -> own;
        };
    }

    private static @Nullable String last(Handshake handshake, String name) {
        List<String> values = handshake.headers().getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return null;
        }
        String value = values.get(values.size() - 1);
        return value.substring(value.lastIndexOf(',') + 1).strip();
    }
}
