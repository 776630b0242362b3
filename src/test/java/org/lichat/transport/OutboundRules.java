package org.lichat.transport;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.websocket.Session;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lichat.protocol.Frame;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class OutboundRules {
    private static final long TEN_SECONDS = TimeUnit.SECONDS.toNanos(10);
    /** More than the sockets' buffers take. */
    private static final String HUGE = "x".repeat(20_000_000);

    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    Outbound.Workers workers;
    private final BlockingQueue<Session> sessions = new LinkedBlockingQueue<>();
    final BlockingQueue<String> overflows = new LinkedBlockingQueue<>();
    Listening server;
    RawClient client;
    Session session;
    Carrier carrier;
    Outbound outbound;

    /** How the frames of a session that is being opened are sent. */
    abstract Carrier carrier(Session opened);

    @BeforeEach
    void open() throws Exception {
        open(Listening.LIMITS);
    }

    final void open(ConnectionLimits limits) throws Exception {
        server = Listening.start(limits, new TyrusHost());
        BlockingQueue<Executor> threads = new LinkedBlockingQueue<>();
        BlockingQueue<Carrier> carriers = new LinkedBlockingQueue<>();
        Listening.opened = opened -> {
            carriers.add(carrier(opened));
            threads.add(requireNonNull(Opening.current()).thread());
            sessions.add(opened);
        };
        client = new RawClient(server.port(), 4096).handshake();
        assertEquals("open", Listening.event());
        session = sessions.take();
        carrier = carriers.take();
        // As in the server: of a session that is closed on another thread while its peer vanishes Tyrus may never tell.
        workers = new Outbound.Workers(executor, threads.take());
        outbound = outbound(new Outbound.Bounds(1000, TEN_SECONDS, 0));
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        server.close();
        executor.shutdown();
        assertTrue(executor.awaitTermination(10, TimeUnit.SECONDS));
    }

    void send(String text) {
        outbound.send(frame(text));
    }

    private Outbound outbound(Outbound.Bounds bounds) {
        Line line = new SessionLine(session, carrier, workers, Intake.UNCONTROLLED);
        return new Outbound(line, bounds, () -> overflows.add("overflow"));
    }

    static Frame frame(String text) {
        return Frame.ofWire(null, text);
    }

    @Test
    void whatIsSentArrivesInOrder() throws Exception {
        Outbound wide = outbound(new Outbound.Bounds(1 << 30, TEN_SECONDS, 0));
        int count = 20_000;
        Listening.received = (any, text) -> {
            for (int i = 0; i < count; i++) {
                wide.send(frame(Integer.toString(i)));
            }
        };
        client.text("go");
        for (int i = 0; i < count; i++) {
            assertEquals(i + "\0", client.read().text());
        }
    }

    @Test
    void oneLargerFrameMayWaitAloneButNothingBehindIt() throws Exception {
        send(HUGE);
        send("y".repeat(5000));
        assertTrue(overflows.isEmpty());
        send("z");
        assertEquals("overflow", overflows.poll(10, TimeUnit.SECONDS));
        send("dropped silently");
        outbound.close(1008, "You do not read.");
        assertEquals("close 1008", Listening.event());
        while (server.listener.connections() > 0) {
            Thread.onSpinWait();
        }
        assertTrue(overflows.isEmpty());
    }

    @Test
    void aBurstMayBeLargerWhileThePeerTakesSomething() throws Exception {
        outbound = outbound(new Outbound.Bounds(1000, TEN_SECONDS, TEN_SECONDS));
        send(HUGE);
        for (int i = 0; i < 32; i++) {
            send("x".repeat(999));
        }
        assertFalse(outbound.stalled(System.nanoTime()));
        assertTrue(overflows.isEmpty());
        // Nothing has been taken for that long: now it is too much.
        assertTrue(outbound.stalled(System.nanoTime() + TEN_SECONDS));
    }

    @Test
    void evenABurstHasAnEnd() throws Exception {
        outbound = outbound(new Outbound.Bounds(1000, TEN_SECONDS, TEN_SECONDS));
        send(HUGE);
        for (int i = 0; i < 33; i++) {
            send("x".repeat(999));
        }
        assertEquals("overflow", overflows.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void ageIsFoundOnceByTheSweep() throws Exception {
        send(HUGE);
        long later = System.nanoTime() + 2 * TEN_SECONDS;
        assertFalse(outbound.stalled(later), "nothing waits behind the frame in flight");
        send("waiting");
        assertFalse(outbound.stalled(later + TEN_SECONDS));
        assertTrue(outbound.stalled(later + 2 * TEN_SECONDS));
        assertFalse(outbound.stalled(later + 3 * TEN_SECONDS));
        outbound.close(1008, "You do not read.");
        assertEquals("close 1008", Listening.event());
    }

    @Test
    void closingLetsTheQueueDrainFirst() throws Exception {
        send(HUGE);
        send("one");
        send("two");
        outbound.close(1000, "ü".repeat(200));
        send("dropped silently");
        assertEquals(HUGE.length() + 1, client.read().payload().remaining());
        assertEquals("one\0", client.read().text());
        assertEquals("two\0", client.read().text());
        assertEquals(1000, client.readClose());
        assertTrue(client.ended());
    }

    @Test
    void aDrainThatTakesTooLongIsEndedByTheSweep() throws Exception {
        send(HUGE);
        send("one");
        outbound.close(1000, "Bye.");
        assertFalse(outbound.stalled(System.nanoTime()));
        assertFalse(outbound.stalled(System.nanoTime() + 2 * TEN_SECONDS));
        assertEquals("close 1000", Listening.event());
    }

    @Test
    void whatWaitsForTheDrainIsDoneThen() throws Exception {
        BlockingQueue<String> done = new LinkedBlockingQueue<>();
        outbound.whenDrained(() -> done.add("idle"));
        assertEquals("idle", done.poll(10, TimeUnit.SECONDS));
        send(HUGE);
        send("one");
        outbound.whenDrained(() -> {
            done.add("drained");
            send("two");
        });
        assertTrue(done.isEmpty());
        assertEquals(HUGE.length() + 1, client.read().payload().remaining());
        assertEquals("one\0", client.read().text());
        assertEquals("two\0", client.read().text());
        assertEquals("drained", done.poll(10, TimeUnit.SECONDS));
        assertTrue(done.isEmpty());
    }

    @Test
    void whatWaitsForTheDrainIsDoneWhenThereIsNone() throws Exception {
        BlockingQueue<String> done = new LinkedBlockingQueue<>();
        send(HUGE);
        send("one");
        outbound.whenDrained(() -> done.add("given up"));
        assertTrue(outbound.stalled(System.nanoTime() + 2 * TEN_SECONDS));
        assertEquals("given up", done.poll(10, TimeUnit.SECONDS));
        outbound.close(1008, "You do not read.");
        assertEquals("close 1008", Listening.event());
        outbound.whenDrained(() -> done.add("closed"));
        assertEquals("closed", done.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void anIdleQueueClosesAtOnce() throws Exception {
        outbound.close(1013, "Too many connections.");
        assertEquals(1013, client.readClose());
        assertEquals("close 1013", Listening.event());
    }

    @Test
    void aSendToAPeerThatVanishedIsHarmless() throws Exception {
        send(HUGE);
        client.reset();
        // The failed send and the reset race to be noticed first.
        assertTrue(Set.of("close 1001", "close 1006").contains(Listening.event()));
        send("too late");
        outbound.close(1000, "Bye.");
        executor.shutdown();
        assertTrue(executor.awaitTermination(10, TimeUnit.SECONDS));
    }
}
