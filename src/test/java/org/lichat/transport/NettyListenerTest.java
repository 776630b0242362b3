package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NettyListenerTest {
    /** Gives the first text, or the close code as text, whichever comes first. */
    private static final class First implements WebSocket.Listener {
        final CompletableFuture<String> answer = new CompletableFuture<>();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            answer.complete(text.toString());
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            answer.complete(code + " " + reason);
            return null;
        }

        String get() throws Exception {
            return answer.get(10, TimeUnit.SECONDS);
        }
    }

    private static CompletableFuture<WebSocket> connect(HttpClient http, int port, String query, First first) {
        URI uri = URI.create("ws://127.0.0.1:" + port + "/noting" + query);
        return http.newWebSocketBuilder().subprotocols("lichat").buildAsync(uri, first);
    }

    @Test
    void concurrentHandshakesAreNotMixedUp() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        try (Listening server = Listening.start()) {
            Listening.opened = session ->
                    Listening.send(session, String.valueOf(Handshake.of(session).query()));
            List<First> firsts = new ArrayList<>();
            List<CompletableFuture<WebSocket>> sockets = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                firsts.add(new First());
                sockets.add(connect(http, server.port(), "?n=" + i, firsts.get(i)));
            }
            for (int i = 0; i < 100; i++) {
                assertEquals("n=" + i, firsts.get(i).get());
                assertEquals("lichat", sockets.get(i).join().getSubprotocol());
            }
            sockets.forEach(socket -> socket.join().abort());
        }
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (Listening server = Listening.start()) {
            NettyListener second =
                    new NettyListener(new Bind("127.0.0.1", server.port(), 1), new TyrusHost(), Listening.LIMITS);
            IOException thrown = assertThrows(IOException.class, second::open);
            assertEquals("Port " + server.port() + " on 127.0.0.1 is already in use.", thrown.getMessage());
            assertThrows(IllegalStateException.class, second::port);
        }
    }

    @Test
    void anUnknownHostIsNamed() {
        NettyListener listener =
                new NettyListener(new Bind("no.such.host.invalid", 0, 1), new TyrusHost(), Listening.LIMITS);
        IOException thrown = assertThrows(IOException.class, listener::open);
        assertEquals("The host no.such.host.invalid to listen on is unknown.", thrown.getMessage());
    }

    @Test
    void closingLetsSessionsEndWithTheApplicationsCodeAndLeavesNoThread() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        Queue<Session> sessions = new ConcurrentLinkedQueue<>();
        First first = new First();
        Listening server = Listening.start();
        Listening.opened = sessions::add;
        connect(http, server.port(), "", first).join();
        assertEquals("open", Listening.event());
        int port = server.port();
        assertTrue(ioThreads() > 0);
        server.listener.refuse();
        assertThrows(IOException.class, () -> RawClient.open(port));
        sessions.remove().close(new CloseReason(CloseCodes.SERVICE_RESTART, "Back soon."));
        server.close();
        assertEquals("1012 Back soon.", first.get());
        assertEquals("close 1012", Listening.event());
        assertEquals(0, ioThreads());
        server.close();
    }

    @Test
    void closingCutsWhatTheApplicationLeftOpen() throws Exception {
        Listening server = Listening.start();
        try (RawClient client = RawClient.open(server.port())) {
            assertEquals("open", Listening.event());
            server.close();
            assertEquals("close 1006", Listening.event());
            assertTrue(client.ended());
        }
    }

    @Test
    void anEndpointMayBeBelowAContextPath() throws Exception {
        try (Listening server = Listening.start(Listening.LIMITS, new TyrusHost("/chat", null));
                RawClient client = new RawClient(server.port())) {
            String answer = client.request("GET /chat/noting HTTP/1.1\r\nHost: test\r\n" + RawClient.UPGRADE + "\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
            assertFalse(Listening.event().isEmpty());
        }
    }

    private static long ioThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive()
                        && (thread.getName().startsWith("lichat-io")
                                || thread.getName().startsWith("tyrus-")))
                .count();
    }
}
