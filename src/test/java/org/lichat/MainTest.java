package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The standalone server's command line, in real processes. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MainTest {
    private static final List<String> LOOPBACK = List.of("-Dlichat.host=127.0.0.1", "-Dlichat.port=-1");

    @TempDir
    Path folder;

    @Test
    void itSaysWhereItListensAndEndsCleanlyWhenToldTo() throws Exception {
        try (ServerProcess server = ServerProcess.of(folder, LOOPBACK)) {
            SocketLine alice = SocketLine.to(server.port());
            alice.send("(connect :id 0 :from \"alice\" :version \"2.0\")");
            String update = String.valueOf(alice.receive(Duration.ofSeconds(20)));
            assertTrue(update.startsWith("(connect :id 0 "), update);
            long start = System.nanoTime();
            server.terminate();
            assertEquals(1012, alice.closeCode());
            assertEquals(143, server.exitCode());
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(taken.compareTo(Duration.ofSeconds(5)) < 0, taken::toString);
            assertEquals(1, server.printed().size(), server.printed()::toString);
            assertTrue(server.printed().get(0).matches("Listening on ws://127\\.0\\.0\\.1:[0-9]+/"));
            assertNotNull(server.logLine("INFO", "connection 1 (alice, 127.0.0.1) connected"), server::log);
            assertNotNull(server.logLine("INFO", "connection 1 (alice, 127.0.0.1) closed"), server::log);
            assertFalse(server.log().contains("\tat "), server::log);
        }
    }

    @Test
    void itListensOnEveryAddressUnderItsName() throws Exception {
        List<String> everywhere = List.of("-Dlichat.host=0.0.0.0", "-Dlichat.port=-1", "-Dlichat.hostname=not a host");
        try (ServerProcess server = ServerProcess.of(folder, everywhere)) {
            SocketLine.to(server.port()).drop();
            server.terminate();
            assertEquals(143, server.exitCode());
            assertTrue(server.printed().get(0).startsWith("Listening on ws://not a host:"));
        }
    }

    @Test
    void versionAndHelp() throws Exception {
        try (ServerProcess version = ServerProcess.of(folder, List.of(), "--version");
                ServerProcess help = ServerProcess.of(folder, List.of(), "--help")) {
            assertEquals(0, version.exitCode());
            assertTrue(version.printed().get(0).matches("lichat-ee [0-9].*"), version.printed()::toString);
            assertEquals("", version.log());
            assertEquals(0, help.exitCode());
            assertTrue(String.join(" ", help.printed()).contains("--check-config"));
        }
    }

    @Test
    void argumentsThatMeanNothingGetHelp() throws Exception {
        try (ServerProcess server = ServerProcess.of(folder, LOOPBACK, "--prot", "1113")) {
            assertEquals(2, server.exitCode());
            assertTrue(server.log().contains("--check-config"), server::log);
            assertEquals(List.of(), server.printed());
        }
    }

    @Test
    void peopleChatInPipes() throws Exception {
        try (ServerProcess server = ServerProcess.of(folder, LOOPBACK)) {
            String address = "ws://127.0.0.1:" + server.port() + "/";
            try (ServerProcess alice = chat("--name", "alice", address).reads("/create lobby\nGrüße\n/users")) {
                assertEquals(0, alice.exitCode(), alice::log);
                assertEquals("", alice.log());
                String all = String.join("\n", alice.printed());
                assertTrue(all.contains(" [lobby] alice: Grüße\n"), all);
                assertTrue(all.contains("In lobby (1): alice"), all);
                assertTrue(all.codePoints().noneMatch(c -> c < ' ' && c != '\n'), all);
            }
            try (ServerProcess bob = chat(address + "#nowhere").reads("/join nowhere")) {
                assertEquals(3, bob.exitCode(), bob::log);
            }
        }
    }

    private ServerProcess chat(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("chat"));
        all.addAll(List.of(arguments));
        return ServerProcess.of(folder, List.of("-Dlichat.port=nonsense"), all.toArray(String[]::new));
    }

    @Test
    void chatTellsWhatIsWrong() throws Exception {
        try (ServerProcess without = chat();
                ServerProcess help = chat("--help");
                ServerProcess nowhere = chat("ws://127.0.0.1:1/")) {
            assertEquals(2, without.exitCode());
            assertTrue(without.log().contains("ADDRESS"), without::log);
            assertEquals(0, help.exitCode());
            assertTrue(String.join(" ", help.printed()).contains("--insecure"));
            assertEquals(1, nowhere.exitCode());
            assertTrue(nowhere.log().startsWith("There is no connection to ws://127.0.0.1:1/: "), nowhere::log);
            assertEquals(1, nowhere.log().lines().count(), nowhere::log);
            assertEquals(List.of(), nowhere.printed());
        }
    }

    @Test
    void theEffectiveSettingsArePrintedWithoutSecrets() throws Exception {
        Files.writeString(
                folder.resolve("lichat.properties"), "lichat.salt = pepper-1\nlichat.port = 7\nlichat.prot = 8\n");
        Map<String, String> environment = Map.of("LICHAT_ADMIN_NAME", "root", "LICHAT_ADMIN_PASSWORD", "pepper-2");
        List<String> options = List.of("-Dlichat.database.url=jdbc:postgresql://pepper-3", "-Dlichat.port=9");
        try (ServerProcess server = ServerProcess.of(folder, options, environment, "--check-config")) {
            assertEquals(0, server.exitCode());
            String settings = String.join("\n", server.printed());
            assertTrue(settings.contains("\nlichat.port = 9\n"), settings);
            assertTrue(settings.contains("lichat.admin.name = root\n"), settings);
            assertTrue(settings.contains("\nlichat.salt = "), settings);
            assertFalse(settings.contains("pepper"), settings);
            assertFalse(server.log().contains("pepper"), server::log);
            assertNotNull(server.logLine("WARNING", "Unknown settings have no effect: lichat.prot"), server::log);
            assertEquals(1, server.log().lines().count(), server::log);
        }
    }

    @Test
    void wrongSettingsStopTheStart() throws Exception {
        List<String> wrong = List.of("-Dlichat.port=many", "-Dlichat.ping-interval=61");
        try (ServerProcess server = ServerProcess.of(folder, wrong)) {
            stopped(server, "lichat.port", "many", "65535", "lichat.ping-interval", "61", "60");
        }
        List<String> unfitting = List.of("-Dlichat.idle-timeout=30", "-Dlichat.port=-1");
        try (ServerProcess server = ServerProcess.of(folder, unfitting);
                ServerProcess check = ServerProcess.of(folder, unfitting, "--check-config")) {
            stopped(server, "lichat.ping-interval", "60", "lichat.idle-timeout", "30");
            stopped(check, "lichat.ping-interval", "60", "lichat.idle-timeout", "30");
        }
        List<String> unreadable = List.of("-Dlichat.welcome-file=nowhere.txt", "-Dlichat.port=-1");
        try (ServerProcess server = ServerProcess.of(folder, unreadable);
                ServerProcess check = ServerProcess.of(folder, unreadable, "--check-config")) {
            stopped(server, "lichat.welcome-file", "nowhere.txt");
            stopped(check, "lichat.welcome-file", "nowhere.txt");
        }
        List<String> shortPassword =
                List.of("-Dlichat.admin.name=root", "-Dlichat.admin.password=abc", "-Dlichat.port=-1");
        try (ServerProcess server = ServerProcess.of(folder, shortPassword)) {
            stopped(server, "lichat.admin.password");
            assertFalse(server.log().contains("abc"), server::log);
        }
    }

    @Test
    void aPortInUseStopsTheStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerProcess server = ServerProcess.of(
                        folder, List.of("-Dlichat.host=127.0.0.1", "-Dlichat.port=" + taken.getLocalPort()))) {
            stopped(server, "Port " + taken.getLocalPort() + " on 127.0.0.1 is already in use.");
        }
    }

    @Test
    void aDataFolderInUseStopsTheStart() throws Exception {
        try (ServerProcess first = ServerProcess.of(folder, LOOPBACK)) {
            first.port();
            try (ServerProcess second = ServerProcess.of(folder, LOOPBACK)) {
                String data = folder.resolve("data").toRealPath().toString();
                stopped(second, "lichat.data-folder", data, "in use by another server, process ");
            }
        }
    }

    @Test
    void aKilledServerHasKeptWhatItSaidWasDone() throws Exception {
        try (ServerProcess first = ServerProcess.of(folder, LOOPBACK)) {
            SocketLine alice = SocketLine.to(first.port());
            alice.send("(connect :id 0 :from \"alice\" :version \"2.0\")");
            alice.send("(register :id 1 :password \"correct horse\")");
            awaits(alice, "(register :id 1");
            first.kill();
            assertEquals(137, first.exitCode());
        }
        assertFalse(Files.readString(folder.resolve("data/lichat.lock")).isEmpty());
        try (ServerProcess second = ServerProcess.of(folder, LOOPBACK)) {
            int port = second.port();
            SocketLine mallory = SocketLine.to(port);
            mallory.send("(connect :id 0 :from \"alice\" :version \"2.0\" :password \"wrong horse\")");
            awaits(mallory, "(invalid-password ");
            SocketLine alice = SocketLine.to(port);
            alice.send("(connect :id 0 :from \"alice\" :version \"2.0\" :password \"correct horse\")");
            awaits(alice, "(connect :id 0");
            second.terminate();
            assertEquals(143, second.exitCode());
        }
        assertEquals("", Files.readString(folder.resolve("data/lichat.lock")));
    }

    private static void awaits(SocketLine line, String start) {
        String update = String.valueOf(line.receive(Duration.ofSeconds(20)));
        while (!update.startsWith(start)) {
            assertFalse(update.equals("null"), () -> "no " + start);
            update = String.valueOf(line.receive(Duration.ofSeconds(20)));
        }
    }

    private static void stopped(ServerProcess server, String... told) throws InterruptedException, IOException {
        assertEquals(1, server.exitCode(), server::log);
        assertEquals(List.of(), server.printed());
        for (String part : told) {
            assertTrue(server.log().contains(part), () -> "no " + part + " in " + server.log());
        }
        assertFalse(server.log().contains("\tat "), server::log);
        assertFalse(server.log().contains("Exception"), server::log);
    }
}
