package org.lichat.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * What it takes to make a connection.
 *
 * @param maximumSize bytes of one update of the server
 * @param patience for connecting, at most
 * @param encryption what TLS trusts
 * @param hosts which certificates are good for a host
 * @param headers those that the handshake of a WebSocket has besides
 */
record Dialling(
        int maximumSize, Duration patience, SSLContext encryption, Hosts hosts, Map<String, List<String>> headers) {

    /** Whether the certificate of a server must be made out to its host. */
    enum Hosts {
        CHECKED,
        ANY
    }

    boolean checksHost() {
        return hosts == Hosts.CHECKED;
    }

    /** Connects to the address. */
    Line open(Address address, Line.Observer observer) throws IOException {
        return address.way().isWebSocket()
                ? WebSocketLine.open(address, this, observer)
                : TcpLine.open(address, this, observer);
    }
}
