package org.lichat.transport;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutboundTest {
    private static final long TEN_SECONDS = TimeUnit.SECONDS.toNanos(10);
    /** More than the sockets' buffers take. */
    private static final String HUGE = "x".repeat(20_000_000);

    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private Outbound.Workers workers;
    private final BlockingQueue<Session> sessions = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> overflows = new LinkedBlockingQueue<>();
    private Listening server;
    private RawClient client;
    private Session session;
    private Outbound outbound;

    @BeforeEach
    void open() throws Exception {
        server = Listening.start();
        BlockingQueue<Executor> threads = new LinkedBlockingQueue<>();
        Listening.opened = opened -> {
            threads.add(requireNonNull(Opening.current()).thread());
            sessions.add(opened);
        };
        client = new RawClient(server.port(), 4096).handshake();
        assertEquals("open", Listening.event());
        session = sessions.take();
        // As in the server: of a session that is closed on another thread while its peer vanishes Tyrus may never tell.
        workers = new Outbound.Workers(executor, threads.take());
        outbound = new Outbound(
                session, new Outbound.Bounds(1000, TEN_SECONDS, 0), workers, () -> overflows.add("overflow"));
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        server.close();
        executor.shutdown();
        assertTrue(executor.awaitTermination(10, TimeUnit.SECONDS));
    }

    private void send(String text) {
        outbound.send(text, text.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void whatIsSentArrivesInOrder() throws Exception {
        Outbound wide = new Outbound(
                session, new Outbound.Bounds(1 << 30, TEN_SECONDS, 0), workers, () -> overflows.add("overflow"));
        int count = 20_000;
        Listening.received = (any, text) -> {
            for (int i = 0; i < count; i++) {
                wide.send(Integer.toString(i), 5);
            }
        };
        client.text("go");
        for (int i = 0; i < count; i++) {
            assertEquals(Integer.toString(i), client.read().text());
        }
    }

    @Test
    void aContainerThatCompletesOnTheSpotDoesNotGrowTheStack() {
        OnTheSpot container = new OnTheSpot();
        Outbound queue = new Outbound(container.session(), new Outbound.Bounds(1 << 30, 1, 0), workers, () -> {});
        int count = 100_000;
        for (int i = 0; i < count; i++) {
            queue.send(Integer.toString(i), 5);
        }
        assertEquals(List.of("0"), container.sent);
        container.completeFirst();
        assertEquals(count, container.sent.size());
        assertEquals(Integer.toString(count - 1), container.sent.get(count - 1));
        queue.send("at once", 7);
        assertEquals("at once", container.sent.get(count));
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
        outbound = new Outbound(
                session, new Outbound.Bounds(1000, TEN_SECONDS, TEN_SECONDS), workers, () -> overflows.add("overflow"));
        send(HUGE);
        for (int i = 0; i < 32; i++) {
            send("x".repeat(1000));
        }
        assertFalse(outbound.stalled(System.nanoTime()));
        assertTrue(overflows.isEmpty());
        // Nothing has been taken for that long: now it is too much.
        assertTrue(outbound.stalled(System.nanoTime() + TEN_SECONDS));
    }

    @Test
    void evenABurstHasAnEnd() throws Exception {
        outbound = new Outbound(
                session, new Outbound.Bounds(1000, TEN_SECONDS, TEN_SECONDS), workers, () -> overflows.add("overflow"));
        send(HUGE);
        for (int i = 0; i < 33; i++) {
            send("x".repeat(1000));
        }
        assertEquals("overflow", overflows.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void ageIsFoundOnceByTheSweep() throws Exception {
        send(HUGE);
        assertFalse(outbound.stalled(System.nanoTime() + 2 * TEN_SECONDS), "nothing waits behind the frame in flight");
        send("waiting");
        assertFalse(outbound.stalled(System.nanoTime()));
        assertTrue(outbound.stalled(System.nanoTime() + 2 * TEN_SECONDS));
        assertFalse(outbound.stalled(System.nanoTime() + 3 * TEN_SECONDS));
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
        assertEquals(HUGE.length(), client.read().payload().remaining());
        assertEquals("one", client.read().text());
        assertEquals("two", client.read().text());
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
        assertEquals(HUGE.length(), client.read().payload().remaining());
        assertEquals("one", client.read().text());
        assertEquals("two", client.read().text());
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
    void aTextThatCannotBeEncodedClosesTheSession() throws Exception {
        outbound.send("\ud83c", 3);
        assertEquals(1001, client.readClose());
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

    /** A session as WildFly's may be: it completes a send before the call returns. Only the first waits to be completed. */
    @SuppressWarnings("deprecation") // the constructor that replaces SendResult() is not in Jakarta EE 10
    private static final class OnTheSpot {
        final List<String> sent = new ArrayList<>();
        private @Nullable SendHandler first;

        Session session() {
            RemoteEndpoint.Async remote = fake(RemoteEndpoint.Async.class, (proxy, method, arguments) -> {
                sent.add((String) arguments[0]);
                if (first == null) {
                    first = (SendHandler) arguments[1];
                } else {
                    ((SendHandler) arguments[1]).onResult(new SendResult());
                }
                return null;
            });
            return fake(Session.class, (proxy, method, arguments) -> remote);
        }

        void completeFirst() {
            requireNonNull(first).onResult(new SendResult());
        }

        private static <T> T fake(Class<T> type, InvocationHandler calls) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls));
        }
    }
}
