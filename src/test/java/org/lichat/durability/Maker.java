package org.lichat.durability;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichat.SocketLine;

/** Registers users one after another, each with a channel and a rule of its own, until the server is gone; then looks for them. */
final class Maker {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PASSWORD = "correct horse";

    private final String prefix;
    /** Those of whom the server said that they are registered, have a channel, and that its rule is changed. */
    private final List<String> registered = new ArrayList<>();

    private final List<String> created = new ArrayList<>();
    private final List<String> ruled = new ArrayList<>();
    private volatile boolean working = true;
    private @Nullable Thread thread;

    Maker(String prefix) {
        this.prefix = prefix;
    }

    void start(int port) {
        Thread started = new Thread(() -> work(port), "maker");
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    /** Begins with no other user; returns when the last is done, or the server is gone. */
    void hush() throws InterruptedException {
        working = false;
        if (thread != null) {
            thread.join();
        }
    }

    private void work(int port) {
        for (int i = 0; working; i++) {
            if (!make(port, prefix + i)) {
                return;
            }
        }
    }

    private boolean make(int port, String name) {
        try (SocketLine line = SocketLine.to(port)) {
            line.send("(connect :id 0 :from \"" + name + "\" :version \"2.0\")");
            line.send("(register :id 1 :password \"" + PASSWORD + "\")");
            line.send("(create :id 2 :channel \"" + name + "\")");
            line.send("(deny :id 3 :channel \"" + name + "\" :target \"not-" + name + "\" :update message)");
            return says(line, "(register :id 1 ", registered, name)
                    && says(line, "(join :id 2 ", created, name)
                    && says(line, "(deny :id 3 ", ruled, name);
        } catch (UncheckedIOException gone) {
            return false;
        }
    }

    private static boolean says(SocketLine line, String start, List<String> done, String name) {
        return reply(line, start) != null && done.add(name);
    }

    /** The next update that starts so; null when the connection ends before that. */
    private static @Nullable String reply(SocketLine line, String start) {
        String update = line.receive(PATIENCE);
        while (update != null && !update.startsWith(start)) {
            update = line.receive(PATIENCE);
        }
        return update;
    }

    /** All that it was told of is there; the last one can log in and finds the rule. Returns how many users these are. */
    int isKept(Kept kept, int port) throws SQLException {
        assertTrue(kept.profiles().containsAll(registered), () -> "registered: " + registered);
        assertTrue(kept.channels().containsAll(created), () -> "created: " + created);
        if (!ruled.isEmpty()) {
            String last = ruled.get(ruled.size() - 1);
            try (SocketLine line = SocketLine.to(port)) {
                line.send("(connect :id 0 :from \"" + last + "\" :password \"" + PASSWORD + "\" :version \"2.0\")");
                assertTrue(String.valueOf(line.receive(PATIENCE)).startsWith("(connect :id 0 "));
                line.send("(permissions :id 1 :channel \"" + last + "\")");
                String rules = String.valueOf(reply(line, "(permissions :id 1 "));
                assertTrue(rules.contains("(message (- \"not-" + last + "\"))"), rules);
                line.send("(disconnect :id 2)");
            }
        }
        return registered.size();
    }
}
