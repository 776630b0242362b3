package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server: {@code java -jar lichat-ee.jar}. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StandaloneJarIT {
    private static final Path JAR = Path.of(System.getProperty("standalone.jar", "target/lichat-ee.jar"));

    @TempDir
    Path folder;

    @Test
    void itServesAndEnds() throws Exception {
        List<String> options = List.of("-Dlichat.host=127.0.0.1", "-Dlichat.port=-1");
        try (ServerProcess server = ServerProcess.ofJar(folder, JAR.toAbsolutePath(), options)) {
            SocketLine alice = SocketLine.to(server.port());
            alice.send("(connect :id 0 :from \"alice\" :version \"2.0\")");
            alice.receives("(connect :id 0 ", "(join ", "(message ");
            alice.send("(register :id 1 :password \"correct horse\")");
            alice.receives("(register :id 1 ");
            alice.send("(create :id 2 :channel \"lobby\")");
            alice.receives("(join :id 2 ");
            alice.send("(message :id 3 :channel \"lobby\" :text \"Grüße\")");
            alice.receives("(message :id 3 ");
            server.terminate();
            assertEquals(1012, alice.closeCode());
            assertEquals(143, server.exitCode());
            assertEquals(1, server.printed().size(), server.printed()::toString);
            assertFalse(server.log().contains("\tat "), server::log);
            assertTrue(
                    server.log().lines().skip(2).allMatch(line -> line.contains("connection 1 (alice, ")), server::log);
        }
    }

    @Test
    void itChats() throws Exception {
        List<String> options = List.of("-Dlichat.host=127.0.0.1", "-Dlichat.port=-1");
        try (ServerProcess server = ServerProcess.ofJar(folder, JAR.toAbsolutePath(), options)) {
            String address = "ws://127.0.0.1:" + server.port() + "/";
            try (ServerProcess chat =
                    ServerProcess.ofJar(folder, JAR.toAbsolutePath(), List.of(), "chat", "--name", "alice", address)) {
                chat.reads("/create lobby\nGrüße");
                assertEquals(0, chat.exitCode(), chat::log);
                assertEquals("", chat.log());
                assertTrue(chat.printed().get(chat.printed().size() - 1).endsWith("[lobby] alice: Grüße"));
            }
        }
    }

    @Test
    void itHasTheLineEditorOfTheChat() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertNotNull(jar.getEntry("org/jline/reader/LineReader.class"));
            assertNotNull(jar.getEntry("org/jline/nativ/Linux/x86_64/libjlinenative.so"));
            assertNotNull(jar.getEntry("META-INF/jline/providers/jni"));
        }
    }
}
