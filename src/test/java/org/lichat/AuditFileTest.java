package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The audit log of the standalone server, without and with the ready-made configuration of the platform's log (operations.md). */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AuditFileTest {
    private static final Path READY_MADE =
            Path.of("server-config/standalone/logging.properties").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void itIsPartOfTheLog() throws Exception {
        try (ServerProcess server = start(List.of())) {
            ban(server, "mallory");
            String line = server.logLine("(root, 127.0.0.1): ban \"mallory\"");
            assertNotNull(line, server::log);
            assertTrue(line.matches("[-0-9]{10} [.:0-9]{12} INFO    connection [0-9]+ .*"), line);
        }
    }

    @Test
    void itHasAFileOfItsOwnThatGoesOn() throws Exception {
        for (String name : List.of("mallory", "trudy")) {
            try (ServerProcess server = start(List.of("-Djava.util.logging.config.file=" + READY_MADE))) {
                ban(server, name);
                assertNull(server.logLine("ban \""), server::log);
                assertNotNull(server.logLine("INFO", "(root, 127.0.0.1) connected"), server::log);
                assertNull(server.logLine("Weld"), server::log);
            }
        }
        List<String> lines = Files.readAllLines(folder.resolve("audit-0.log"));
        assertEquals(2, lines.size(), lines::toString);
        String form = "[-0-9]{10} [.:0-9]{12} INFO    connection 1 \\(root, 127.0.0.1\\): ban ";
        assertTrue(lines.get(0).matches(form + "\"mallory\""), lines::toString);
        assertTrue(lines.get(1).matches(form + "\"trudy\""), lines::toString);
    }

    private ServerProcess start(List<String> options) throws Exception {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(
                "-Dlichat.host=127.0.0.1",
                "-Dlichat.port=-1",
                "-Dlichat.admin.name=root",
                "-Dlichat.admin.password=sesame"));
        return ServerProcess.of(folder, all);
    }

    private static void ban(ServerProcess server, String name) throws Exception {
        int port = server.port();
        try (SocketLine root = OperatorTests.connect(port, "root", "sesame")) {
            OperatorTests.say(root, "(ban :id 1 :target \"" + name + "\")");
        }
        assertEquals("too-many-connections", OperatorTests.refusal(port, name, "barley"));
        server.terminate();
        assertEquals(143, server.exitCode());
    }
}
