package org.lichat.transport;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lichat.server.Server;

/**
 * What is served over HTTP beside the WebSocket: a status and a line of text, which nobody may keep. {@link HandshakeHandler} sends it in
 * the standalone server, {@link HealthServlet} in a container.
 *
 * @param status the HTTP status code
 */
record Page(int status, String text) {
    /** Where it is said, beneath the context path, that the process serves, whatever else is the matter with it. */
    static final String LIVE = "/health/live";

    /** Where it is said whether the server is ready, beneath the context path. */
    static final String READY = "/health/ready";

    private static final int OK = 200;
    private static final int SERVICE_UNAVAILABLE = 503;

    /** The page at that path beneath the context path, or null when there is none; the server is asked for where it is needed. */
    static @Nullable Page at(String path, Supplier<@Nullable Server> server) {
        return switch (path) {
            case LIVE -> new Page(OK, "live");
            case READY -> readiness(server.get());
            default -> null;
        };
    }

    private static Page readiness(@Nullable Server server) {
        String obstacle = server == null
                ? "the server is not running"
                : server.readiness().obstacle();
        return obstacle == null ? new Page(OK, "ready") : new Page(SERVICE_UNAVAILABLE, "not ready: " + obstacle);
    }
}
