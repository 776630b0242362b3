package org.lichat.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The process of a container, whose inside the JDK's own tool shows. */
record ContainerProcess(long pid) {

    /** Waits for its end, which comes with that of the deployment in Payara Micro. */
    void awaitEnd() {
        ProcessHandle.of(pid)
                .ifPresent(process ->
                        process.onExit().orTimeout(60, TimeUnit.SECONDS).join());
    }

    /** The names of its threads that are the server's. */
    List<String> threads() throws IOException, InterruptedException {
        return ask("Thread.print")
                .lines()
                .filter(line -> line.startsWith("\"lichat"))
                .map(line -> line.substring(1, line.indexOf('"', 1)))
                .toList();
    }

    /**
     * The classes of the server that have instances after a garbage collection, for more deployments than these. There are such as long as
     * a deployment's class loader is there, since the constants of enumerations live as long as that.
     */
    List<String> classes(int deployments) throws IOException, InterruptedException {
        Map<String, Long> loaded = ask("GC.class_histogram")
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(row -> row.length > 3 && row[3].matches("org\\.lichat\\.[^/]*")) // no lambdas
                .collect(Collectors.groupingBy(row -> row[3], TreeMap::new, Collectors.counting()));
        return loaded.entrySet().stream()
                .filter(type -> type.getValue() > deployments)
                .map(Map.Entry::getKey)
                .toList();
    }

    private String ask(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, jcmd.waitFor(), answer);
        return answer;
    }
}
