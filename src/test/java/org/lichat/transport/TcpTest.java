package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lichat.SocketHost;
import org.lichat.SocketLine;
import org.lichat.TcpLine;
import org.lichat.server.Settings;

/** Updates as they are on a TCP connection (§3.1). */
@Timeout(60)
class TcpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SocketHost host = new SocketHost().with(Settings.MAX_UPDATE_SIZE, 20_000L);
    private TcpLine client;

    @BeforeEach
    void start() {
        host.start();
        client = TcpLine.to(port());
    }

    @AfterEach
    void stop() {
        client.close();
        host.stop();
    }

    private int port() {
        return host.server().port(Entrance.TCP);
    }

    private void receives(String begin) {
        String update = String.valueOf(client.receive(PATIENCE));
        assertTrue(update.startsWith(begin) && update.endsWith(")\0"), () -> update + " instead of " + begin);
    }

    private void connects() {
        client.send("(connect :id 0 :from \"ann\" :version \"2.0\")");
        receives("(connect :id 0");
        receives("(join ");
        receives("(message ");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void updatesInOnePacketAreAnsweredInOrder() {
        connects();
        StringBuilder many = new StringBuilder();
        for (int i = 1; i <= 200; i++) many.append("(ping :id ").append(i).append(")\0\n");
        client.send(bytes(many.toString()));
        for (int i = 1; i <= 200; i++) receives("(pong :id " + i + " ");
    }

    @Test
    void anUpdateMayBeSplitAnywhereEvenWithinACharacter() {
        connects();
        client.send("(create :id 1 :channel \"späßchen🎈\")");
        receives("(join :id 1 ");
        byte[] message = bytes("(message :id 2 :channel \"späßchen🎈\" :text \"löwe 🦁\")\0");
        for (int i = 0; i < message.length; i++) client.send(Arrays.copyOfRange(message, i, i + 1));
        String echo = String.valueOf(client.receive(PATIENCE));
        assertTrue(echo.contains(":text \"löwe 🦁\""), echo);
    }

    @Test
    void whatIsTooLongIsAnsweredAndSkippedToItsNul() {
        connects();
        client.send(bytes("(message :id 1 :text \"" + "x".repeat(100_000) + "\")\0(ping :id 2)\0"));
        receives("(update-too-long ");
        receives("(pong :id 2 ");
    }

    @Test
    void whatIsTooLongBeforeTheConnectEndsTheConnection() {
        client.send(bytes("(" + "x".repeat(9_000)));
        receives("(update-too-long ");
        assertNull(client.receive(PATIENCE));
    }

    @Test
    void whatIsNotUtf8IsMalformed() {
        connects();
        byte[] broken = bytes("(ping :id \"x\")\0(ping :id 2)\0");
        broken[11] = (byte) 0xc3;
        client.send(broken);
        receives("(malformed-update ");
        receives("(pong :id 2 ");
    }

    @Test
    void whatIsNoUpdateIsMalformed() {
        connects();
        client.send(bytes("\0nonsense\0(ping :id 2)\0"));
        receives("(malformed-update ");
        receives("(malformed-update ");
        receives("(pong :id 2 ");
    }

    @Test
    void aRefusedConnectIsAnsweredAndClosed() {
        client.send("(connect :id 7 :from \"ann\" :version \"9.9\")");
        receives("(incompatible-version ");
        assertNull(client.receive(PATIENCE));
        assertEquals(0, client.closeCode());
    }

    @Test
    void aGoodbyeIsAnsweredAndClosed() {
        connects();
        client.send("(disconnect :id 3)");
        receives("(disconnect :id 3 ");
        assertNull(client.receive(PATIENCE));
    }

    @Test
    void aRestartSaysDisconnect() {
        connects();
        host.server().close();
        receives("(disconnect ");
        assertNull(client.receive(PATIENCE));
    }

    @Test
    void whoeverGoesLeaves() {
        connects();
        try (TcpLine other = TcpLine.to(port())) {
            other.send("(connect :id 0 :from \"bob\" :version \"2.0\")");
            for (int i = 0; i < 3; i++) other.receive(PATIENCE);
            other.send("(create :id 1 :channel \"lobby\")");
            other.receive(PATIENCE);
            client.send("(join :id 2 :channel \"lobby\")");
            receives("(join :id 2 ");
            other.drop();
            receives("(leave ");
        }
    }

    @Test
    void aWebSocketIsUnderstoodOnTheSamePort() {
        SocketLine line = SocketLine.to(port());
        line.connects("web");
        line.drop();
        connects();
    }
}
