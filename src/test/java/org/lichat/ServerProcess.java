package org.lichat;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lichat.transport.Entrance;

/** The standalone server in a process of its own, as an operator starts it. */
public final class ServerProcess implements AutoCloseable {
    private static final String LISTENING = "Listening on ";
    private static final long PATIENCE = 30;

    private final BlockingQueue<String> out = new LinkedBlockingQueue<>();
    private final List<String> printed = new ArrayList<>();
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final Process process;
    private final Thread outReader;
    private final Thread logReader;

    private ServerProcess(Path folder, List<String> java, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx128m");
        command.add("-Dlichat.tcp.port=0");
        command.addAll(java);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LICHAT_") || name.startsWith("JAVA_TOOL"));
        builder.environment().putAll(environment);
        process = builder.start();
        outReader = reader(process.getInputStream(), line -> {
            printed.add(line);
            out.add(line);
        });
        logReader = reader(process.getErrorStream(), log::add);
    }

    /** The built classes, with these options for Java and arguments for the server, in a folder of their own. */
    public static ServerProcess of(Path folder, List<String> options, String... arguments) throws IOException {
        return of(folder, options, Map.of(), arguments);
    }

    /** The same with environment variables. */
    public static ServerProcess of(
            Path folder, List<String> options, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> java = new ArrayList<>(options);
        java.add("-cp");
        java.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        java.add("org.lichat.Main");
        java.addAll(List.of(arguments));
        return new ServerProcess(folder, java, environment);
    }

    /** The packaged server, or what else the package does by such arguments. */
    public static ServerProcess ofJar(Path folder, Path jar, List<String> options, String... arguments)
            throws IOException {
        List<String> java = new ArrayList<>(options);
        java.add("-jar");
        java.add(jar.toString());
        java.addAll(List.of(arguments));
        return new ServerProcess(folder, java, Map.of());
    }

    /** What a file for operators says, a command's arguments after {@code java}. */
    static ServerProcess ofCommand(Path folder, List<String> java, Map<String, String> environment) throws IOException {
        return new ServerProcess(folder, java, environment);
    }

    private static Thread reader(InputStream stream, java.util.function.Consumer<String> lines) {
        Thread thread = new Thread(() -> {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                in.lines().forEach(lines);
            } catch (IOException | java.io.UncheckedIOException ended) {
                lines.accept("");
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** The port for WebSockets, once the server says that it listens. */
    public int port() throws InterruptedException {
        return port(Entrance.WEBSOCKET);
    }

    /** The port of the entrance of which the server speaks next. */
    int port(Entrance entrance) throws InterruptedException {
        String line = out.poll(PATIENCE, TimeUnit.SECONDS);
        assertNotNull(line, () -> "no line on standard output; the log says " + log());
        assertTrue(line.startsWith(LISTENING + entrance.scheme() + "://") && line.endsWith("/"), line);
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1, line.length() - 1));
    }

    /** Writes a line to its standard input, which ends there. */
    ServerProcess reads(String line) throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    /** Asks the process to end, as an operator or a supervisor does. */
    public void terminate() {
        process.toHandle().destroy(); // the process' own destroy() would close its streams
    }

    /** Ends the process without a word to it, as a crash does. */
    public void kill() {
        process.toHandle().destroyForcibly();
    }

    /** The exit code, once the process has ended and all that it wrote was read. */
    public int exitCode() throws InterruptedException {
        assertTrue(process.waitFor(PATIENCE, TimeUnit.SECONDS), () -> "still running; the log says " + log());
        outReader.join();
        logReader.join();
        return process.exitValue();
    }

    /** All that it wrote to standard output; after {@link #exitCode}. */
    List<String> printed() {
        return printed;
    }

    /** All that it wrote to standard error. */
    public String log() {
        return String.join("\n", log);
    }

    /** The first line of the log with these parts, or null. */
    public @Nullable String logLine(String... parts) {
        return log.stream()
                .filter(line -> List.of(parts).stream().allMatch(line::contains))
                .findFirst()
                .orElse(null);
    }

    /** How many bytes of its heap are in use, garbage not counted. */
    long used() throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process asked = new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram").start();
        try (BufferedReader in = asked.inputReader(StandardCharsets.UTF_8)) {
            String total = in.lines().reduce("", (before, line) -> line.startsWith("Total") ? line : before);
            return Long.parseLong(total.strip().split(" +", 4)[2]);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
