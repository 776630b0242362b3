package org.lichat.transport;

import org.lichat.server.Setting;
import org.lichat.server.Settings;

/** The ways in, each with a port of its own; what comes in is the same behind all of them. */
public enum Entrance {
    /** Updates as they are (§3.1), and WebSocket, which is told by its first byte. */
    TCP("lichat"),
    /** The same over TLS. */
    TLS("lichats"),
    /** Updates in the messages of a WebSocket, and whatever else is served over HTTP. */
    WEBSOCKET("ws"),
    /** The same over TLS. */
    SECURE_WEBSOCKET("wss");

    private final String scheme;

    Entrance(String scheme) {
        this.scheme = scheme;
    }

    /** The scheme of its URLs. */
    public String scheme() {
        return scheme;
    }

    /** The setting of its port. */
    public Setting<Integer> port() {
        return switch (this) {
            case TCP -> Settings.TCP_PORT;
            case TLS -> Settings.TLS_PORT;
            case WEBSOCKET -> Settings.PORT;
            case SECURE_WEBSOCKET -> Settings.WSS_PORT;
        };
    }

    /** Whether it needs a certificate. */
    public boolean isEncrypted() {
        return this == TLS || this == SECURE_WEBSOCKET;
    }

    boolean takesBareUpdates() {
        return this == TCP || this == TLS;
    }
}
