package org.lichat.transport;

import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.tyrus.core.TyrusWebSocketEngine;
import org.glassfish.tyrus.server.TyrusServerContainer;
import org.glassfish.tyrus.spi.WebSocketEngine;
import org.jspecify.annotations.Nullable;
import org.lichat.server.Settings;

/**
 * The WebSocket container of the standalone server: Tyrus' engine with the endpoints registered here, which a
 * {@link NettyListener} feeds with connections. Endpoint instances come from the endpoint's own configurator.
 */
public final class TyrusHost extends TyrusServerContainer {
    /** {@link FrameHandler} hands over no more than one small frame at a time. */
    private static final int INCOMING_BUFFER = 2 * FrameHandler.PIECE;

    private final Set<String> paths = ConcurrentHashMap.newKeySet();
    private final String context;
    private final @Nullable Reception reception;
    private final WebSocketEngine engine;

    /** A host whose endpoints are at their own paths. */
    TyrusHost() {
        this("/", null);
    }

    /** A host of the server's endpoint, at {@code /}. */
    public static TyrusHost of(Reception reception) throws DeploymentException {
        TyrusHost host = new TyrusHost("/", reception);
        host.register(LichatEndpoint.class);
        return host;
    }

    /** A host whose endpoints' paths follow a context path such as {@code /chat}. */
    TyrusHost(String context, @Nullable Reception reception) {
        super(Set.<Class<?>>of());
        this.context = context;
        this.reception = reception;
        this.engine = TyrusWebSocketEngine.builder(this)
                .incomingBufferSize(INCOMING_BUFFER)
                .build();
        // Any value that is not negative makes Tyrus schedule a task for every message in and out.
        setDefaultMaxSessionIdleTimeout(-1);
    }

    /** Registers an annotated endpoint. */
    @Override
    public void register(Class<?> endpoint) throws DeploymentException {
        engine.register(endpoint, context);
        var annotation = endpoint.getAnnotation(jakarta.websocket.server.ServerEndpoint.class);
        paths.add(absolute(annotation.value()));
    }

    /**
     * Registers a programmatic endpoint.
     *
     * @throws DeploymentException also for an annotated class, of which Tyrus would silently ignore the given configuration
     */
    @Override
    public void register(ServerEndpointConfig config) throws DeploymentException {
        if (!Endpoint.class.isAssignableFrom(config.getEndpointClass())) {
            throw new DeploymentException(config.getEndpointClass().getName()
                    + " is configured by its annotation; register the class instead.");
        }
        engine.register(config, context);
        paths.add(absolute(config.getPath()));
    }

    @Override
    public WebSocketEngine getWebSocketEngine() {
        return engine;
    }

    /** None: Tyrus' own defaults hold. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of();
    }

    /** Who receives the connections, or null when the endpoints see to that themselves. */
    @Nullable Reception reception() {
        return reception;
    }

    /** Whether whoever is at this address may say where connections really come from ({@code lichat.trusted-proxies}). */
    boolean trusts(InetAddress peer) {
        return reception != null
                && reception.server().settings().get(Settings.TRUSTED_PROXIES).contains(peer);
    }

    boolean serves(String path) {
        return paths.contains(path);
    }

    private String absolute(String path) {
        String base = context.endsWith("/") ? context.substring(0, context.length() - 1) : context;
        return base + (path.startsWith("/") ? path : "/" + path);
    }
}
