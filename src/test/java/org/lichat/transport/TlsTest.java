package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lichat.SocketHost;
import org.lichat.SocketLine;
import org.lichat.TcpLine;
import org.lichat.TlsSockets;
import org.lichat.server.Settings;

/** Connections over TLS are as those without. */
@Timeout(90)
class TlsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SocketHost host = new SocketHost().withTls().with(Settings.CONNECT_TIMEOUT, Duration.ofSeconds(2));

    @BeforeEach
    void start() {
        host.start();
    }

    @AfterEach
    void stop() {
        host.stop();
    }

    private int port(Entrance entrance) {
        return host.server().port(entrance);
    }

    private static void receives(TcpLine client, String begin) {
        String update = String.valueOf(client.receive(PATIENCE));
        assertTrue(update.startsWith(begin) && update.endsWith(")\0"), () -> update + " instead of " + begin);
    }

    private TcpLine connects(String name) {
        TcpLine client = TlsSockets.line(port(Entrance.TLS));
        client.send("(connect :id 0 :from \"" + name + "\" :version \"2.0\")");
        receives(client, "(connect :id 0");
        receives(client, "(join ");
        receives(client, "(message ");
        return client;
    }

    private SSLSocket shaken() throws Exception {
        SSLSocket socket = TlsSockets.to(port(Entrance.TLS));
        socket.startHandshake();
        return socket;
    }

    @Test
    void thoseOnAllPortsTalkToEachOther() {
        try (TcpLine alice = connects("alice");
                SocketLine bob = host.open().connects("bob");
                SocketLine carol = SocketLine.to(port(Entrance.WEBSOCKET)).connects("carol")) {
            alice.send("(create :id 1 :channel \"lobby\")");
            receives(alice, "(join :id 1 ");
            bob.send("(join :id 2 :channel \"lobby\")");
            bob.receives("(join :id 2 ");
            carol.send("(join :id 3 :channel \"lobby\")");
            carol.receives("(join :id 3 ");
            receives(alice, "(join :id 2 ");
            receives(alice, "(join :id 3 ");
            alice.send("(message :id 4 :channel \"lobby\" :text \"löwe 🦁\")");
            receives(alice, "(message :id 4 ");
            assertTrue(bob.hears("(message :id 4 ").contains("löwe 🦁"));
            assertTrue(carol.hears("(message :id 4 ").contains("löwe 🦁"));
        }
    }

    @Test
    void aWebSocketIsUnderstoodOnThePortForBareUpdates() throws Exception {
        RawClient client = new RawClient(TlsSockets.to(port(Entrance.TLS)));
        try (SocketLine line = SocketLine.over(client, "/").connects("web")) {
            line.send("(ping :id 1)");
            line.receives("(pong :id 1 ");
        }
    }

    @Test
    void largeUpdatesComeWholeInBothDirections() {
        String text = "x".repeat(90_000);
        try (TcpLine alice = connects("alice");
                SocketLine bob = host.open().connects("bob")) {
            alice.send("(create :id 1 :channel \"lobby\")");
            receives(alice, "(join :id 1 ");
            bob.send("(join :id 2 :channel \"lobby\")");
            bob.receives("(join :id 2 ");
            receives(alice, "(join :id 2 ");
            for (int i = 10; i < 40; i++) {
                alice.send("(message :id " + i + " :channel \"lobby\" :text \"" + text + i + "\")");
            }
            for (int i = 10; i < 40; i++) {
                String echo = String.valueOf(alice.receive(PATIENCE));
                assertTrue(echo.startsWith("(message :id " + i) && echo.contains(text + i));
                assertTrue(bob.hears("(message :id " + i).contains(text + i));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS", "SECURE_WEBSOCKET"})
    void whatIsNotTlsIsCut(Entrance entrance) throws Exception {
        for (String plain : new String[] {"(connect :id 0 :version \"2.0\")\0", "GET / HTTP/1.1\r\nHost: a\r\n\r\n"}) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(entrance))) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write(plain.getBytes(StandardCharsets.US_ASCII));
                String answer = new String(rest(socket), StandardCharsets.ISO_8859_1);
                assertTrue(!answer.contains("(") && !answer.contains("HTTP"), answer);
            }
        }
    }

    private static byte[] rest(Socket socket) throws Exception {
        InputStream in = socket.getInputStream();
        return in.readAllBytes();
    }

    @Test
    void aHandshakeThatDoesNotGoOnIsCut() throws Exception {
        try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), port(Entrance.TLS));
                Socket halting = new Socket(InetAddress.getLoopbackAddress(), port(Entrance.SECURE_WEBSOCKET));
                SSLSocket wordless = shaken()) {
            silent.setSoTimeout(20_000);
            halting.setSoTimeout(20_000);
            halting.getOutputStream().write(new byte[] {22, 3, 1, 1, 0, 1});
            rest(silent);
            rest(halting);
            assertEquals(0, rest(wordless).length);
        }
    }

    @Test
    void theEndIsSaidWithinTls() throws Exception {
        Taped plain = new Taped(port(Entrance.TLS));
        try (SSLSocket socket = (SSLSocket)
                TlsSockets.trusting().getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"}); // which hides nothing of what its records are
            socket.getOutputStream()
                    .write("(connect :id 0 :from \"ann\" :version \"2.0\")\0(disconnect :id 7)\0"
                            .getBytes(StandardCharsets.UTF_8));
            String all = new String(rest(socket), StandardCharsets.UTF_8);
            assertTrue(all.contains("(disconnect :id 7 "), all);
            assertEquals(ClientHello.Answer.ALERT, plain.lastRecord());
        }
    }

    @Test
    void whoeverSaysItsEndWithinTlsLeaves() throws Exception {
        try (TcpLine alice = connects("alice");
                SSLSocket socket = shaken()) {
            alice.send("(create :id 1 :channel \"lobby\")");
            receives(alice, "(join :id 1 ");
            socket.getOutputStream()
                    .write("(connect :id 0 :from \"bob\" :version \"2.0\")\0(join :id 1 :channel \"lobby\")\0"
                            .getBytes(StandardCharsets.UTF_8));
            receives(alice, "(join :id 1 ");
            socket.shutdownOutput();
            receives(alice, "(leave ");
        }
    }

    @Test
    void aRestartSaysDisconnect() {
        try (TcpLine alice = connects("alice");
                SocketLine bob = host.open().connects("bob")) {
            host.server().close();
            receives(alice, "(disconnect ");
            assertNull(alice.receive(PATIENCE));
            assertEquals(1012, bob.closeCode());
        }
    }

    @Test
    void aStopDoesNotWaitForThoseWhoTakeNothing() throws Exception {
        // So that nobody is given up before, however long a busy machine takes.
        host.server().change(Settings.OUTBOUND_LIMIT, 64L << 20);
        host.server().change(Settings.OUTBOUND_AGE, Duration.ofMinutes(1));
        try (TcpLine alice = connects("alice");
                RawClient slow = new RawClient(TlsSockets.to(port(Entrance.TLS), 4096));
                Socket halting = new Socket(InetAddress.getLoopbackAddress(), port(Entrance.TLS))) {
            alice.send("(create :id 1 :channel \"lobby\")");
            receives(alice, "(join :id 1 ");
            slow.send("(connect :id 0 :from \"slow\" :version \"2.0\")\0(join :id 1 :channel \"lobby\")\0"
                    .getBytes(StandardCharsets.UTF_8));
            receives(alice, "(join :id 1 ");
            for (int i = 10; i < 90; i++) {
                alice.send("(message :id " + i + " :channel \"lobby\" :text \"" + "x".repeat(90_000) + "\")");
                receives(alice, "(message :id " + i);
            }
            long start = System.nanoTime();
            host.server().close();
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(taken.compareTo(Duration.ofSeconds(5)) < 0, taken::toString);
            assertTrue(halting.isConnected());
        }
    }

    /** Keeps what comes in as it comes. */
    private static final class Taped extends Socket {
        private final ByteArrayOutputStream tape = new ByteArrayOutputStream();

        Taped(int port) throws IOException {
            super(InetAddress.getLoopbackAddress(), port);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] bytes, int at, int length) throws IOException {
                    int count = super.read(bytes, at, length);
                    tape.write(bytes, at, Math.max(0, count));
                    return count;
                }
            };
        }

        /** The type of the last record (RFC 5246 §6.2.1). */
        int lastRecord() {
            ByteBuffer all = ByteBuffer.wrap(tape.toByteArray());
            int type = -1;
            while (all.hasRemaining()) {
                type = all.get();
                all.getShort();
                int length = Short.toUnsignedInt(all.getShort());
                all.position(all.position() + length);
            }
            return type;
        }
    }
}
