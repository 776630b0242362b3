package org.lichat;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lichat.server.Settings;
import org.lichat.transport.Entrance;
import org.lichat.transport.RawClient;

/** Who keeps a connection without using it loses it (§4.2), however slowly he says something. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SlowlorisTest {
    private static final String CONNECT = "(connect :id 0 :from \"loris\" :version \"2.0\")";
    private static final long PACE = 100;

    private final SocketHost host = new SocketHost()
            .with(Settings.CONNECT_TIMEOUT, Duration.ofSeconds(1))
            .with(Settings.PING_INTERVAL, Duration.ofSeconds(1))
            .with(Settings.IDLE_TIMEOUT, Duration.ofSeconds(2));
    private final ScheduledExecutorService clock = new ScheduledThreadPoolExecutor(1);

    @BeforeEach
    void start() {
        host.start();
    }

    @AfterEach
    void stop() {
        clock.shutdownNow();
        host.stop();
    }

    private RawClient client(Entrance entrance) throws IOException {
        return new RawClient(host.server().port(entrance));
    }

    /** Sends a byte of the text from time to time, and the last one over and over again, until the connection has ended. */
    private void dripsInVain(RawClient client, String text) throws IOException {
        AtomicInteger sent = new AtomicInteger();
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        Future<?> dripping = clock.scheduleAtFixedRate(
                () -> drip(client, bytes[Math.min(sent.getAndIncrement(), bytes.length - 1)]),
                0,
                PACE,
                TimeUnit.MILLISECONDS);
        assertTrue(client.ended());
        dripping.cancel(true);
        isAlone();
    }

    private static void drip(RawClient client, byte one) {
        try {
            client.send(new byte[] {one});
        } catch (IOException closed) {
            throw new java.io.UncheckedIOException(closed); // which ends the dripping
        }
    }

    /** The server has no connection any more. */
    private void isAlone() {
        while (host.server().connections() > 0) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TCP", "WEBSOCKET"})
    void aHandshakeThatDripsIsCut(Entrance entrance) throws IOException {
        try (RawClient client = client(entrance)) {
            dripsInVain(client, "GET / HTTP/1.1\r\nHost: test\r\nX: xx");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TCP", "WEBSOCKET"})
    void whoSaysNothingIsCut(Entrance entrance) throws IOException {
        try (RawClient client = client(entrance)) {
            assertTrue(client.ended());
        }
    }

    @Test
    void aHandshakeThatNobodyFollowsUpIsCut() throws IOException {
        try (RawClient client = RawClient.lichat(host.port())) {
            assertTrue(client.ended());
            isAlone();
        }
    }

    @Test
    void aFirstUpdateThatDripsIsCut() throws IOException {
        try (RawClient client = client(Entrance.TCP)) {
            dripsInVain(client, "(connect :id 0 :from \"loris");
        }
    }

    @Test
    void aLaterUpdateThatDripsIsCut() throws IOException {
        try (RawClient client = client(Entrance.TCP)) {
            client.send((CONNECT + "\0").getBytes(StandardCharsets.US_ASCII));
            dripsInVain(client, "(message :id 1 :channel \"Lichat\" :text \"lo");
        }
    }

    @Test
    void aMessageWhoseFrameDripsIsCut() throws IOException {
        try (RawClient client = RawClient.lichat(host.port())) {
            client.text(CONNECT);
            client.head(RawClient.TEXT, 100_000);
            dripsInVain(client, "x");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TCP", "WEBSOCKET"})
    void whoVanishedIsGivenUp(Entrance entrance) throws IOException {
        try (RawClient client = client(entrance)) {
            if (entrance == Entrance.TCP) {
                client.send((CONNECT + "\0").getBytes(StandardCharsets.US_ASCII));
            } else {
                client.handshake("/").text(CONNECT);
            }
            try (SocketLine other = host.open()) {
                other.connects("other");
            }
            isAlone();
            assertTrue(client.ended(), "it was cut though it never read nor answered");
        }
    }
}
