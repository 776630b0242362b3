package org.lichat.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.lichat.SocketHost;

/** Somebody at a terminal of 80 columns and 24 rows. */
final class Seated implements AutoCloseable {
    private static final String CONTROL = "\u001b(?:\\[[0-9;?]*[ -/]*[@-~]|[=>()][0-9A-B]?|[78M])";

    private final Seen seen = new Seen();
    private final LineDisciplineTerminal terminal;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    Seated(SocketHost host, String type, String... arguments) throws IOException {
        terminal = new LineDisciplineTerminal("test", type, seen, StandardCharsets.UTF_8);
        terminal.setSize(Size.of(80, 24));
        PrintStream err = new PrintStream(seen, true, StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(Piped.address(host));
        Options options = Options.read(all);
        Chat chat = new Chat(err, err, name -> null);
        new Thread(() -> exit.complete(chat.atTerminal(options, terminal))).start();
    }

    void types(String keys) throws IOException {
        terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
    }

    void awaits(String part) throws InterruptedException {
        seen.awaits(part);
    }

    /** All that was written to the terminal. */
    String text() {
        return seen.text();
    }

    /** The same without what controls, each line as it was written first. */
    List<String> lines() {
        return Arrays.stream(seen.plain().split("[\r\n]+", -1))
                .map(String::stripTrailing)
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    @Override
    public void close() throws IOException {
        types("/quit\r");
        assertEquals(0, exit.copy().orTimeout(30, TimeUnit.SECONDS).join());
        terminal.close();
    }

    private static final class Seen extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            notifyAll();
        }

        @Override
        public synchronized void write(int b) {
            super.write(b);
            notifyAll();
        }

        synchronized String text() {
            return toString(StandardCharsets.UTF_8);
        }

        String plain() {
            return text().replaceAll(CONTROL, "");
        }

        synchronized void awaits(String part) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!plain().contains(part)) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                assertTrue(left > 0, () -> "no “" + part + "” in " + text());
                wait(left);
            }
        }
    }
}
