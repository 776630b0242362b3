package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lichat.domain.Name;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Settings;
import org.lichat.store.VisitedStore;

/** The commands of operators, in processes of their own, beside servers and without (operations.md). */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class CommandsTest extends OperatorTests {

    @ParameterizedTest
    @EnumSource
    void aNewPasswordWhileTheServerRuns(Kind kind) throws IOException {
        int port = start(kind);
        SocketLine bob = connect(port, "Bob", "");
        say(bob, "(register :id 1 :password \"barley\")");
        assertTrue(done("passwd", "bOB").contains("The password of Bob is changed"));
        say(bob, "(user-info :id 2 :target \"bob\")");
        assertEquals("invalid-password", refusal(port, "bob", "barley"));
        connect(port, "bob", "pöppy seed").drop();
        assertEquals("The name carol is not registered.", refused("passwd", "carol"));
        settings = settings.with(Settings.SALT, "cayenne pepper");
        InvalidSetting otherSalt = assertThrows(InvalidSetting.class, () -> done("passwd", "bob"));
        assertTrue(String.valueOf(otherSalt.getMessage()).startsWith("lichat.salt is not what the passwords"));
        connect(port, "bob", "pöppy seed").drop();
        bob.drop();
    }

    @Test
    void aPasswordMustBeOne() throws IOException {
        SocketLine bob = connect(start(Kind.SQLITE), "bob", "");
        say(bob, "(register :id 1 :password \"barley\")");
        bob.drop();
        for (byte[] bad :
                List.of(new byte[0], new byte[] {'\n'}, "seed\n".getBytes(StandardCharsets.UTF_8), new byte[] {-1})) {
            Commands commands = new Commands(settings, new ByteArrayInputStream(bad), System.out);
            assertThrows(Commands.Refused.class, () -> commands.run(List.of("passwd", "bob")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBackupWhileTheServerIsWrittenTo(Kind kind) throws Exception {
        Path data = Files.createDirectory(folder.resolve("restored"));
        String file = data.resolve("lichat.db").toString();
        AtomicInteger said = new AtomicInteger();
        SocketLine bob = connect(start(kind), "bob", "");
        say(bob, "(register :id 1 :password \"barley\")");
        bob.send("(create :id 2 :channel \"tea\")");
        expect(bob, "(join :id 2");
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> talk = CompletableFuture.runAsync(() -> {
            while (!enough.get()) {
                int number = said.get() + 1;
                say(bob, "(message :id " + (number + 10) + " :channel \"tea\" :text \"<" + number + ">\")");
                said.set(number);
            }
        });
        while (said.get() < 100 && !talk.isDone()) {
            Thread.onSpinWait();
        }
        int before = said.get();
        done("backup", file);
        enough.set(true);
        talk.get(60, TimeUnit.SECONDS);
        assertEquals(file + " is there already; a backup replaces nothing.", refused("backup", file));
        String nowhere = folder.resolve("nowhere/lichat.db").toString();
        assertTrue(refused("backup", nowhere).contains("nowhere is not there"));
        stop();
        settings = settings.with(Settings.DATA_FOLDER, data.toString()).with(Settings.DATABASE_URL, "");
        VisitedStore.visit(settings, store -> {
            List<String> kept = Recent.of(store.stores().history(), Name.of("tea"), 0, 1_000_000).stream()
                    .filter(wire -> wire.startsWith("(message "))
                    .map(wire -> wire.replaceFirst(".*<([0-9]+)>.*", "$1"))
                    .toList();
            assertTrue(kept.size() >= before && kept.size() <= said.get(), () -> kept.size() + " of " + said.get());
            assertEquals(
                    IntStream.rangeClosed(1, kept.size())
                            .mapToObj(String::valueOf)
                            .toList(),
                    kept);
        });
        SocketLine again = connect(start(), "bob", "barley");
        say(again, "(join :id 1 :channel \"tea\")");
        say(again, "(permissions :id 2 :channel \"tea\")");
        again.drop();
    }

    @Test
    void inProcessesOfTheirOwn() throws Exception {
        List<String> options = List.of(
                "-Dlichat.host=127.0.0.1",
                "-Dlichat.port=-1",
                "-Dlichat.primary.announce-limit=0",
                "-Dlichat.admin.name=root",
                "-Dlichat.admin.password=sesame");
        try (ServerProcess running = ServerProcess.of(folder, options)) {
            int port = running.port();
            talk(port);
            try (ServerProcess passwd =
                            ServerProcess.of(folder, options, "passwd", "bob").reads("poppy seed");
                    ServerProcess erase = ServerProcess.of(folder, options, "erase", "bob")) {
                assertEquals(0, passwd.exitCode(), passwd::log);
                assertFalse(passwd.log().contains("seed"), passwd::log);
                assertEquals(1, erase.exitCode());
                assertTrue(erase.log().startsWith("A server is running on these data."), erase::log);
                assertEquals(1, erase.log().lines().count(), erase::log);
            }
            assertEquals("invalid-password", refusal(port, "bob", "barley"));
            connect(port, "bob", "poppy seed").drop();
            SocketLine root = connect(port, "root", "sesame");
            for (String type : List.of("export", "erase")) {
                say(root, "(lichat-ee:" + type + " :id 1 :target \"bob\")");
                assertNotNull(running.logLine("INFO", "(root, 127.0.0.1): lichat-ee:" + type), running::log);
            }
            root.drop();
        }
    }

    @Test
    void whatMeansNothingIsTold() throws Exception {
        settings = settings.with(Settings.DATA_FOLDER, folder.resolve("data").toString());
        InvalidSetting nothing = assertThrows(InvalidSetting.class, () -> done("export", "bob"));
        assertTrue(String.valueOf(nothing.getMessage()).startsWith("lichat.data-folder: there is no database in "));
        assertEquals("“two  spaces” cannot be the name of anybody.", refused("erase", "two  spaces"));
        assertEquals("lichat is the server itself.", refused("erase", "lichat"));
        assertFalse(Files.exists(folder.resolve("data")));
        try (ServerProcess tooMuch = ServerProcess.of(folder, List.of(), "export", "bob", "alice")) {
            assertEquals(2, tooMuch.exitCode());
            assertTrue(tooMuch.log().contains("erase NAME"), tooMuch::log);
        }
    }
}
