package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lichat.transport.RawClient;

/** What the log tells when it tells everything, that of the libraries included: never a password, a key or what people say. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LogTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String EVERYTHING = """
            handlers = java.util.logging.ConsoleHandler
            .level = ALL
            java.util.logging.ConsoleHandler.level = ALL
            java.util.logging.SimpleFormatter.format = %4$s %5$s%6$s%n
            """;

    @TempDir
    Path folder;

    @Test
    void secretsAreInNoLine() throws Exception {
        Path logging = Files.writeString(folder.resolve("logging.properties"), EVERYTHING);
        List<String> options = List.of(
                "-Djava.util.logging.config.file=" + logging,
                "-Dlichat.host=127.0.0.1",
                "-Dlichat.port=-1",
                "-Dlichat.salt=psst-salt",
                "-Dlichat.admin.name=root",
                "-Dlichat.admin.password=psst-admin");
        try (ServerProcess server = ServerProcess.of(folder, options)) {
            int port = server.port();
            talk(port);
            String lentKey = lentKey(port);
            assertEquals(22, lentKey.length());
            badInput(port);
            server.terminate();
            assertEquals(143, server.exitCode());
            String log = server.log();
            assertFalse(log.contains("psst"), () -> leaks(log));
            assertFalse(log.contains(lentKey), "the key by which a name is lent");
            assertNotNull(server.logLine("FINER", "connection 1 (root, 127.0.0.1) sent message 3"), () -> excerpt(log));
            assertNotNull(server.logLine("INFO", "connection 1 (root, 127.0.0.1) connected"), () -> excerpt(log));
            assertNotNull(server.logLine("INFO", "connection 1 (root, 127.0.0.1) closed"), () -> excerpt(log));
            assertTrue(log.lines().noneMatch(line -> line.startsWith("SEVERE")), () -> excerpt(log));
            assertTrue(log.lines().noneMatch("forged"::equals), "nobody writes lines of their own");
        }
    }

    private static String leaks(String log) {
        return String.join(
                "\n",
                log.lines().filter(line -> line.contains("psst")).limit(20).toList());
    }

    private static String excerpt(String log) {
        return String.join(
                "\n",
                log.lines()
                        .filter(line -> line.contains("connection 1 ") || line.startsWith("SEVERE"))
                        .limit(40)
                        .toList());
    }

    private static void talk(int port) {
        try (SocketLine root =
                SocketLine.to(port, "/?token=psst-query", "Authorization: psst-header", "Cookie: psst-cookie")) {
            root.send("(connect :id 0 :from \"root\" :password \"psst-admin\" :version \"2.0\")");
            root.send("(register :id 1 :password \"psst-new-password\")");
            root.send("(create :id 2 :channel \"lobby\")");
            root.send("(message :id 3 :channel \"lobby\" :text \"psst, a text\")");
            root.send("(message :id \"4\nforged\n\" :channel \"lobby\" :text \"psst, a text\")");
            root.send("(message :id 5 :channel \"psst\0(ping :id 6)");
            root.send("(ping :id 7 :psst psst-symbol :key \"psst-key\")");
            root.send("(psst :id 8)");
            root.send("(register :id 9 :password \"psst-new-password\" :otp-key \"psst, no key\")");
            root.send("(register :id 10 :password \"psst-new-password\" :otp-key \"psstpsstpsstpsst\")");
            root.send("(assume-identity :id 11 :target \"root\" :key \"psst-key\")");
            root.send("(disconnect :id 12)");
            assertEquals(1000, root.closeCode());
        }
        try (SocketLine again = SocketLine.to(port)) {
            again.send("(connect :id 0 :from \"root\" :password \"psst-new-password\" :otp-token \"psst-token\""
                    + " :version \"2.0\")");
            assertEquals(1008, again.closeCode());
        }
    }

    /** A key by which a name is lent; the server makes it, so it is unlike the other secrets. */
    private static String lentKey(int port) {
        try (SocketLine lender = SocketLine.to(port)) {
            lender.send("(connect :id 0 :from \"lender\" :version \"2.0\")");
            lender.send("(register :id 1 :password \"psst-lender\")");
            lender.send("(share-identity :id 2)");
            String text = lender.receive(PATIENCE);
            while (text != null && !text.startsWith("(share-identity ")) {
                text = lender.receive(PATIENCE);
            }
            String key = Client.parse(text).string(":key");
            lender.send("(lichat-ee:no-such-type :id 3 :key \"" + key + "\")");
            lender.send("(unshare-identity :id 4 :key \"" + key + "\")");
            lender.send("(disconnect :id 5)");
            assertEquals(1000, lender.closeCode());
            return key;
        }
    }

    private static void badInput(int port) throws Exception {
        try (SocketLine wrong = SocketLine.to(port)) {
            wrong.send("(connect :id 0 :from \"root\" :password \"psst-wrong\" :version \"2.0\")");
            assertEquals(1008, wrong.closeCode());
        }
        for (int first : new int[] {RawClient.TEXT, RawClient.BINARY, 0x83, RawClient.PING}) {
            try (SocketLine line = SocketLine.to(port)) {
                byte[] bytes = "(connect :password \"psst\u00ff".getBytes(StandardCharsets.ISO_8859_1);
                line.raw().frame(first, bytes);
                if (first != RawClient.PING) {
                    assertTrue(line.closeCode() > 1000);
                }
            }
        }
        try (SocketLine tooLong = SocketLine.to(port)) {
            tooLong.send("(connect :password \"psst" + "x".repeat(9_000) + "\")");
            assertNotNull(tooLong.receive(PATIENCE));
            assertEquals(1009, tooLong.closeCode());
        }
    }
}
