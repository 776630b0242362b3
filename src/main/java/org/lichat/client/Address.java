package org.lichat.client;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.LichatUrl;

/**
 * Where a server is, and how it is spoken to.
 *
 * @param way how
 * @param host a name or an address, that of IPv6 without brackets
 * @param port 1 to 65535
 * @param resource path and query of a WebSocket
 * @param channel the channel that the address names; null when it names none
 */
record Address(
        Way way,
        String host,
        int port,
        String resource,
        @Nullable String channel) {
    /** The ways in, each with the port where none is written. */
    enum Way {
        TCP(1111),
        TLS(1112),
        WS(1113),
        WSS(1114);

        private final int port;

        Way(int port) {
            this.port = port;
        }

        boolean isEncrypted() {
            return this == TLS || this == WSS;
        }

        boolean isWebSocket() {
            return this == WS || this == WSS;
        }

        private static Way of(String scheme) {
            return switch (scheme.toLowerCase(Locale.ROOT)) {
                case "lichat", "tcp" -> TCP;
                case "lichats", "tls" -> TLS;
                case "ws" -> WS;
                case "wss" -> WSS;
                default ->
                    throw new IllegalArgumentException("There is no way of connecting by “" + scheme
                            + "”; there are lichat (or tcp), lichats (or tls), ws and wss.");
            };
        }
    }

    /** Reads an address; throws {@link IllegalArgumentException}, which says what is wrong with it. */
    static Address parse(String text) {
        int end = text.indexOf("://");
        if (end < 0) {
            throw new IllegalArgumentException(
                    "“" + text + "” is not like lichat://host:port/channel or ws://host:port/.");
        }
        Way way = Way.of(text.substring(0, end));
        return way.isWebSocket() ? webSocket(way, URI.create(text)) : bare(way, text.substring(end));
    }

    private static Address webSocket(Way way, URI uri) {
        String host = uri.getHost();
        if (host == null) {
            throw new IllegalArgumentException("“" + uri + "” names no host.");
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String resource = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        String address = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Address(way, address, uri.getPort() < 0 ? way.port : uri.getPort(), resource, uri.getFragment());
    }

    /** As shirakumo §25 has it for one scheme; the other differs in its port only. */
    private static Address bare(Way way, String rest) {
        LichatUrl url = LichatUrl.parse("lichat" + rest);
        boolean bare = url.port() == LichatUrl.DEFAULT_PORT && !rest.contains(":" + LichatUrl.DEFAULT_PORT);
        return new Address(way, url.host(), bare ? way.port : url.port(), "/", url.channel());
    }

    /** The address as a WebSocket's. */
    URI uri() {
        return URI.create(way.name().toLowerCase(Locale.ROOT) + "://" + bracketed() + ":" + port + resource);
    }

    private String bracketed() {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    @Override
    public String toString() {
        return uri().toString();
    }
}
