package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeHandlerTest {
    private static final String UPGRADE = "Host: test\r\n" + RawClient.UPGRADE;
    private Listening server;

    @BeforeEach
    void open() throws Exception {
        server = Listening.start(Listening.LIMITS.withHandshake(16 * 1024, Duration.ofMillis(300)), new TyrusHost());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String ask(String request) throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            String answer = client.request(request);
            if (!answer.startsWith("HTTP/1.1 101")) {
                assertTrue(client.ended());
            }
            return answer;
        }
    }

    @Test
    void aHandshakeSwitchesTheProtocol() throws Exception {
        String answer = ask("GET /noting HTTP/1.1\r\n" + UPGRADE + "\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
        assertTrue(answer.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), answer);
        assertFalse(answer.toLowerCase(Locale.ROOT).contains("sec-websocket-protocol"), answer);
    }

    @ParameterizedTest
    @CsvSource({"lichat", "'chat, lichat ,x'", "'x\r\nSec-WebSocket-Protocol: lichat'"})
    void theSubprotocolIsEchoedWhereverItIsOffered(String offer) throws Exception {
        String answer = ask("GET /noting HTTP/1.1\r\n" + UPGRADE + "Sec-WebSocket-Protocol: " + offer + "\r\n\r\n");
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("sec-websocket-protocol: lichat\r\n"), answer);
    }

    @Test
    void noExtensionIsNegotiatedAndForeignTracingIsIgnored() throws Exception {
        String answer = ask("GET /noting HTTP/1.1\r\n" + UPGRADE + "Sec-WebSocket-Extensions: permessage-deflate; =\r\n"
                + "X-Tyrus-Tracing-Threshold: nonsense\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
        assertFalse(answer.toLowerCase(Locale.ROOT).contains("extensions"), answer);
    }

    @Test
    void aPlainRequestIsToldTheWebSocketAddress() throws Exception {
        String answer = ask("GET /noting HTTP/1.1\r\nHost: chat.example:1113\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 426 Upgrade Required\r\n"), answer);
        assertTrue(answer.contains("text/plain") && answer.endsWith(" ws://chat.example:1113/noting\n"), answer);
    }

    @Test
    void aHostThatIsNoneIsNotRepeated() throws Exception {
        String answer = ask("GET /noting HTTP/1.1\r\nHost: <script>\r\n\r\n");
        assertTrue(answer.endsWith(" ws://127.0.0.1:" + server.port() + "/noting\n"), answer);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /other HTTP/1.1, 404",
        "GET //test/noting HTTP/1.1, 404",
        "POST /noting HTTP/1.1, 405",
        "GET /noting?%zz HTTP/1.1, 400",
        "GET nowhere HTTP/1.1, 400",
        "nonsense, 400",
        "GET /noting HTTP/1.0, 426",
        "GET http://test/noting?a=b HTTP/1.1, 101",
    })
    void aRequestLineDecides(String line, int status) throws Exception {
        String answer = ask(line + "\r\n" + UPGRADE + "\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-WebSocket-Version: 13, Sec-WebSocket-Version: 8, 426",
        "Sec-WebSocket-Key: dGhl, Sec-WebSocket-Key: =dGhl, 400",
        "Host: test, X-Host: test, 400",
        "Host: test, 'Host: test\r\nContent-Length: 3\r\nX: y', 400",
        "Host: test, 'Host: test\r\nOrigin: https://evil.example', 403",
    })
    void aHeaderDecides(String good, String bad, int status) throws Exception {
        String answer = ask("GET /noting HTTP/1.1\r\n" + UPGRADE.replace(good, bad) + "\r\nabc");
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    }

    @ParameterizedTest
    @CsvSource({"9000, 1, 431", "1000, 30, 431", "8000, 1, 101", "2000000, 1, 431"})
    void headersAreBoundedByLineAndInAll(int length, int lines, int status) throws Exception {
        String line = "X: " + "x".repeat(length) + "\r\n";
        String answer = ask("GET /noting HTTP/1.1\r\n" + UPGRADE + line.repeat(lines) + "\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    }

    @Test
    void aLongRequestLineIsRefused() throws Exception {
        String answer = ask("GET /?" + "x".repeat(9000) + " HTTP/1.1\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 414 "), answer);
    }

    @Test
    void aHandshakeInSmallPiecesIsRead() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            for (byte one : ("GET /noting HTTP/1.1\r\n" + UPGRADE + "\r\n").getBytes(StandardCharsets.US_ASCII))
                client.send(new byte[] {one});
            assertTrue(client.answer().startsWith("HTTP/1.1 101 "));
        }
    }

    @Test
    void aSlowHandshakeIsCut() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send("GET /noting HTTP/1.1\r\nHost:".getBytes(StandardCharsets.US_ASCII));
            assertTrue(client.ended());
        }
    }

    @Test
    void framesRightBehindTheRequestAreRead() throws Exception {
        byte[] request = ("GET /noting HTTP/1.1\r\n" + UPGRADE + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] frame = RawClient.masked(RawClient.TEXT, "early".getBytes(StandardCharsets.UTF_8));
        byte[] both = Arrays.copyOf(request, request.length + frame.length);
        System.arraycopy(frame, 0, both, request.length, frame.length);
        try (RawClient client = new RawClient(server.port())) {
            client.send(both);
            assertTrue(client.answer().startsWith("HTTP/1.1 101 "));
            assertEquals("open", Listening.event());
            assertEquals("last early", Listening.event());
        }
    }

    @Test
    void aFrameSentInOnOpenFollowsTheAnswer() throws Exception {
        Listening.opened = session -> Listening.send(session, "hello");
        try (RawClient client = RawClient.open(server.port())) {
            assertEquals("hello", client.read().text());
        }
    }

    @Test
    void theEndpointLearnsTheHandshake() throws Exception {
        BlockingQueue<Handshake> handshakes = new LinkedBlockingQueue<>();
        Listening.opened = session -> handshakes.add(Handshake.of(session));
        try (RawClient client = new RawClient(server.port())) {
            client.request("GET /noting?room=1&x=%20 HTTP/1.1\r\n" + UPGRADE + "X-Two: a\r\nx-two: b\r\n\r\n");
            Handshake handshake = handshakes.take();
            assertEquals("/noting", handshake.path());
            assertEquals("room=1&x=%20", handshake.query());
            assertEquals(client.socket.getLocalPort(), handshake.peer().getPort());
            assertEquals("a", handshake.header("X-TWO"));
            assertEquals(List.of("a", "b"), handshake.headers().get("X-Two"));
        }
    }
}
