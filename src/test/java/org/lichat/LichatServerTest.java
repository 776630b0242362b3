package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lichat.LichatServer.Status;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Settings;
import org.lichat.transport.Handshake;

/** The server embedded in a program. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LichatServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<LichatServer> servers = new ArrayList<>();

    private LichatServer server() {
        return server(SocketHost.loopback());
    }

    private LichatServer server(Settings settings) {
        LichatServer server = new LichatServer(settings);
        servers.add(server);
        return server;
    }

    private LichatServer opened(Settings settings) throws IOException {
        LichatServer server = server(settings);
        server.open();
        return server;
    }

    @AfterEach
    void closeAll() {
        servers.forEach(LichatServer::close);
    }

    /** The last threads of an executor may still be on their way out when it has terminated, before and after. */
    private static void nothingIsLeftSince(Set<Thread> before) {
        Set<Thread> left = threads();
        left.removeAll(before);
        for (Thread thread : left) {
            try {
                thread.join(10_000);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
        assertEquals(List.of(), left.stream().filter(Thread::isAlive).toList());
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .filter(thread ->
                        !thread.getName().matches("test-line|globalEventExecutor.*|Keep-Alive-Timer|.*Cleaner.*"))
                .collect(Collectors.toSet());
    }

    @Test
    void itStartsRunsAndStopsOnce() throws IOException {
        LichatServer server = server();
        assertEquals(Status.STARTING, server.status());
        assertEquals(0, server.connections());
        assertThrows(IllegalStateException.class, server::port);
        assertThrows(IllegalStateException.class, () -> server.change(Settings.FLOOD_LIMIT, 1));
        server.open();
        assertEquals(Status.RUNNING, server.status());
        assertEquals("ws://127.0.0.1:" + server.port() + "/", server.uri().toString());
        assertThrows(IllegalStateException.class, server::open);
        assertEquals(Status.RUNNING, server.status());
        server.close();
        assertEquals(Status.STOPPING, server.status());
        server.close();
        assertEquals(0, server.connections());
        assertThrows(IllegalStateException.class, server::open);
        assertThrows(IllegalStateException.class, server::port);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "localhost, localhost", "0.0.0.0, localhost", "0, localhost"})
    void itsUriHasTheHostUnlessThatIsEveryAddress(String host, String reached) throws IOException {
        LichatServer server = opened(SocketHost.loopback().with(Settings.HOST, host));
        assertEquals(URI.create("ws://" + reached + ":" + server.port() + "/"), server.uri());
        server.close();
        assertThrows(IllegalStateException.class, server::uri);
    }

    @Test
    void closedBeforeItIsOpenedItNeverOpens() {
        LichatServer server = server();
        server.close();
        assertThrows(IllegalStateException.class, server::open);
    }

    @Test
    void aPortInUseIsToldAndNothingIsLeftBehind() throws IOException {
        opened(SocketHost.loopback()).close(); // threads that libraries start once in a process
        Set<Thread> before = threads();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LichatServer server = server(SocketHost.loopback().with(Settings.PORT, taken.getLocalPort()));
            IOException told = assertThrows(IOException.class, server::open);
            assertEquals("Port " + taken.getLocalPort() + " on 127.0.0.1 is already in use.", told.getMessage());
            assertEquals(Status.STOPPING, server.status());
        }
        nothingIsLeftSince(before);
    }

    @Test
    void settingsThatDoNotFitLeaveNothingBehind() throws IOException {
        opened(SocketHost.loopback()).close();
        Set<Thread> before = threads();
        for (Settings wrong : List.of(
                SocketHost.loopback().with(Settings.IDLE_TIMEOUT, Duration.ofSeconds(60)),
                SocketHost.loopback().with(Settings.WELCOME_FILE, "no/such/file"),
                SocketHost.loopback().with(Settings.ADMIN_NAME, "root"))) {
            assertThrows(InvalidSetting.class, server(wrong)::open);
        }
        nothingIsLeftSince(before);
    }

    @Test
    void afterItsEndNoThreadIsLeft() throws IOException {
        opened(SocketHost.loopback()).close();
        Set<Thread> before = threads();
        LichatServer server = opened(SocketHost.loopback());
        SocketLine line = SocketLine.to(server.port()).connects("alice");
        line.send("(register :id 1 :password \"correct horse\")");
        line.next();
        Set<String> running = threads().stream().map(Thread::getName).collect(Collectors.toSet());
        assertTrue(running.contains("lichat-journal"), running::toString);
        server.close();
        nothingIsLeftSince(before);
        assertEquals(1012, line.closeCode());
    }

    @Test
    void serversInOneProcessKnowNothingOfEachOther() throws IOException {
        LichatServer first = opened(SocketHost.loopback().with(Settings.NAME, "First"));
        LichatServer second = opened(SocketHost.loopback().with(Settings.NAME, "Second"));
        try (SocketLine one = SocketLine.to(first.port()).connects("alice");
                SocketLine two = SocketLine.to(second.port()).connects("alice")) {
            one.send("(user-info :id 1 :target \"Second\")");
            two.send("(user-info :id 1 :target \"Second\")");
            one.receives("(no-such-user ");
            two.receives("(user-info ");
            first.close();
            assertEquals(1012, one.closeCode());
            two.send("(ping :id 2)");
            two.receives("(pong :id 2");
        }
    }

    @Test
    void closingEndsConnectionsAfterWhatWasUnderWayAndWithoutAGoodbye() throws IOException {
        LichatServer server = opened(SocketHost.loopback().with(Settings.FLOOD_LIMIT, 0));
        SocketLine alice = SocketLine.to(server.port()).connects("alice");
        alice.send("(create :id 1 :channel \"lobby\")");
        alice.receives("(join :id 1");
        SocketLine bob = SocketLine.to(server.port()).connects("bob");
        bob.send("(join :id 1 :channel \"lobby\")");
        bob.receives("(join :id 1");
        alice.receives("(join :id 1");
        for (int i = 0; i < 2_000; i++) {
            alice.send("(message :id " + i + " :channel \"lobby\" :text \"x\")");
        }
        alice.next();
        server.close();
        List<String> echoed = rest(alice);
        List<String> heard = rest(bob);
        assertEquals(1012, alice.closeCode());
        assertEquals(1012, bob.closeCode());
        heard.remove(0); // whose echo was taken above
        assertEquals(echoed, heard);
        assertTrue(heard.stream().allMatch(update -> update.startsWith("(message ")), heard::toString);
    }

    private static List<String> rest(SocketLine line) {
        List<String> all = new ArrayList<>();
        String update = line.receive(PATIENCE);
        while (update != null) {
            all.add(update);
            update = line.receive(PATIENCE);
        }
        return all;
    }

    @Test
    void closingTakesNoLongerForClientsThatDoNotAnswer() throws Exception {
        LichatServer server = opened(SocketHost.loopback());
        try (var silent = org.lichat.transport.RawClient.lichat(server.port());
                var handshaking = new org.lichat.transport.RawClient(server.port())) {
            handshaking.send("GET / HTTP/1.1\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            long start = System.nanoTime();
            server.close();
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(taken.compareTo(Duration.ofSeconds(5)) < 0, taken::toString);
            assertEquals(1012, silent.readClose());
            assertTrue(handshaking.ended());
        }
    }

    @Test
    void connectionsAreCounted() throws IOException {
        LichatServer server = opened(SocketHost.loopback());
        SocketLine alice = SocketLine.to(server.port()).connects("alice");
        SocketLine bob = SocketLine.to(server.port()).connects("bob");
        assertEquals(2, server.connections());
        bob.send("(disconnect :id 1)");
        assertEquals(1000, bob.closeCode());
        assertEquals(1, server.connections());
        alice.drop();
    }

    @Test
    void theHookSeesTheHandshakeAndMayRefuse() throws IOException {
        LichatServer server = server();
        BlockingQueue<Handshake> seen = new LinkedBlockingQueue<>();
        server.admit(handshake -> {
            seen.add(handshake);
            return "open sesame".equals(handshake.header("X-Word"));
        });
        server.open();
        SocketLine stranger = SocketLine.to(server.port());
        assertEquals(1008, stranger.closeCode());
        Handshake first = seen.remove();
        assertEquals("/", first.path());
        assertTrue(first.peer().getAddress().isLoopbackAddress());
        try (SocketLine friend = SocketLine.to(server.port(), "/?token=a%20b", "x-word: open sesame")) {
            friend.send("(connect :id 0 :version \"2.0\")");
            friend.receives("(connect :id 0");
            assertEquals("token=a%20b", seen.remove().query());
        }
        assertFalse(server.status() == Status.STOPPING);
    }

    @Test
    void aHookThatFailsIsABug() throws IOException {
        LichatServer server = opened(SocketHost.loopback());
        server.admit(handshake -> {
            throw new IllegalStateException("of the test");
        });
        assertEquals(1011, SocketLine.to(server.port()).closeCode());
        assertEquals(0, server.connections());
    }
}
