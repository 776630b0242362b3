package org.lichat.container;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The process of a Jetty, which tells in its log what it does. */
final class JettyProcess {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private static final String END = "The log ended.";

    private final Process process;
    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();

    private JettyProcess(Process process) {
        this.process = process;
    }

    /** Starts it and waits until it serves; its log is also in the file {@code log} of the base. */
    static JettyProcess start(Path home, Path base, String options, String arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options.split(" ")));
        command.add("-jar");
        command.add(home.resolve("start.jar").toString());
        command.addAll(List.of(arguments.split(" ")));
        Files.createDirectories(base.resolve("webapps"));
        Files.createDirectories(base.resolve("environments"));
        JettyProcess jetty = new JettyProcess(new ProcessBuilder(command)
                .directory(base.toFile())
                .redirectErrorStream(true)
                .start());
        Runtime.getRuntime().addShutdownHook(new Thread(jetty.process::destroyForcibly));
        Thread reader = new Thread(() -> jetty.read(base.resolve("log")), "Jetty's log");
        reader.setDaemon(true);
        reader.start();
        jetty.await(line -> line.contains("Started oejs.Server@"));
        return jetty;
    }

    private void read(Path file) {
        try (BufferedReader in = process.inputReader();
                var out = Files.newBufferedWriter(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                log.add(line);
                out.write(line + "\n");
                out.flush();
            }
        } catch (IOException unreadable) {
            log.add(unreadable.toString());
        }
        log.add(END);
    }

    /** Waits until the application in the file is there. */
    void awaitStart(Path application) throws IOException {
        await(line -> line.contains("ServletContextHandler") && line.contains(": Started ") && isOf(application, line));
    }

    /** Waits until the application that was in the file is gone. */
    void awaitStop(Path application) throws IOException {
        await(line -> line.contains("ServletContextHandler") && line.contains(": Stopped ") && isOf(application, line));
    }

    private static boolean isOf(Path application, String line) {
        return line.endsWith("{" + application.toUri() + "}") || line.endsWith("{file://" + application + "}");
    }

    private void await(Predicate<String> event) throws IOException {
        long end = System.nanoTime() + PATIENCE;
        try {
            String line = log.poll(PATIENCE, TimeUnit.NANOSECONDS);
            while (line != null && !event.test(line)) {
                if (line.equals(END) || line.contains("Failed startup of context")) {
                    throw new IOException(line);
                }
                line = log.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
            if (line == null) {
                throw new IOException("There is no such event in the log.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("The wait was interrupted.", interrupted);
        }
    }

    /** Ends it as an operator does; false when it had to be killed. */
    boolean stop() {
        process.destroy();
        try {
            if (process.waitFor(PATIENCE, TimeUnit.NANOSECONDS)) {
                return true;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }
}
