package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lichat.SocketLine;
import org.lichat.protocol.Closing;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Settings;
import org.lichat.server.Time;
import org.lichat.store.MemoryStore;

/** What becomes of a connection when the server itself fails, and of those that come while it stops. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FailingEndpointTest {
    private final AtomicBoolean fails = new AtomicBoolean();
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(FailingEndpointTest::daemon);
    private Server server;
    private Reception reception;
    private NettyListener listener;

    /** A clock that fails when it is told to, which nobody is prepared for. */
    private long nanos() {
        if (fails.getAndSet(false)) {
            throw new StackOverflowError("of the test");
        }
        return System.nanoTime();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    @BeforeEach
    void start() throws Exception {
        server = new ServerBuilder(
                        Settings.defaults(),
                        new MemoryStore().stores(),
                        new Time(Clock.systemUTC(), this::nanos),
                        FailingEndpointTest::daemon)
                .build();
        server.start(scheduler);
        reception = new Reception(server, scheduler);
        listener = new NettyListener(new Bind("127.0.0.1", 0, 8), TyrusHost.of(reception), Listening.LIMITS);
        listener.open();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(Closing.RESTART, "The test is over.");
        listener.close();
        scheduler.shutdownNow();
    }

    @Test
    void aFailureOfTheServerIsClosedAsABug() throws Exception {
        SocketLine line = SocketLine.to(listener.port());
        line.send("(ping :id 0)");
        assertNotNull(line.receive(Duration.ofSeconds(20)));
        fails.set(true);
        line.send("(connect :id 0 :version \"2.0\")");
        assertEquals(1011, line.closeCode());
        reception.awaitDepartures(Duration.ofSeconds(20));
        assertEquals(0, server.connections().count());
    }

    @Test
    void whoComesWhileTheServerStopsIsSentAwayToo() throws Exception {
        reception.close(Closing.RESTART, "The server restarts.");
        SocketLine line = SocketLine.to(listener.port());
        assertEquals(1012, line.closeCode());
        long start = System.nanoTime();
        reception.awaitDepartures(Duration.ofSeconds(20));
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10));
        assertEquals(0, server.connections().count());
    }

    @Test
    void whoVanishesWhileBeingClosedIsForgotten() throws Exception {
        byte[] tooLong = RawClient.masked(RawClient.TEXT, "x".repeat(9_000).getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 1_000; i++) {
            RawClient client = RawClient.lichat(listener.port());
            client.send(tooLong);
            client.reset();
        }
        long start = System.nanoTime();
        reception.awaitDepartures(Duration.ofSeconds(20));
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10));
        assertEquals(0, server.connections().count());
    }
}
