package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lichat.protocol.Closing;
import org.lichat.server.Document;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Settings;
import org.lichat.server.Time;
import org.lichat.store.MemoryStore;

/** Documents over HTTP, whatever they are. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DownloadTest {
    private static final Instant MODIFIED = Instant.parse("2026-01-02T03:04:05.600Z");
    private static final String TEXT = "0123456789";
    private static final int LARGE = 64 << 20;

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong read = new AtomicLong();
    private volatile boolean broken;
    private final Server server = server();
    private NettyListener listener;

    private Server server() {
        Settings settings = Settings.defaults().with(Settings.OUTBOUND_AGE, Duration.ofMillis(400));
        ServerBuilder builder = new ServerBuilder(settings, new MemoryStore().stores(), Time.SYSTEM, Thread::new);
        builder.serve("/link/", (running, path) -> find(path));
        return builder.build();
    }

    private @Nullable Document find(String path) {
        if (broken) {
            throw new IllegalStateException("This is a failure that the test asks for.");
        }
        return switch (path) {
            case "text" -> document(TEXT.length(), (from, most) -> TEXT.substring((int) from, (int) from + most));
            case "empty" -> document(0, (from, most) -> "");
            case "short" -> document(TEXT.length(), (from, most) -> from == 0 ? "012" : "");
            case "large" -> document(LARGE, (from, most) -> "x".repeat(most));
            default -> null;
        };
    }

    private interface Text {
        String read(long from, int most);
    }

    private Document document(long length, Text text) {
        return new Document(
                Map.of("Content-Type", "text/plain; charset=utf-8"),
                MODIFIED,
                new Document.Form(length, "tag", (from, most) -> {
                    byte[] bytes = text.read(from, most).getBytes(StandardCharsets.ISO_8859_1);
                    read.addAndGet(bytes.length);
                    return bytes;
                }));
    }

    @BeforeEach
    void open() throws Exception {
        server.start(scheduler);
        Reception reception = new Reception(server, scheduler);
        listener = new NettyListener(new Bind("127.0.0.1", 0, 500), TyrusHost.of(reception), Listening.LIMITS);
        listener.open();
    }

    @AfterEach
    void close() throws InterruptedException {
        server.stop(Closing.RESTART, "The test is over.");
        listener.close();
        scheduler.shutdownNow();
    }

    /** Everything that comes until the end of the connection. */
    private String ask(String line, String... headers) throws IOException {
        try (RawClient client = new RawClient(listener.port())) {
            String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            client.send((line + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n" + more + "\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            return new String(client.socket().getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static void assertHas(String answer, String... lines) {
        for (String line : lines) {
            assertTrue(
                    answer.toLowerCase(Locale.ROOT).contains(line.toLowerCase(Locale.ROOT) + "\r\n"),
                    () -> line + " in " + answer);
        }
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    @Test
    void aDocumentComesWithAllThatIsSaidAboutIt() throws IOException {
        String answer = ask("GET /link/text?query");
        assertHas(
                answer,
                "HTTP/1.1 200 OK",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Length: 10",
                "ETag: \"tag\"",
                "Last-Modified: Fri, 02 Jan 2026 03:04:05 GMT",
                "Accept-Ranges: bytes",
                "Connection: close");
        assertEquals(TEXT, body(answer));
        assertEquals(answer.replace(TEXT, ""), ask("HEAD /link/text", "Range: bytes=1-2"));
        assertEquals("", body(ask("GET /link/empty")));
    }

    @Test
    void aLargeOneComesWhole() throws IOException {
        String answer = ask("GET /link/large", "Range: bytes=-20000000");
        assertHas(answer, "Content-Range: bytes 47108864-67108863/67108864");
        assertEquals(20_000_000, body(answer).length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "bytes=0-3; 0-3",
                "bytes=8-; 8-9",
                "bytes=8-999; 8-9",
                "bytes=-3; 7-9",
                "bytes=-30; 0-9",
                "bytes=9-9; 9-9",
                "Bytes=1-1; -",
                "bytes=0-1,3-4; -",
                "bytes=-; -",
                "bytes=4-3; -",
                "lines=1-2; -",
                "bytes=a-b; -",
                "bytes=10-; *",
                "bytes=10-20; *",
                "bytes=-0; *"
            })
    void aRangeIsAPartOfIt(String range, String part) throws IOException {
        String answer = ask("GET /link/text", "Range: " + range);
        if (part.equals("-")) {
            assertHas(answer, "HTTP/1.1 200 OK", "Content-Length: 10");
            assertEquals(TEXT, body(answer));
        } else if (part.equals("*")) {
            assertHas(answer, "HTTP/1.1 416 Requested Range Not Satisfiable", "Content-Range: bytes */10");
        } else {
            String[] ends = part.split("-", -1);
            String bytes = TEXT.substring(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) + 1);
            assertHas(answer, "HTTP/1.1 206 Partial Content", "Content-Range: bytes " + part + "/10");
            assertHas(answer, "Content-Length: " + bytes.length());
            assertEquals(bytes, body(answer));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"tag\"', 206",
        "'Fri, 02 Jan 2026 03:04:05 GMT', 206",
        "'\"other\"', 200",
        "'W/\"tag\"', 200",
        "'Fri, 02 Jan 2026 03:04:06 GMT', 200"
    })
    void aRangeMayBeOfThisDocumentOnly(String condition, int status) throws IOException {
        String answer = ask("GET /link/text", "Range: bytes=0-1", "If-Range: " + condition);
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    }

    @ParameterizedTest
    @CsvSource({
        "'If-None-Match: \"tag\"', 304",
        "'If-None-Match: \"a\", W/\"tag\"', 304",
        "If-None-Match: *, 304",
        "'If-None-Match: \"a\"', 200",
        "'If-Modified-Since: Fri, 02 Jan 2026 03:04:05 GMT', 304",
        "'If-Modified-Since: Fri, 02 Jan 2026 03:04:04 GMT', 200",
        "If-Modified-Since: yesterday, 200",
        "'If-None-Match: \"a\"\r\nIf-Modified-Since: Fri, 02 Jan 2026 03:04:05 GMT', 200"
    })
    void whoHasItDoesNotGetItAgain(String header, int status) throws IOException {
        String answer = ask("GET /link/text", header);
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertHas(answer, "ETag: \"tag\"");
        assertEquals(status == 304 ? "" : TEXT, body(answer));
        assertEquals(status == 304, !answer.contains("Content-Type"), answer);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /link/none, 404",
        "GET /link/, 404",
        "GET /link, 404",
        "HEAD /link/none, 404",
        "POST /link/text, 405",
        "DELETE /link/none, 405",
        "OPTIONS /link/text, 405"
    })
    void nothingElseIsAnswered(String line, int status) throws IOException {
        String answer = ask(line);
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        if (status == 405) {
            assertHas(answer, "Allow: GET, HEAD");
        }
        assertEquals(line.startsWith("HEAD"), body(answer).isEmpty());
    }

    @Test
    void whatCannotBeReadIsUnavailable() throws IOException {
        broken = true;
        assertHas(ask("GET /link/text"), "HTTP/1.1 503 Service Unavailable", "Cache-Control: no-store");
        assertTrue(server.isReady()); // this says nothing of what else can be read
    }

    @Test
    void whatGoesWhileItIsReadIsBrokenOff() throws IOException {
        String answer = ask("GET /link/short");
        assertHas(answer, "Content-Length: 10");
        assertEquals("012", body(answer));
    }

    @Test
    void whoTakesNothingHoldsLittleAndIsCut() throws Exception {
        try (RawClient client = new RawClient(listener.port(), 4096)) {
            client.send("GET /link/large HTTP/1.1\r\nHost: test\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            while (listener.connections() > 0 || read.get() == 0) {
                Thread.onSpinWait(); // until it is cut
            }
            assertTrue(read.get() < LARGE / 2, read::toString); // what the system holds of a connection, and a piece
        }
        assertEquals(TEXT, body(ask("GET /link/text")));
    }

    @Test
    void thereIsAnEndToHowMuchIsDownloadedAtOnce() throws Exception {
        server.change(Settings.OUTBOUND_AGE, Duration.ofSeconds(30)); // so that nobody is cut before all have come
        List<Socket> busy = new ArrayList<>();
        try {
            String answer = "";
            while (!answer.contains("503") && busy.size() < 100) {
                RawClient client = new RawClient(listener.port(), 4096);
                busy.add(client.socket());
                client.send("GET /link/large HTTP/1.1\r\nHost: test\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                byte[] begin = client.socket().getInputStream().readNBytes(12);
                answer = new String(begin, StandardCharsets.ISO_8859_1);
            }
            assertEquals("HTTP/1.1 503", answer);
            assertFalse(busy.size() < 10, () -> busy.size() + " at once");
        } finally {
            for (Socket each : busy) {
                each.close();
            }
        }
        while (!ask("GET /link/text").startsWith("HTTP/1.1 200")) {
            Thread.onSpinWait(); // until the server has noticed that they are gone
        }
    }
}
