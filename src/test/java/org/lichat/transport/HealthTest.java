package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lichat.domain.Change;
import org.lichat.domain.Entry;
import org.lichat.domain.Journal;
import org.lichat.domain.Stores;
import org.lichat.protocol.Closing;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Settings;
import org.lichat.server.Time;
import org.lichat.store.MemoryStore;

/** Health over HTTP, as those ask for it who watch the server. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HealthTest {
    private static final String UNREADABLE = "not ready: what is kept cannot be read\n";

    private final MemoryStore store = new MemoryStore();
    private final AtomicLong nanos = new AtomicLong();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final Journal journal = this::keep;
    private final Server server = new ServerBuilder(
                    Settings.defaults(),
                    new Stores(
                            store,
                            store,
                            journal,
                            store.stores().history(),
                            store.stores().payloads()),
                    new Time(Clock.systemUTC(), nanos::get),
                    Thread::new)
            .build();
    private final Reception reception = new Reception(server, scheduler);
    private NettyListener listener;
    private volatile boolean full;

    private void keep(List<Entry> batch) {
        if (full) {
            throw new IllegalStateException("This is a failure that the test asks for.");
        }
        store.keep(batch);
    }

    @BeforeEach
    void open() throws Exception {
        server.start(scheduler);
        listener = new NettyListener(new Bind("127.0.0.1", 0, 8), TyrusHost.of(reception), Listening.LIMITS);
        listener.open();
    }

    @AfterEach
    void close() throws InterruptedException {
        full = false;
        server.stop(Closing.RESTART, "The test is over.");
        listener.close();
        scheduler.shutdownNow();
    }

    private String ask(String line) throws IOException {
        try (RawClient client = new RawClient(listener.port())) {
            String answer = client.request(line + " HTTP/1.1\r\nHost: test\r\n\r\n");
            assertTrue(client.ended());
            return answer;
        }
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    @Test
    void itSaysReady() throws IOException {
        String answer = ask("GET /health/ready");
        assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
        assertEquals("ready\n", body(answer));
        String head = answer.toLowerCase(Locale.ROOT);
        assertTrue(head.contains("content-type: text/plain; charset=utf-8\r\n"), answer);
        assertTrue(head.contains("cache-control: no-store\r\n"), answer);
    }

    private void assertLive() throws IOException {
        String answer = ask("GET /health/live");
        assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
        assertEquals("live\n", body(answer));
    }

    @Test
    void itIsLive() throws IOException {
        assertLive();
    }

    @Test
    void itsHeadIsTheSameWithoutTheText() throws IOException {
        String answer = ask("HEAD /health/ready");
        assertEquals("", body(answer));
        assertEquals(ask("GET /health/ready").replace("ready\n", ""), answer);
        assertEquals(ask("GET /health/live").replace("live\n", ""), ask("HEAD /health/live"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET /health/ready?verbose, 200",
        "GET /health/live?verbose, 200",
        "POST /health/ready, 405",
        "POST /health/live, 405",
        "HEAD /, 405",
        "GET /health, 404",
        "GET /health/, 404",
        "GET /health/ready/, 404",
        "GET /health/lively, 404"
    })
    void nothingElseIsHealth(String line, int status) throws IOException {
        String answer = ask(line);
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    }

    @Test
    void whileNothingCanBeKeptItIsNotReady() throws IOException {
        full = true;
        Entry something = new Entry();
        server.network().primary().inTurn(() -> {
            something.change(new Change.HistoryExpired(Instant.EPOCH));
            server.submit(something, null);
        });
        String answer = ask("GET /health/ready");
        while (answer.startsWith("HTTP/1.1 200 ")) { // until it has been tried
            answer = ask("GET /health/ready");
        }
        assertTrue(answer.startsWith("HTTP/1.1 503 Service Unavailable\r\n"), answer);
        assertEquals("not ready: nothing can be kept\n", body(answer));
        assertLive();
        full = false;
        while (!body(ask("GET /health/ready")).equals("ready\n")) {
            Thread.onSpinWait(); // until it has been tried again
        }
    }

    @Test
    void whileNothingCanBeReadItIsNotReady() throws IOException {
        server.lookups()
                .ask(() -> {
                    throw new IllegalStateException("This is a failure that the test asks for.");
                })
                .toCompletableFuture()
                .handle((none, problem) -> problem)
                .join();
        server.sweeps().run(); // too early
        assertEquals(UNREADABLE, body(ask("GET /health/ready")));
        assertFalse(server.isReady());
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        server.sweeps().run();
        while (!server.isReady()) {
            Thread.onSpinWait(); // until it has been tried again
        }
        assertEquals("ready\n", body(ask("GET /health/ready")));
    }

    @Test
    void whoStopsIsNotReady() throws Exception {
        server.stop(Closing.RESTART, "The test is over.");
        assertEquals("not ready: the server is stopping\n", body(ask("GET /health/ready")));
        assertLive();
    }
}
