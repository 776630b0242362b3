package org.lichat.console;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.lichat.SocketHost;
import org.lichat.transport.Entrance;

/** A console in a pipe, in a thread of its own. */
final class Piped implements AutoCloseable {
    private static final long PATIENCE = 30;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> printed = new ArrayList<>();
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    private final PipedOutputStream typed = new PipedOutputStream();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    private Piped(List<String> arguments, String password) throws IOException {
        PipedInputStream in = new PipedInputStream(typed, 64 * 1024);
        PrintStream out = new PrintStream(new Lines(), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(complaints, true, StandardCharsets.UTF_8);
        Chat chat = new Chat(out, err, name -> name.equals(PipeScreen.PASSWORD) ? password : null);
        new Thread(() -> {
                    try {
                        exit.complete(chat.inPipe(arguments, in));
                    } catch (RuntimeException | Error thrown) {
                        exit.completeExceptionally(thrown);
                    }
                })
                .start();
    }

    static Piped of(String... arguments) throws IOException {
        return new Piped(List.of(arguments), "correct horse");
    }

    /** Somebody on the server, who is in the primary channel. */
    static Piped on(SocketHost host, String name, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of("--name", name, address(host)));
        Piped piped = new Piped(arguments, "correct horse");
        piped.sees("Connected as ");
        return piped;
    }

    static String address(SocketHost host) {
        return "lichat://127.0.0.1:" + host.server().port(Entrance.TCP) + "/";
    }

    /** Types a line. */
    Piped types(String line) throws IOException {
        typed.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        typed.flush();
        return this;
    }

    /** Waits for a line with these parts and returns it. */
    String sees(String... parts) throws InterruptedException {
        List<String> passed = new ArrayList<>();
        while (true) {
            String line = lines.poll(PATIENCE, TimeUnit.SECONDS);
            assertNotNull(line, () -> "no line with " + List.of(parts) + " but " + passed + complaints());
            if (List.of(parts).stream().allMatch(line::contains)) {
                return line;
            }
            passed.add(line);
        }
    }

    /** Types a line and waits for one with these parts. */
    String asks(String line, String... parts) throws IOException, InterruptedException {
        return types(line).sees(parts);
    }

    /** Ends the input; the exit code. */
    int ends() throws Exception {
        typed.close();
        return exit.get(PATIENCE, TimeUnit.SECONDS);
    }

    int exit() throws Exception {
        return exit.get(PATIENCE, TimeUnit.SECONDS);
    }

    /** All lines so far. */
    List<String> printed() {
        synchronized (printed) {
            return List.copyOf(printed);
        }
    }

    String complaints() {
        return complaints.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        typed.close();
        exit.copy().orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }

    /** The line has nothing that controls. */
    static void isPlain(String line) {
        assertTrue(line.codePoints().noneMatch(Character::isISOControl), line);
    }

    private final class Lines extends OutputStream {
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) {
            if (b != '\n') {
                begun.write(b);
                return;
            }
            String line = begun.toString(StandardCharsets.UTF_8);
            begun.reset();
            synchronized (printed) {
                printed.add(line);
            }
            lines.add(line);
        }
    }
}
