package org.lichat;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.lichat.server.Settings;
import org.lichat.store.Postgres;

/** A server with something in it, for what operators do to it. */
abstract class OperatorTests {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    Settings settings = Settings.defaults();
    private @Nullable LichatServer server;

    enum Kind {
        SQLITE,
        POSTGRESQL
    }

    /** Starts a server. */
    int start(Kind kind) throws IOException {
        settings = SocketHost.loopback()
                .with(Settings.DATA_FOLDER, folder.resolve("data").toString())
                .with(Settings.FLOOD_LIMIT, 0)
                .with(Settings.ADMIN_NAME, "root")
                .with(Settings.ADMIN_PASSWORD, "sesame");
        if (kind == Kind.POSTGRESQL) {
            settings = Postgres.shared().newDatabase().in(settings);
        }
        return start();
    }

    /** Starts a server with the settings as they are. */
    int start() throws IOException {
        LichatServer started = new LichatServer(settings);
        server = started;
        started.open();
        return started.port();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /** What a command prints. */
    String done(String... arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InputStream in = new ByteArrayInputStream("pöppy seed\n".getBytes(StandardCharsets.UTF_8));
        new Commands(settings, in, new PrintStream(out, true, StandardCharsets.UTF_8)).run(List.of(arguments));
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    /** Why a command is not done. */
    String refused(String... arguments) {
        return String.valueOf(
                assertThrows(IllegalStateException.class, () -> done(arguments)).getMessage());
    }

    static SocketLine connect(int port, String name, String password) {
        SocketLine line = SocketLine.to(port);
        line.send("(connect :id 0 :from \"" + name + "\""
                + (password.isEmpty() ? "" : " :password \"" + password + "\"") + " :version \"2.0\")");
        expect(line, "(connect ");
        expect(line, "(join ");
        expect(line, "(message ");
        return line;
    }

    static void expect(SocketLine line, String start) {
        String update = String.valueOf(line.receive(PATIENCE));
        assertTrue(update.startsWith(start), () -> update + " instead of " + start);
    }

    /** Sends an update and receives its echo or answer. */
    static void say(SocketLine line, String update) {
        line.send(update);
        expect(line, update.substring(0, update.indexOf(' ', update.indexOf(":id ") + 4)));
    }

    static String refusal(int port, String name, String password) {
        try (SocketLine line = SocketLine.to(port)) {
            line.send("(connect :id 0 :from \"" + name + "\" :password \"" + password + "\" :version \"2.0\")");
            return String.valueOf(line.receive(PATIENCE))
                    .replaceFirst("^\\(([^ ]+) .*", "$1")
                    .strip();
        }
    }

    static void talk(int port) {
        SocketLine bob = connect(port, "bob", "");
        SocketLine alice = connect(port, "alice", "");
        say(bob, "(register :id 1 :password \"barley\")");
        bob.send("(create :id 2 :channel \"tea\")");
        expect(bob, "(join :id 2");
        say(alice, "(join :id 3 :channel \"tea\")");
        expect(bob, "(join :id 3");
        for (int i = 10; i < 40; i++) {
            String start = "(message :id " + i + " :channel \"tea\" :text \"";
            say(bob, start + "marzipan " + "x".repeat(i * 20) + "\")");
            expect(alice, "(message ");
            say(alice, start + "nougat " + "y".repeat(i * 20) + "\")");
            expect(bob, "(message ");
        }
        bob.drop();
        alice.drop();
    }
}
