package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lichat.server.Settings;

/** Limits and intervals that change while the server runs. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LiveSettingsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SocketHost host = new SocketHost();

    @BeforeEach
    void start() {
        host.start();
    }

    @AfterEach
    void stop() {
        host.stop();
    }

    private static String next(SocketLine line) {
        return String.valueOf(line.receive(PATIENCE));
    }

    @Test
    void theConnectionLimitChangesWhileItRuns() {
        LichatServer server = host.server();
        SocketLine alice = host.open().connects("alice");
        server.change(Settings.CONNECTION_LIMIT, 1);
        SocketLine bob = SocketLine.to(server.port());
        bob.send("(connect :id 7 :version \"2.0\")");
        String refusal = next(bob);
        assertTrue(refusal.startsWith("(too-many-connections :id 7 ") && refusal.contains(":update-id 7"), refusal);
        assertNull(bob.receive(PATIENCE));
        assertEquals(1013, bob.closeCode());
        server.change(Settings.CONNECTION_LIMIT, 2);
        host.open().connects("bob").drop();
        alice.drop();
    }

    @Test
    void pingsAndTheIdleTimeoutChangeWhileItRuns() {
        LichatServer server = host.server();
        SocketLine alice = host.open().connects("alice");
        server.change(Settings.PING_INTERVAL, Duration.ofMillis(300));
        String ping = next(alice);
        assertTrue(ping.startsWith("(ping ") && ping.contains(":from \"Lichat\""), ping);
        server.change(Settings.IDLE_TIMEOUT, Duration.ofMillis(800));
        String update = next(alice);
        while (update.startsWith("(ping ")) {
            update = next(alice);
        }
        assertTrue(update.startsWith("(connection-unstable "), update);
        assertEquals(1008, alice.closeCode());
    }

    @Test
    void theFloodLimitChangesWhileItRuns() {
        LichatServer server = host.server();
        SocketLine alice = host.open().connects("alice");
        server.change(Settings.FLOOD_LIMIT, 1);
        alice.send("(ping :id 1)");
        String update = next(alice);
        assertTrue(update.startsWith("(updates-throttled ") && update.contains(":update-id 1"), update);
        server.change(Settings.FLOOD_LIMIT, 0);
        alice.send("(ping :id 2)");
        assertTrue(next(alice).startsWith("(pong :id 1"));
        assertTrue(next(alice).startsWith("(pong :id 2"));
        alice.drop();
    }

    @Test
    void notEverySettingAndNotEveryValueMayChange() {
        LichatServer server = host.server();
        for (var fixed : List.of(Settings.PORT, Settings.BACKLOG, Settings.MAX_DEPTH)) {
            assertThrows(IllegalArgumentException.class, () -> server.change(fixed, 100));
        }
        assertThrows(IllegalArgumentException.class, () -> server.change(Settings.CONNECTION_LIMIT, 0));
        assertThrows(
                IllegalArgumentException.class, () -> server.change(Settings.IDLE_TIMEOUT, Duration.ofSeconds(59)));
        assertThrows(IllegalArgumentException.class, () -> server.change(Settings.MAX_UPDATE_SIZE, 8L * 1024));
    }
}
