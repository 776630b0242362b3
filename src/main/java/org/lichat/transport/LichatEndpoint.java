package org.lichat.transport;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bridges one WebSocket session to the server: text messages are updates, each with or without its NUL (§3.1). */
@ServerEndpoint(value = "/", subprotocols = LichatEndpoint.SUBPROTOCOL, configurator = EndpointConfigurator.class)
public final class LichatEndpoint {
    static final String SUBPROTOCOL = "lichat";

    private static final Logger LOG = System.getLogger(LichatEndpoint.class.getName());

    private static final Long CLOSE_MILLIS = 2_000L;

    private final Reception reception;
    private @Nullable SocketConnection connection;
    private @Nullable UpdateText text;

    /** Has to be public and to take nothing, though only our configurator calls it: some containers see to that. */
    public LichatEndpoint() {
        this.reception = EndpointConfigurator.reception();
    }

    @OnOpen
    public void open(Session session) throws IOException {
        Handshake handshake = Handshake.of(session);
        // Silence is looked after by the server; an engine's own timeout costs a task for every message.
        session.setMaxIdleTimeout(-1);
        if (Opening.current() == null) {
            // How long Tomcat lets a close wait for a peer that takes nothing; others do not know it.
            session.getUserProperties().put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", CLOSE_MILLIS);
        }
        if (!reception.admits(handshake) || !speaksLichat(session, handshake)) {
            LOG.log(
                    Level.INFO,
                    "A connection from {0} is refused",
                    reception.addressOf(handshake).getHostAddress());
            close(session, CloseCodes.VIOLATED_POLICY, "This connection is not accepted.");
            return;
        }
        SocketConnection opened = new SocketConnection(reception, SessionLine.of(session, reception), handshake);
        connection = opened;
        opened.open();
        text = new UpdateText(opened::updateLimit, opened.reader());
    }

    /** Whoever offers subprotocols, but not ours, means to speak to somebody else. */
    private static boolean speaksLichat(Session session, Handshake handshake) {
        boolean offers = !handshake
                .headers()
                .getOrDefault("Sec-WebSocket-Protocol", List.of())
                .isEmpty();
        return !offers || SUBPROTOCOL.equals(session.getNegotiatedSubprotocol());
    }

    @OnMessage
    public void receive(String part, boolean last) {
        if (text != null) {
            text.add(part, last);
        }
    }

    /** There is nothing binary in the protocol (§3.1); without this, each container would answer it in its own way. */
    @OnMessage
    public void refuse(Session session, ByteBuffer part, boolean last) throws IOException {
        close(session, CloseCodes.CANNOT_ACCEPT, "Updates are text.");
    }

    /** Containers report here what is wrong with the network, too; anything else is a bug, after which nothing can be relied on. */
    @OnError
    public void fail(Session session, Throwable problem) throws IOException {
        if (problem instanceof IOException || !session.isOpen()) {
            LOG.log(Level.DEBUG, () -> connection + " has a problem: " + problem);
            return;
        }
        LOG.log(Level.ERROR, (connection == null ? "A connection" : connection) + " failed.", problem);
        if (connection == null || !connection.fail()) {
            close(session, CloseCodes.UNEXPECTED_CONDITION, "The server failed.");
        }
    }

    @OnClose
    public void close(CloseReason reason) {
        if (connection != null) {
            connection.ended("close code " + reason.getCloseCode().getCode());
        }
    }

    private static void close(Session session, CloseCode code, String reason) throws IOException {
        session.close(new CloseReason(code, reason));
    }
}
