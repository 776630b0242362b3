package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.RemoteHost;
import org.lichat.SocketLine;
import org.lichat.server.AddressLimits;
import org.lichat.server.Addresses;
import org.lichat.server.Settings;

/** What every server makes of messages, of silence and of handshakes, over real sockets. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class EndpointRules {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CONNECT = "(connect :id 0 :version \"2.0\" :from \"eve\")";
    private static final int SIZE = 20_000;
    private static final int FLOOD = 40;

    private final RemoteHost host;

    @RegisterExtension
    final Conversation chat;

    protected EndpointRules(RemoteHost host) {
        this.host = host;
        this.chat = Conversation.over(host);
    }

    /** The settings of the server that is to obey. */
    public static Settings settings(Settings others) {
        return others.with(Settings.MAX_UPDATE_SIZE, (long) SIZE)
                .with(Settings.MAX_TEXT_LENGTH, 1_000)
                .with(Settings.CONNECT_TIMEOUT, Duration.ofMillis(1_500))
                .with(Settings.PING_INTERVAL, Duration.ofSeconds(1))
                .with(Settings.IDLE_TIMEOUT, Duration.ofSeconds(3))
                .with(Settings.FLOOD_FRAME, Duration.ofSeconds(1))
                .with(Settings.FLOOD_LIMIT, FLOOD)
                .with(Settings.ANONYMOUS_CHANNEL_LIFETIME, Duration.ZERO)
                .with(Settings.ORIGINS, List.of("https://chat.example.com", "https://*.example.org"))
                .with(AddressLimits.MAX_CONNECTIONS_PER_ADDRESS, 2)
                .with(AddressLimits.UNLIMITED_ADDRESSES, Addresses.of(List.of("127.0.0.1")))
                .with(Settings.TRUSTED_PROXIES, Addresses.of(List.of("127.0.0.1")));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A ping of exactly that many bytes. */
    private static String ping(int id, int bytes) {
        String start = "(ping :id " + id + " :unknown \"";
        return start + "x".repeat(bytes - start.length() - 2) + "\")";
    }

    @Test
    void aFrameMayEndInANulOrNotAndHoldSeveralUpdates() {
        SocketLine line = host.open().connects("eve");
        line.send("(ping :id 1)\0");
        line.send("(ping :id 2)");
        line.send("(ping :id 3)\0(ping :id 4)\0\n");
        line.send("(ping :id 5)\0(ping :id 6)");
        line.receives("(pong :id 1 ", "(pong :id 2 ", "(pong :id 3 ", "(pong :id 4 ", "(pong :id 5 ", "(pong :id 6 ");
        line.send("\0");
        line.receives("(malformed-update ");
        line.send("");
        line.receives("(malformed-update ");
    }

    @Test
    void textMayBeFragmentedAnywhere() throws IOException {
        SocketLine line = host.open().connects("eve");
        String name = host.joinsCharacters() ? "Grün🎉" : "Gruen";
        byte[] update = utf8("(create :id 1 :channel \"" + name + "\")\0(ping :id 2)");
        RawClient raw = line.raw();
        for (int i = 0; i < update.length; i++) {
            int first =
                    i == 0 ? RawClient.TEXT_BEGIN : i < update.length - 1 ? RawClient.CONTINUE : RawClient.CONTINUE_END;
            raw.frame(first, new byte[] {update[i]});
        }
        String join = line.next();
        assertTrue(join.startsWith("(join :id 1 ") && join.contains(":channel \"" + name + "\""), join);
        line.receives("(pong :id 2 ");
    }

    @Test
    void anUpdateOfExactlyTheMaximumIsRead() {
        SocketLine line = host.open().connects("eve");
        line.send(ping(1, SIZE));
        line.send(ping(2, SIZE) + "\0");
        line.send(ping(3, SIZE) + "\0" + ping(4, 100) + "\0");
        line.receives("(pong :id 1 ", "(pong :id 2 ", "(pong :id 3 ", "(pong :id 4 ");
    }

    @Test
    void anUpdateThatIsTooLongIsSkipped() {
        SocketLine line = host.open().connects("eve");
        line.send(ping(1, SIZE + 1));
        line.receives("(update-too-long ");
        line.send(ping(2, SIZE + 1) + "\0(ping :id 3)\0");
        line.receives("(update-too-long ", "(pong :id 3 ");
        line.send("(ping :id 4 :unknown \"" + "€".repeat(SIZE / 3) + "\")");
        line.receives("(update-too-long ");
        line.send("(ping :id 5)");
        line.receives("(pong :id 5 ");
    }

    @Test
    void anUpdateThatIsFarTooLongEndsTheConnection() {
        SocketLine line = host.open().connects("eve");
        line.send(ping(1, 2 * SIZE + 1));
        assertEquals(1009, line.closeCode());
    }

    @Test
    void beforeConnectUpdatesAreSmall() {
        SocketLine exact = host.open();
        exact.send(CONNECT.replace(")", " :unknown \"" + "x".repeat(8192 - CONNECT.length() - 12) + "\")"));
        exact.receives("(connect :id 0 ");
        SocketLine tooLong = host.open();
        tooLong.send(ping(1, 8193));
        tooLong.receives("(update-too-long ", "null");
        assertEquals(1009, tooLong.closeCode());
        SocketLine refused = host.open();
        refused.send("(connect :id 0 :version \"0.9\")");
        refused.receives("(incompatible-version :id 0 ", "null");
        assertEquals(1008, refused.closeCode());
    }

    @Test
    void textsAreBounded() {
        SocketLine line = host.open().connects("eve");
        line.send("(create :id 1 :channel \"lobby\")");
        line.send("(message :id 2 :channel \"lobby\" :text \"" + "é".repeat(1_000) + "\")");
        line.send("(message :id 3 :channel \"lobby\" :text \"" + "x".repeat(1_001) + "\")");
        line.receives("(join :id 1 ", "(message :id 2 ", "(update-too-long :id 3 ");
        line.send("(ping :id 4)");
        line.receives("(pong :id 4 ");
    }

    @Test
    void whatIsNoTextClosesTheConnection() throws IOException {
        SocketLine broken = host.open().connects("eve");
        broken.raw().frame(RawClient.TEXT, new byte[] {'(', (byte) 0xff, ')'});
        assertEquals(1007, broken.closeCode());
        SocketLine binary = host.open();
        binary.raw().frame(RawClient.BINARY, utf8(CONNECT));
        assertEquals(1003, binary.closeCode());
    }

    @Test
    void whoDoesNotConnectInTimeIsSentAway() {
        SocketLine silent = host.open();
        SocketLine busy = host.open();
        busy.send("(ping :id 1)");
        busy.receives("(");
        silent.receives("(connection-unstable ", "null");
        assertEquals(1008, silent.closeCode());
        busy.receives("(connection-unstable ", "null");
        assertEquals(1008, busy.closeCode());
    }

    @Test
    void theSilentArePingedAndThenGivenUp() {
        SocketLine silent = host.open().connects("eve");
        SocketLine faithful = host.open();
        faithful.send(CONNECT.replace("eve", "adam"));
        faithful.hears("(message ");
        String update = String.valueOf(silent.receive(PATIENCE));
        assertTrue(update.startsWith("(ping ") && update.contains(":from \"Lichat\""), update);
        while (update.startsWith("(ping ")) {
            update = String.valueOf(silent.receive(Duration.ofMillis(500)));
            faithful.send("(pong :id 1)");
            if (update.equals("null")) {
                update = "(ping ";
            }
        }
        assertTrue(update.startsWith("(connection-unstable "), update);
        assertNull(silent.receive(PATIENCE));
        assertEquals(1008, silent.closeCode());
        faithful.send("(ping :id 2)");
        faithful.receives("(pong :id 2 ");
    }

    @Test
    void whatIsTooMuchForOneFloodFrameWaitsForTheNext() {
        SocketLine line = host.open().connects("eve");
        for (int i = 0; i < 2 * FLOOD; i++) {
            line.send("(ping :id " + i + ")");
        }
        List<String> pongs = new ArrayList<>();
        int warnings = 0;
        while (pongs.size() < 2 * FLOOD) {
            String update = line.next();
            if (update.startsWith("(updates-throttled ")) {
                warnings++;
            } else {
                pongs.add(update);
                assertTrue(update.startsWith("(pong :id " + (pongs.size() - 1) + " "), update);
            }
        }
        assertTrue(warnings > 0, "a warning");
    }

    @ParameterizedTest
    @CsvSource({
        "https://chat.example.com, 101",
        "HTTPS://Chat.Example.Com, 101",
        "https://a.b.example.org, 101",
        "https://example.org, 403",
        "https://evilexample.org, 403",
        "http://a.example.org, 403",
        "https://chat.example.com:8443, 403",
        "https://chat.example.com.evil.net, 403",
        "null, 403",
    })
    void originsDecide(String origin, int status) throws IOException {
        try (RawClient client = new RawClient(host.port())) {
            String answer = client.request("GET " + host.path() + " HTTP/1.1\r\nHost: test\r\nOrigin: " + origin
                    + "\r\n" + RawClient.UPGRADE + "\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lichat", "chat, lichat", "LICHAT2,lichat"})
    void theSubprotocolIsEchoed(String offered) throws IOException {
        try (RawClient client = new RawClient(host.port())) {
            String answer = client.request("GET " + host.path() + " HTTP/1.1\r\nHost: test\r\nSec-WebSocket-Protocol: "
                    + offered + "\r\n" + RawClient.UPGRADE + "\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
            assertTrue(
                    answer.toLowerCase(java.util.Locale.ROOT).contains("sec-websocket-protocol: lichat\r\n"), answer);
            client.text(CONNECT);
            assertTrue(client.read().text().startsWith("(connect :id 0 "));
        }
    }

    /** A short compressed message may become a very long one. */
    @Test
    void noCompressionIsAgreedOn() throws IOException {
        try (RawClient client = new RawClient(host.port())) {
            String answer = client.request("GET " + host.path() + " HTTP/1.1\r\nHost: test\r\n" + RawClient.UPGRADE
                    + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
            assertFalse(answer.toLowerCase(java.util.Locale.ROOT).contains("deflate"), answer);
        }
    }

    @Test
    void whoSpeaksAnotherSubprotocolIsRefused() {
        SocketLine line = host.open("Sec-WebSocket-Protocol: mqtt, wamp");
        assertNull(line.receive(PATIENCE));
        assertEquals(1008, line.closeCode());
    }

    @Test
    void trustedProxiesTellTheAddress() {
        Client first = chat.connect("first");
        Client second = chat.connect("second");
        Client third = chat.connect("third");
        first.sends("(ping :id 1)").receives("(pong :id 1)");
        second.sends("(ping :id 1)").receives("(pong :id 1)");
        third.sends("(ping :id 1)").receives("(pong :id 1)");
        for (int i = 0; i < 3; i++) {
            SocketLine line = host.open("X-Forwarded-For: 198.51.100.7, 203.0.113.5");
            line.send(CONNECT.replace("eve", "eve" + i));
            line.receives(i < 2 ? "(connect :id 0 " : "(too-many-connections :id 0 ");
            if (i == 2) {
                assertEquals(1013, line.closeCode());
            }
        }
        SocketLine other = host.open("X-Forwarded-For: 198.51.100.8");
        other.send(CONNECT);
        other.receives("(connect :id 0 ");
    }
}
