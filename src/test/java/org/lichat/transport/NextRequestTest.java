package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.protocol.Closing;
import org.lichat.server.Bytes;
import org.lichat.server.Document;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Settings;
import org.lichat.server.Time;
import org.lichat.store.MemoryStore;

/** Several requests on one connection. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class NextRequestTest {
    private static final int LARGE = 3 << 20;
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final Server server = server();
    private NettyListener listener;

    private static Server server() {
        ServerBuilder builder =
                new ServerBuilder(Settings.defaults(), new MemoryStore().stores(), Time.SYSTEM, Thread::new);
        builder.serve(
                "/app/",
                (running, path) -> path.equals("large")
                        ? document("x".repeat(LARGE))
                        : path.equals("none") ? null : document(path));
        return builder.build();
    }

    private static Document document(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Document(
                Map.of("Content-Type", "text/plain"),
                Instant.EPOCH,
                new Document.Form(bytes.length, "tag", new Bytes(bytes)));
    }

    @BeforeEach
    void open() throws Exception {
        server.start(scheduler);
        ConnectionLimits limits = Listening.LIMITS.withHandshake(16 * 1024, PATIENCE);
        listener =
                new NettyListener(new Bind("127.0.0.1", 0, 8), TyrusHost.of(new Reception(server, scheduler)), limits);
        listener.open();
    }

    @AfterEach
    void close() throws InterruptedException {
        server.stop(Closing.RESTART, "The test is over.");
        listener.close();
        scheduler.shutdownNow();
    }

    private static String get(String name) {
        return request("GET", name, "");
    }

    private static String request(String method, String name, String headers) {
        return method + " /app/" + name + " HTTP/1.1\r\nHost: test\r\n" + headers + "\r\n";
    }

    private static void assertStays(String answer, int status, String body) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertFalse(answer.toLowerCase(Locale.ROOT).contains("connection: close"), answer);
        assertTrue(answer.endsWith("\r\n\r\n" + body), answer);
    }

    @Test
    void oneAfterTheOther() throws Exception {
        try (RawClient client = new RawClient(listener.port())) {
            for (int i = 0; i < 30; i++) {
                assertStays(client.request(get("text" + i)), 200, "text" + i);
            }
            assertEquals(1, listener.connections());
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() throws Exception {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            all.append(get(i == 7 ? "none" : "text" + i));
        }
        try (RawClient client = new RawClient(listener.port())) {
            client.send(all.toString().getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 30; i++) {
                String answer = client.answer();
                assertStays(
                        answer,
                        i == 7 ? 404 : 200,
                        i == 7 ? answer.substring(answer.indexOf("\r\n\r\n") + 4) : "text" + i);
            }
        }
    }

    @Test
    void whatComesDuringALargeAnswerWaits() throws Exception {
        try (RawClient client = new RawClient(listener.port())) {
            String more = get("more").replace("\r\n\r\n", "\r\nX: " + "x".repeat(7_000) + "\r\n\r\n");
            client.send((get("large") + more.repeat(9)).getBytes(StandardCharsets.US_ASCII));
            assertStays(client.answer(), 200, "x".repeat(LARGE));
            for (int i = 0; i < 9; i++) {
                assertStays(client.answer(), 200, "more");
            }
        }
    }

    @Test
    void headsAndWhatIsKnownHaveNoBody() throws Exception {
        try (RawClient client = new RawClient(listener.port())) {
            String all = request("GET", "a", "If-None-Match: \"tag\"\r\n") + get("b");
            client.send(all.getBytes(StandardCharsets.US_ASCII));
            assertStays(client.answer(), 304, "");
            assertStays(client.answer(), 200, "b");
            client.send((request("HEAD", "cde", "") + "x").getBytes(StandardCharsets.US_ASCII));
            String head = client.head();
            assertStays(head, 200, "");
            assertTrue(head.toLowerCase(Locale.ROOT).contains("content-length: 3\r\n"), head);
            client.send(get("f").getBytes(StandardCharsets.US_ASCII));
            assertTrue(client.answer().startsWith("HTTP/1.1 405 "), "nothing came between the head and this xGET");
        }
    }

    @Test
    void aConnectionThatAskedMayBecomeAWebSocket() throws Exception {
        String upgrade = "GET / HTTP/1.1\r\nHost: test\r\n" + RawClient.UPGRADE + "\r\n";
        try (RawClient client = new RawClient(listener.port())) {
            client.send((get("a") + get("b") + upgrade).getBytes(StandardCharsets.US_ASCII));
            client.text("(ping :id 1)");
            assertStays(client.answer(), 200, "a");
            assertStays(client.answer(), 200, "b");
            assertTrue(client.answer().startsWith("HTTP/1.1 101 "));
            assertTrue(client.read().text().startsWith("("));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /app/b HTTP/1.1\r\nHost"})
    void whoSaysNothingMoreIsCut(String begun) throws Exception {
        try (RawClient client = new RawClient(listener.port())) {
            assertStays(client.request(get("a")), 200, "a");
            long before = System.nanoTime();
            client.send(begun.getBytes(StandardCharsets.US_ASCII));
            assertTrue(client.ended());
            assertTrue(System.nanoTime() - before >= PATIENCE.toNanos() / 2, "it was given time");
        }
    }

    @Test
    void whoWantsNoMoreGetsNoMore() throws Exception {
        for (String last :
                new String[] {request("GET", "a", "Connection: close\r\n"), get("a").replace("1.1", "1.0")}) {
            try (RawClient client = new RawClient(listener.port())) {
                String answer = client.request(last + get("b"));
                assertTrue(answer.toLowerCase(Locale.ROOT).contains("connection: close\r\n"), answer);
                assertTrue(client.ended());
            }
        }
    }

    @Test
    void nobodyAsksForEver() throws Exception {
        try (RawClient client = new RawClient(listener.port())) {
            int asked = 1;
            while (!client.request(get("a")).toLowerCase(Locale.ROOT).contains("connection: close\r\n")) {
                asked++;
            }
            assertEquals(100, asked);
            assertTrue(client.ended());
        }
    }

    @Test
    void whatIsRefusedIsTheLast() throws Exception {
        try (RawClient client = new RawClient(listener.port())) {
            assertStays(client.request(get("a")), 200, "a");
            assertTrue(client.request("GET /nowhere HTTP/1.1\r\nHost: test\r\n\r\n" + get("b"))
                    .startsWith("HTTP/1.1 404 "));
            assertTrue(client.ended());
        }
    }

    @Test
    void whoWaitsGoesWhenTheServerEnds() throws Exception {
        try (RawClient client = new RawClient(listener.port());
                RawClient silent = new RawClient(listener.port())) {
            assertStays(client.request(get("a")), 200, "a");
            long before = System.nanoTime();
            listener.refuse();
            assertTrue(client.ended());
            assertTrue(silent.ended());
            assertTrue(System.nanoTime() - before < PATIENCE.toNanos(), "before its time was over");
        }
    }
}
