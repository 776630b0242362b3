package org.lichat.transport;

import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A listener on loopback with an endpoint that notes what happens to it. One at a time. */
final class Listening implements AutoCloseable {
    static final ConnectionLimits LIMITS =
            ConnectionLimits.DEFAULT.withMessageBytes(1 << 20).withClose(Duration.ofMillis(500));

    /** "open", "part last? text", "close code", "error class", in the order they happened. */
    static final BlockingQueue<String> EVENTS = new LinkedBlockingQueue<>();

    static volatile Consumer<Session> opened = session -> {};
    static volatile BiConsumer<Session, String> received = (session, text) -> {};

    /** Not at "/": embedded Tomcat finds this class too, beside the endpoint of the WAR under test. */
    @ServerEndpoint(value = "/noting", subprotocols = "lichat", configurator = Plain.class)
    public static final class Noting {
        @OnOpen
        public void open(Session session) {
            // The event comes last: whoever awaited it may set what is done for the next session.
            opened.accept(session);
            EVENTS.add("open");
        }

        @OnMessage
        public void part(Session session, String text, boolean last) {
            EVENTS.add((last ? "last " : "part ") + text);
            received.accept(session, text);
        }

        @OnClose
        public void close(CloseReason reason) {
            EVENTS.add("close " + reason.getCloseCode().getCode());
        }

        @OnError
        public void error(Throwable thrown) {
            EVENTS.add("error " + thrown);
        }
    }

    public static final class Plain extends ServerEndpointConfig.Configurator {
        @Override
        public boolean checkOrigin(String origin) {
            return !"https://evil.example".equals(origin);
        }
    }

    final NettyListener listener;

    private Listening(TyrusHost host, ConnectionLimits limits) throws Exception {
        host.register(Noting.class);
        listener = new NettyListener(new Bind("127.0.0.1", 0, 128), host, limits);
        listener.open();
    }

    static Listening start() throws Exception {
        return start(LIMITS, new TyrusHost());
    }

    static Listening start(ConnectionLimits limits, TyrusHost host) throws Exception {
        EVENTS.clear();
        opened = session -> {};
        received = (session, text) -> {};
        return new Listening(host, limits);
    }

    int port() {
        return listener.port();
    }

    static void send(Session session, String text) {
        session.getAsyncRemote().sendText(text, result -> {});
    }

    static String event() throws InterruptedException {
        String event = EVENTS.poll(10, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("Nothing happened.");
        }
        return event;
    }

    @Override
    public void close() {
        listener.close();
    }
}
