package org.lichat.transport;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lichat.server.Addresses;

/**
 * Announces the handshake to the session that comes of it, since the WebSocket API tells nobody where a client is: as the request's user
 * principal, the one thing of a request that every container hands over to the very session.
 */
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
        Handshake handshake = handshake(request);
        if (isForeign(handshake)) {
            refuse(response);
            return;
        }
        Principal announced = new Announced(handshake);
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public Principal getUserPrincipal() {
                        return announced;
                    }

                    @Override
                    public <T extends HttpUpgradeHandler> T upgrade(Class<T> handler)
                            throws IOException, ServletException {
                        return PatientUpgrade.helps(handler)
                                ? PatientUpgrade.upgrade(request, handler)
                                : super.upgrade(handler);
                    }
                },
                response);
    }

    /** Looked at here because Undertow lets a request whose origin the endpoint's configurator refuses pass on, to whatever else is there. */
    private static boolean isForeign(Handshake handshake) {
        return "websocket".equalsIgnoreCase(handshake.header("Upgrade"))
                && !EndpointConfigurator.reception().admitsOrigin(handshake.header("Origin"));
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().println("This origin may not connect.");
    }

    /** Puts the filter before all others, since one of those is what makes the sessions: in Jetty, it stands before all that are annotated. */
    @WebListener
    public static class First implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            FilterRegistration.Dynamic filter =
                    event.getServletContext().addFilter(ServletHandshakes.class.getName(), ServletHandshakes.class);
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        }
    }

    private record Announced(Handshake handshake) implements Principal {
        @Override
        public String getName() {
            return "";
        }
    }

    static Handshake handshake(HttpServletRequest request) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, new ArrayList<>(Collections.list(request.getHeaders(name))));
        }
        InetAddress address = address(request.getRemoteAddr());
        if (address == null) {
            throw new IOException("The container names no address of the client.");
        }
        var peer = new InetSocketAddress(address, request.getRemotePort());
        String scheme = request.isSecure() ? "https" : "http";
        return new Handshake(peer, scheme, request.getRequestURI(), request.getQueryString(), headers);
    }
}
