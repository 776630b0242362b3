package org.lichat.transport;

/**
 * Where a listener listens.
 *
 * @param host a local address or its name; 0.0.0.0 is every one
 * @param port 1 to 65535, or 0 for any that is free
 * @param backlog how many connections the system keeps waiting for acceptance, 1 or more
 */
public record Bind(Entrance entrance, String host, int port, int backlog) {
    /** A place for WebSockets that are not encrypted. */
    public Bind(String host, int port, int backlog) {
        this(Entrance.WEBSOCKET, host, port, backlog);
    }
}
