package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lichat.SocketHost;
import org.lichat.TcpLine;
import org.lichat.server.Addresses;
import org.lichat.server.Settings;

/** Proxies that say by the PROXY protocol where a connection comes from. */
@Timeout(60)
class ProxyProtocolTest {
    private static final byte[] SIGNATURE = {13, 10, 13, 10, 0, 13, 10, 'Q', 'U', 'I', 'T', 10};
    private static final int PROXY = 0x21;
    private static final int LOCAL = 0x20;
    private static final int TCP4 = 0x11;
    private static final int TCP6 = 0x21;
    private static final byte[] CONNECT = utf8("(connect :id 0 :from \"ann\" :version \"2.0\")\0");

    private final SocketHost host = new SocketHost();
    private final BlockingQueue<InetSocketAddress> seen = new LinkedBlockingQueue<>();

    private void start(String trusted) {
        host.with(Settings.TRUSTED_PROXIES, Addresses.of(List.of(trusted))).start();
        host.server().admit(handshake -> seen.add(handshake.peer()));
    }

    @AfterEach
    void stop() {
        host.stop();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] header(int command, int family, byte[] addresses) {
        return ByteBuffer.allocate(16 + addresses.length)
                .put(SIGNATURE)
                .put((byte) command)
                .put((byte) family)
                .putShort((short) addresses.length)
                .put(addresses)
                .array();
    }

    private static byte[] from(int... ip) {
        ByteBuffer addresses = ByteBuffer.allocate(12);
        for (int part : ip) addresses.put((byte) part);
        return header(
                PROXY,
                TCP4,
                addresses
                        .put(new byte[] {127, 0, 0, 1})
                        .putShort((short) 4711)
                        .putShort((short) 1111)
                        .array());
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) whole.writeBytes(part);
        return whole.toByteArray();
    }

    private TcpLine open() {
        return TcpLine.to(host.server().port(Entrance.TCP));
    }

    private static void isGreeted(TcpLine line) {
        String reply = String.valueOf(line.receive(Duration.ofSeconds(20)));
        assertTrue(reply.startsWith("(connect :id 0 "), reply);
    }

    private String source() throws InterruptedException {
        InetSocketAddress peer = seen.poll(20, TimeUnit.SECONDS);
        return peer == null ? "nobody" : peer.getAddress().getHostAddress();
    }

    @Test
    void whatATrustedProxySaysCounts() throws Exception {
        start("127.0.0.1");
        try (TcpLine line = open()) {
            line.send(join(from(192, 0, 2, 7), CONNECT));
            isGreeted(line);
            assertEquals("192.0.2.7", source());
        }
    }

    @Test
    void ofIpv6AsWellAndInPieces() throws Exception {
        start("127.0.0.1");
        byte[] addresses = new byte[36];
        addresses[0] = 0x20;
        addresses[1] = 0x01;
        addresses[15] = 9;
        byte[] all = join(header(PROXY, TCP6, addresses), CONNECT);
        try (TcpLine line = open()) {
            for (int i = 0; i < all.length; i++) line.send(Arrays.copyOfRange(all, i, i + 1));
            isGreeted(line);
            assertEquals("2001:0:0:0:0:0:0:9", source());
        }
    }

    @Test
    void theFirstVersionToo() throws Exception {
        start("127.0.0.1");
        try (TcpLine line = open()) {
            line.send(join(utf8("PROXY TCP4 192.0.2.8 127.0.0.1 4711 1111\r\n"), CONNECT));
            isGreeted(line);
            assertEquals("192.0.2.8", source());
        }
    }

    @Test
    void aProxyThatAsksForItselfIsWhereItIs() throws Exception {
        start("127.0.0.1");
        try (TcpLine line = open()) {
            line.send(join(header(LOCAL, 0, new byte[0]), CONNECT));
            isGreeted(line);
            assertEquals("127.0.0.1", source());
        }
    }

    @Test
    void aTrustedPeerNeedNotSayAnything() throws Exception {
        start("127.0.0.1");
        try (TcpLine line = open()) {
            line.send(CONNECT);
            isGreeted(line);
            assertEquals("127.0.0.1", source());
        }
    }

    @Test
    void nobodyWhoSaysNothingOfAddressesHasToSayMore() throws Exception {
        start("127.0.0.1");
        try (TcpLine line = open()) {
            line.send("()");
            String answer = String.valueOf(line.receive(Duration.ofSeconds(20)));
            assertTrue(answer.startsWith("(malformed-update "), answer);
        }
    }

    @Test
    void aWebSocketMayComeBehindIt() throws Exception {
        start("127.0.0.1");
        for (Entrance entrance : List.of(Entrance.TCP, Entrance.WEBSOCKET)) {
            try (RawClient client = new RawClient(host.server().port(entrance))) {
                client.send(from(192, 0, 2, 9));
                client.handshake("/");
                assertEquals("192.0.2.9", source());
            }
        }
    }

    @Test
    void whoeverIsNotTrustedIsNotBelieved() throws Exception {
        start("192.0.2.1");
        try (TcpLine line = open()) {
            line.send(join(from(192, 0, 2, 7), CONNECT));
            String first = String.valueOf(line.receive(Duration.ofSeconds(20)));
            assertTrue(first.startsWith("(malformed-update "), first);
            assertEquals("127.0.0.1", source());
        }
    }

    @Test
    void aHeaderThatCannotBeReadEndsTheConnection() throws Exception {
        start("127.0.0.1");
        try (TcpLine line = open()) {
            line.send(join(header(PROXY, TCP4, new byte[3]), CONNECT));
            assertEquals(0, line.closeCode());
            assertNull(line.receive(Duration.ZERO));
            assertTrue(seen.isEmpty());
        }
    }
}
