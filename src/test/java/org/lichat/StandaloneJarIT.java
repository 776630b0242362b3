package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server: {@code java -jar lichat-ee.jar}. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StandaloneJarIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path JAR = Path.of(System.getProperty("standalone.jar", "target/lichat-ee.jar"));

    @TempDir
    Path folder;

    @Test
    void itServesAndEnds() throws Exception {
        List<String> options = List.of("-Dlichat.host=127.0.0.1", "-Dlichat.port=0");
        try (ServerProcess server = ServerProcess.ofJar(folder, JAR.toAbsolutePath(), options)) {
            SocketLine alice = SocketLine.to(server.port());
            alice.send("(connect :id 0 :from \"alice\" :version \"2.0\")");
            expect(alice, "(connect :id 0 ", "(join ", "(message ");
            alice.send("(register :id 1 :password \"correct horse\")");
            expect(alice, "(register :id 1 ");
            alice.send("(create :id 2 :channel \"lobby\")");
            expect(alice, "(join :id 2 ");
            alice.send("(message :id 3 :channel \"lobby\" :text \"Grüße\")");
            expect(alice, "(message :id 3 ");
            server.terminate();
            assertEquals(1012, alice.closeCode());
            assertEquals(143, server.exitCode());
            assertEquals(1, server.printed().size(), server.printed()::toString);
            assertFalse(server.log().contains("\tat "), server::log);
            assertTrue(
                    server.log().lines().skip(2).allMatch(line -> line.contains("connection 1 (alice, ")), server::log);
        }
    }

    private static void expect(SocketLine line, String... starts) {
        for (String start : starts) {
            String update = String.valueOf(line.receive(PATIENCE));
            assertTrue(update.startsWith(start), () -> update + " instead of " + start);
        }
    }
}
