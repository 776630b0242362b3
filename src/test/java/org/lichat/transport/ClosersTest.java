package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lichat.protocol.Closing;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Settings;
import org.lichat.server.Time;
import org.lichat.store.MemoryStore;

/** Sessions as some containers have them: to close one blocks while its peer takes nothing. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ClosersTest {
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final Server server =
            new ServerBuilder(Settings.defaults(), new MemoryStore().stores(), Time.SYSTEM, Thread::new).build();
    private final Reception reception = new Reception(server, scheduler);
    private final CountDownLatch taken = new CountDownLatch(1);
    /** The threads that close a session and cannot go on. */
    private final BlockingQueue<Thread> stuck = new LinkedBlockingQueue<>();
    /** What became of them: whether the peer took something in the end. */
    private final BlockingQueue<Boolean> ended = new LinkedBlockingQueue<>();

    private SocketConnection connection(Runnable closing) {
        Session session = (Session) Proxy.newProxyInstance(
                ClosersTest.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, arguments) -> {
                    assertEquals("close", method.getName());
                    closing.run();
                    return null;
                });
        var peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        return new SocketConnection(
                reception, SessionLine.of(session, reception), new Handshake(peer, "http", "/", null, Map.of()));
    }

    private void block() {
        stuck.add(Thread.currentThread());
        try {
            taken.await();
            ended.add(true);
        } catch (InterruptedException interrupted) {
            ended.add(false);
        }
    }

    private List<Thread> closeStuck(int count) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            connection(this::block).close(Closing.REFUSED, "You do not read.");
            threads.add(stuck.take());
        }
        return threads;
    }

    @AfterEach
    void stop() {
        taken.countDown();
        scheduler.shutdownNow();
    }

    @Test
    void peersThatTakeNothingHoldUpNoOtherCloseAndNoWork() throws Exception {
        closeStuck(Closers.THREADS - 1);
        CountDownLatch closed = new CountDownLatch(1);
        connection(closed::countDown).close(Closing.REFUSED, "Bye.");
        closed.await();
        assertEquals(7, scheduler.submit(() -> 7).get());
        CountDownLatch drained = new CountDownLatch(1);
        connection(this::block).whenDrained(drained::countDown);
        drained.await();
    }

    @Test
    void whoIsOneTooManyWaits() throws Exception {
        closeStuck(Closers.THREADS);
        CountDownLatch closed = new CountDownLatch(1);
        connection(closed::countDown).close(Closing.REFUSED, "Bye.");
        assertEquals(1, closed.getCount());
        taken.countDown();
        closed.await();
        for (int i = 0; i < Closers.THREADS; i++) {
            assertTrue(ended.take());
        }
    }

    @Test
    void theyEndWithTheReception() throws Exception {
        List<Thread> threads = closeStuck(3);
        reception.awaitDepartures(Duration.ZERO);
        for (Thread thread : threads) {
            assertFalse(ended.take(), "interrupted");
            thread.join();
            assertTrue(thread.isDaemon() && thread.getName().startsWith("lichat-closer-"), thread::getName);
        }
        assertThrows(
                RejectedExecutionException.class,
                () -> reception.workers().closings().execute(() -> {}));
        connection(() -> ended.add(true)).close(Closing.REFUSED, "Too late."); // which the container does now
    }
}
