package org.lichat.transport;

import org.jspecify.annotations.Nullable;
import org.lichat.server.Server;

/**
 * What is served over HTTP beside the WebSocket: a status and a line of text, which nobody may keep. {@link HandshakeHandler} sends it in
 * the standalone server, {@link HealthServlet} in a container.
 *
 * @param status the HTTP status code
 */
record Page(int status, String text) {
    /** Where it is said whether the server is ready, beneath the context path. */
    static final String HEALTH = "/health";

    private static final int OK = 200;
    private static final int SERVICE_UNAVAILABLE = 503;

    /** Whether the server is ready; without one it is not. */
    static Page health(@Nullable Server server) {
        String obstacle = server == null ? "the server is not running" : server.obstacle();
        return obstacle == null ? new Page(OK, "ready") : new Page(SERVICE_UNAVAILABLE, "not ready: " + obstacle);
    }
}
