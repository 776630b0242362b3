package org.lichat.transport;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lichat.server.Addresses;

/**
 * Announces the handshake to the session that comes of it, since the WebSocket API tells nobody where a client is: as the request's user
 * principal, the one thing of a request that every container hands over to the very session.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true, dispatcherTypes = DispatcherType.REQUEST)
public class ServletHandshakes extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** The handshake of a session in a servlet container, or null when it has none. */
    static @Nullable Handshake of(Session session) {
        return session.getUserPrincipal() instanceof Announced announced ? announced.handshake : null;
    }

    /**
     * The address that a container writes so, or null when it is none. The zone that a link-local IPv6 address comes with says through
     * which interface it is reached, which is nothing of the client's.
     */
    static @Nullable InetAddress address(String written) {
        int zone = written.indexOf('%');
        return Addresses.parse(zone < 0 ? written : written.substring(0, zone));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Principal announced = new Announced(handshake(request));
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public Principal getUserPrincipal() {
                        return announced;
                    }
                },
                response);
    }

    private record Announced(Handshake handshake) implements Principal {
        @Override
        public String getName() {
            return "";
        }
    }

    private static Handshake handshake(HttpServletRequest request) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, new ArrayList<>(Collections.list(request.getHeaders(name))));
        }
        InetAddress address = address(request.getRemoteAddr());
        if (address == null) {
            throw new IOException("The container names no address of the client.");
        }
        var peer = new InetSocketAddress(address, request.getRemotePort());
        return new Handshake(peer, request.getRequestURI(), request.getQueryString(), headers);
    }
}
