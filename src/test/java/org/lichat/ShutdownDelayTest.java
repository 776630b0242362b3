package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lichat.server.Setting;
import org.lichat.server.Settings;
import org.lichat.transport.RawClient;

/** What goes on between the moment when a server is told to stop and its end. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ShutdownDelayTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final SocketHost host = new SocketHost();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final Thread closing = new Thread(() -> {
        host.server().close();
        ended.complete(Thread.currentThread().isInterrupted());
    });

    private <T> void start(Setting<T> setting, T value) {
        host.with(setting, value).start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        closing.interrupt();
        closing.join();
        host.stop();
    }

    private static void getsAPong(SocketLine line) {
        line.send("(ping :id 7)");
        line.receives("(pong :id 7");
    }

    private String ask(String path) throws IOException {
        try (RawClient client = new RawClient(host.server().port())) {
            return client.request("GET " + path + " HTTP/1.1\r\nHost: test\r\n\r\n");
        }
    }

    private void awaitNotReady() throws IOException {
        String answer = ask("/health/ready");
        while (!answer.startsWith("HTTP/1.1 503 ")) {
            answer = ask("/health/ready");
        }
        assertTrue(answer.endsWith("not ready: the server is stopping\n"), answer);
    }

    @Test
    void whileItLingersEverythingGoesOnButItIsNotReady() throws Exception {
        start(Settings.SHUTDOWN_DELAY, LONG);
        SocketLine alice = host.open().connects("alice");
        assertTrue(ask("/health/ready").startsWith("HTTP/1.1 200 "));
        closing.start();
        awaitNotReady();
        assertFalse(host.server().isReady());
        assertTrue(ask("/health/live").endsWith("live\n"));
        getsAPong(alice);
        SocketLine bob = host.open().connects("bob");
        bob.send("(create :id 1 :channel \"lobby\")");
        bob.receives("(join :id 1");
        host.server().change(Settings.FLOOD_LIMIT, 0); // it holds no lock
        assertEquals(2, host.server().connections());
        assertFalse(ended.isDone());
        closing.interrupt();
        assertEquals(1012, alice.closeCode());
        assertEquals(1012, bob.closeCode());
        assertTrue(ended.get(20, TimeUnit.SECONDS), "the interrupt is passed on");
        assertThrows(IllegalStateException.class, host.server()::port);
    }

    @Test
    void theDelayEnds() throws Exception {
        start(Settings.SHUTDOWN_DELAY, Duration.ofMillis(200));
        SocketLine alice = host.open().connects("alice");
        closing.start();
        assertEquals(1012, alice.closeCode());
        assertFalse(ended.get(20, TimeUnit.SECONDS));
    }

    @Test
    void itIsAsLongAsItIsSetWhenTheServerIsToldToStop() throws Exception {
        start(Settings.SHUTDOWN_DELAY, LONG);
        SocketLine alice = host.open().connects("alice");
        host.server().change(Settings.SHUTDOWN_DELAY, Duration.ZERO);
        closing.start();
        assertEquals(1012, alice.closeCode());
        assertFalse(ended.get(20, TimeUnit.SECONDS));
    }

    @Test
    void whoClosesItTooIsDoneWhenItHasEnded() throws Exception {
        start(Settings.SHUTDOWN_DELAY, LONG);
        SocketLine alice = host.open().connects("alice");
        CompletableFuture<Void> also =
                CompletableFuture.runAsync(() -> host.server().close());
        awaitNotReady();
        closing.start();
        getsAPong(alice);
        closing.interrupt();
        also.get(20, TimeUnit.SECONDS);
        assertEquals(1012, alice.closeCode());
    }
}
