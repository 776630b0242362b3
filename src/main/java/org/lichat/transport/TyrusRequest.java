package org.lichat.transport;

import jakarta.websocket.server.HandshakeRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.glassfish.tyrus.core.RequestContext;
import org.glassfish.tyrus.spi.UpgradeRequest;

/** A handshake as Tyrus wants it. */
final class TyrusRequest {
    /**
     * What Tyrus gets to see. We negotiate no extension; with headers of Tyrus' own a stranger could have traces written to our log, or
     * choose a connection's id; and the rest, which may be secret, it would tell the log at its finest level.
     */
    private static final Set<String> SHOWN = Set.of(
            UpgradeRequest.HOST,
            UpgradeRequest.UPGRADE,
            UpgradeRequest.CONNECTION,
            UpgradeRequest.ORIGIN_HEADER,
            HandshakeRequest.SEC_WEBSOCKET_KEY,
            HandshakeRequest.SEC_WEBSOCKET_VERSION,
            HandshakeRequest.SEC_WEBSOCKET_PROTOCOL);

    private TyrusRequest() {}

    static RequestContext of(Handshake handshake, InetSocketAddress local) {
        RequestContext request = RequestContext.Builder.create()
                .requestURI(URI.create(handshake.path()))
                .queryString(handshake.query())
                .remoteAddr(handshake.peer().getAddress().getHostAddress())
                .serverAddr(local.getAddress().getHostAddress())
                .serverPort(local.getPort())
                .build();
        request.getHeaders().putAll(headers(handshake));
        return request;
    }

    /** An address and port as a URI has them. */
    static String authority(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        String text = host.getHostAddress();
        return (host instanceof Inet6Address ? "[" + text + "]" : text) + ":" + address.getPort();
    }

    private static Map<String, List<String>> headers(Handshake handshake) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(handshake.headers());
        headers.keySet().removeIf(name -> SHOWN.stream().noneMatch(name::equalsIgnoreCase));
        // Tyrus takes each line for one protocol, and browsers send all of theirs in one.
        headers.computeIfPresent(HandshakeRequest.SEC_WEBSOCKET_PROTOCOL, (name, lines) -> lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .toList());
        return headers;
    }
}
