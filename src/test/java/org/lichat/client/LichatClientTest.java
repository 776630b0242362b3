package org.lichat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lichat.SocketHost;
import org.lichat.protocol.Core;
import org.lichat.protocol.Failures;
import org.lichat.protocol.Shirakumo;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;
import org.lichat.transport.Entrance;

/** The client and a whole server, by all four ways in. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LichatClientTest {
    private static final SocketHost HOST = new SocketHost().withTls();

    private final List<LichatClient> clients = new ArrayList<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @BeforeAll
    static void start() {
        HOST.start();
    }

    @AfterAll
    static void stop() {
        HOST.stop();
    }

    @AfterEach
    void close() {
        clients.forEach(LichatClient::close);
    }

    static ClientBuilder to(SocketHost host, Entrance entrance) {
        String scheme =
                switch (entrance) {
                    case TCP -> "lichat";
                    case TLS -> "lichats";
                    case WEBSOCKET -> "ws";
                    case SECURE_WEBSOCKET -> "wss";
                };
        return LichatClient.to(scheme + "://127.0.0.1:" + host.server().port(entrance) + "/")
                .trustsAnyCertificate();
    }

    private LichatClient opened(ClientBuilder settings) {
        LichatClient client = built(settings);
        client.open().join();
        return client;
    }

    private LichatClient built(ClientBuilder settings) {
        LichatClient client = settings.build();
        clients.add(client);
        return client;
    }

    private String hears() throws InterruptedException {
        String next = heard.poll(20, TimeUnit.SECONDS);
        assertNotNull(next, "nothing was heard");
        return next;
    }

    @ParameterizedTest
    @EnumSource(Entrance.class)
    void peopleMeetAndTalk(Entrance entrance) throws Exception {
        LichatClient alice = opened(to(HOST, entrance).name("alice-" + entrance));
        assertEquals(ClientState.OPEN, alice.state());
        assertEquals("alice-" + entrance, alice.name());
        String garden = "garden " + entrance;
        assertEquals(Core.JOIN, alice.create(garden).join().type());
        assertEquals(List.of(garden, "Lichat"), alice.channels());
        assertEquals("Lichat", alice.primary());

        LichatClient bob = built(to(HOST, entrance).name("bob-" + entrance).channels(garden));
        bob.on(Core.MESSAGE, message -> heard.add(message.type() + " " + message.get(Core.TEXT)));
        bob.open().join();
        assertEquals("message Welcome! Be kind to each other.", hears());
        bob.say(garden, "Here I am.").join();
        assertEquals("message Here I am.", hears());
        Update said = alice.say(garden, "Grüße, \uD83D\uDE00").join();
        assertEquals("message Grüße, \uD83D\uDE00", hears());
        alice.request(Update.of(Shirakumo.EDIT)
                        .with(Core.ID, said.get(Core.ID))
                        .with(Core.CHANNEL, garden)
                        .with(Core.TEXT, "Hello"))
                .join();
        assertEquals("edit Hello", hears());
        assertTrue(bob.leave(garden).join().is(Core.LEAVE));
        assertEquals(List.of("Lichat"), bob.channels());
    }

    @ParameterizedTest
    @EnumSource(Entrance.class)
    void aGoodbyeIsOne(Entrance entrance) throws Exception {
        LichatClient client = built(to(HOST, entrance));
        client.onClose(end -> heard.add(end.code() + " " + client.state()));
        client.onOpen(() -> heard.add("open"));
        assertEquals(ClientState.CLOSED, client.state());
        var login = client.open();
        String name = login.join().get(Core.FROM);
        assertEquals(name, client.name());
        assertEquals("open", hears());
        client.close();
        assertEquals("1000 CLOSED", hears());
        assertEquals(ClientState.CLOSED, client.state());
        assertThrows(IOException.class, () -> client.send(Update.of(Core.PING)));
        assertInstanceOf(
                IOException.class,
                assertThrows(CompletionException.class, () -> client.ping().join())
                        .getCause());
        assertThrows(IllegalStateException.class, client::open);
    }

    @ParameterizedTest
    @EnumSource(Entrance.class)
    void whatIsTooLargeEndsTheConnection(Entrance entrance) throws Exception {
        LichatClient client = built(to(HOST, entrance).maximumSize(5_000).neverReconnects());
        client.onClose(end -> heard.add(end.code() + " " + end.reason()));
        client.open().join();
        client.create("large " + entrance).join();
        client.send(
                Update.of(Core.MESSAGE).with(Core.CHANNEL, "large " + entrance).with(Core.TEXT, "x".repeat(5_000)));
        assertEquals("1009 The server sent an update of more than 5000 bytes.", hears());
    }

    @ParameterizedTest
    @EnumSource(Entrance.class)
    void pingsTellHowLongTheWayIs(Entrance entrance) {
        LichatClient client = opened(to(HOST, entrance));
        assertTrue(client.ping().join().compareTo(Duration.ZERO) > 0);
        assertTrue(client.ping(new byte[] {1, 2, 3}).join().compareTo(Duration.ZERO) > 0);
        assertThrows(IllegalArgumentException.class, () -> client.ping(new byte[126]));
    }

    @Test
    void aFailureFailsTheFutureOfItsRequest() {
        LichatClient client = opened(to(HOST, Entrance.WEBSOCKET));
        var thrown = assertThrows(
                CompletionException.class, () -> client.join("nowhere").join());
        RequestFailed failed = assertInstanceOf(RequestFailed.class, thrown.getCause());
        assertTrue(failed.is(Failures.NO_SUCH_CHANNEL));
        assertTrue(failed.is(Failures.UPDATE_FAILURE));
        assertTrue(String.valueOf(failed.getMessage()).startsWith("no-such-channel: "), failed::toString);
    }

    @Test
    void aRefusedLoginIsToldAndNotTriedAgain() throws Exception {
        LichatClient owner = opened(to(HOST, Entrance.TCP).name("owner"));
        owner.request(Update.of(Core.REGISTER).with(Core.PASSWORD, "correct horse"))
                .join();
        for (Entrance entrance : Entrance.values()) {
            LichatClient thief = built(to(HOST, entrance).name("owner").password("battery staple"));
            thief.onClose(end -> heard.add(end.code() + ""));
            var thrown =
                    assertThrows(CompletionException.class, () -> thief.open().join());
            RequestFailed failed = assertInstanceOf(RequestFailed.class, thrown.getCause());
            assertTrue(failed.is(Failures.INVALID_PASSWORD));
            assertEquals("1008", hears());
            assertEquals(ClientState.CLOSED, thief.state());
        }
        LichatClient again = opened(to(HOST, Entrance.TCP).name("OWNER").password("correct horse"));
        assertEquals("owner", again.name());
    }

    @Test
    void whereNobodyListensTheLoginFails() throws Exception {
        for (String address : List.of("lichat://127.0.0.1:1/", "ws://127.0.0.1:1/", "wss://127.0.0.1:1/")) {
            LichatClient client = built(LichatClient.to(address));
            client.onClose(end -> heard.add(end.code() + ""));
            var thrown =
                    assertThrows(CompletionException.class, () -> client.open().join());
            assertInstanceOf(IOException.class, thrown.getCause());
            assertEquals("1006", hears());
        }
    }

    @Test
    void aCertificateThatNobodySignedIsRefused() {
        for (Entrance entrance : List.of(Entrance.TLS, Entrance.SECURE_WEBSOCKET)) {
            String scheme = entrance == Entrance.TLS ? "tls" : "wss";
            LichatClient client = built(
                    LichatClient.to(scheme + "://127.0.0.1:" + HOST.server().port(entrance)));
            var thrown =
                    assertThrows(CompletionException.class, () -> client.open().join());
            assertTrue(String.valueOf(thrown.getMessage()).contains("certification path"), thrown::toString);
        }
    }

    @Test
    void aListenerMayWaitForAnAnswerAndMayThrow() throws Exception {
        LichatClient client = built(to(HOST, Entrance.WEBSOCKET));
        client.on(Core.JOIN, join -> {
            heard.add(client.ping().thenApply(way -> "waited").join());
            throw new IllegalStateException("thrown");
        });
        client.onError(error -> heard.add(String.valueOf(error.getMessage())));
        client.open().join();
        assertEquals("waited", hears());
        assertEquals("thrown", hears());
    }

    @Test
    void typesThatAreNotPublishedCanBeAdded() throws Exception {
        UpdateType more = UpdateType.define("example:more", Core.UPDATE);
        LichatClient client = opened(to(HOST, Entrance.WEBSOCKET).knows(more));
        var thrown = assertThrows(
                CompletionException.class, () -> client.request(Update.of(more)).join());
        assertTrue(assertInstanceOf(RequestFailed.class, thrown.getCause()).is(Failures.INVALID_UPDATE));
    }

    @Test
    void everythingThatComesAndGoesCanBeSeen() throws Exception {
        LichatClient client = built(to(HOST, Entrance.TCP).name("seen").traffic(new Traffic() {
            @Override
            public void received(String text) {
                heard.add("< " + text);
            }

            @Override
            public void sent(String text) {
                heard.add("> " + text);
            }
        }));
        client.open().join();
        assertTrue(hears().startsWith("> (connect "));
        assertTrue(hears().startsWith("< (connect "));
        assertTrue(hears().startsWith("< (join "));
    }

    @Test
    void aHandshakeHasItsHeaders() {
        try (SocketHostWithTicket host = new SocketHostWithTicket()) {
            opened(host.client().header("X-Ticket", "42"));
            LichatClient without = built(host.client());
            assertThrows(CompletionException.class, () -> without.open().join());
        }
    }

    /** A server that wants a header. */
    private static final class SocketHostWithTicket implements AutoCloseable {
        private final SocketHost host = new SocketHost();

        SocketHostWithTicket() {
            host.start();
            host.server()
                    .admit(handshake -> List.of("42").equals(handshake.headers().get("X-Ticket")));
        }

        ClientBuilder client() {
            return to(host, Entrance.WEBSOCKET);
        }

        @Override
        public void close() {
            host.stop();
        }
    }
}
