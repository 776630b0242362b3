package org.lichat.container;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.lichat.Client;
import org.lichat.RemoteHost;
import org.lichat.SocketLine;
import org.lichat.boot.Application;
import org.lichat.server.Setting;
import org.lichat.server.Settings;

/** The container that the server is deployed in, spoken to from outside. What and where it is, the build says in system properties. */
final class Container implements RemoteHost {
    /** What Arquillian calls the deployment. */
    static final String SERVER = "lichat-ee";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicInteger OBSERVERS = new AtomicInteger();

    private final List<SocketLine> lines = new ArrayList<>();

    /**
     * The WAR for a deployment that begins with nothing kept, and these settings: they stand in {@code lichat.properties} where the
     * container has its own configuration.
     */
    static WebArchive server(UnaryOperator<Settings> changes) {
        try {
            if (property("remembers").equals("nothing")) {
                awaitFreePort();
            }
            forget();
            configure(changes);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return archive();
    }

    /** The process of the last deployment may still be ending, where each has one of its own. */
    private static void awaitFreePort() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (ServerSocket port = new ServerSocket()) {
                port.setReuseAddress(true);
                port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(property("port"))));
                return;
            } catch (BindException taken) {
                if (System.nanoTime() > end) {
                    throw taken;
                }
            }
        }
    }

    /** The WAR as the build made it, under the name that gives it its context path. */
    static WebArchive archive() {
        return ShrinkWrap.create(ZipImporter.class, property("deployment"))
                .importFrom(new File(property("archive")))
                .as(WebArchive.class);
    }

    /** Changes the settings for the next deployment. */
    static void configure(UnaryOperator<Settings> changes) throws IOException {
        Settings settings = changes.apply(Settings.defaults().with(Settings.ANNOUNCE_LIMIT, 0));
        List<String> lines = Application.knownSettings(List.of()).stream()
                .flatMap(setting -> line(setting, settings))
                .toList();
        Files.write(Path.of(property("configuration"), "lichat.properties"), lines);
    }

    private static <T> Stream<String> line(Setting<T> setting, Settings settings) {
        T value = settings.get(setting);
        return value.equals(setting.byDefault()) ? Stream.of() : Stream.of(setting + " = " + setting.print(value));
    }

    private static void forget() throws IOException {
        if (Files.exists(data())) {
            try (Stream<Path> all = Files.walk(data())) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /** Where the server keeps things unless it is told otherwise. */
    static Path data() {
        return Path.of(property("data"), "lichat-ee");
    }

    static String property(String name) {
        return Objects.requireNonNull(System.getProperty("container." + name), () -> "no container." + name);
    }

    /** The process that the server runs in, while it is deployed. */
    static ContainerProcess process() throws IOException {
        return new ContainerProcess(Long.parseLong(lock()));
    }

    /** What the server has written into its lock file. */
    static String lock() throws IOException {
        return Files.readString(data().resolve("lichat.lock")).strip();
    }

    /** What it answers over HTTP at a path beneath the server's. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path() + path))
                .timeout(PATIENCE)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Override
    public int port() {
        return Integer.parseInt(property("port"));
    }

    @Override
    public String path() {
        return property("path");
    }

    @Override
    public boolean joinsCharacters() {
        return Boolean.parseBoolean(property("joins"));
    }

    @Override
    public SocketLine open(String... headers) {
        SocketLine line = SocketLine.to(port(), path(), headers);
        synchronized (lines) {
            lines.add(line);
        }
        return line;
    }

    /** The server is deployed already. */
    @Override
    public void start() {}

    /** Ends all connections, and waits until the server has noticed, so that the next conversation finds it without users. */
    @Override
    public void stop() {
        lines.forEach(SocketLine::drop);
        lines.clear();
        try (SocketLine observer = SocketLine.to(port(), path())) {
            observer.send("(connect :id 0 :from \"observer " + OBSERVERS.incrementAndGet() + "\" :version \"2.0\")");
            while (users(observer).anyMatch(user -> !user.equals("Lichat") && !user.startsWith("observer"))) {
                Thread.onSpinWait(); // each round asks the server and waits for its answer
            }
        }
    }

    private static Stream<String> users(SocketLine observer) {
        observer.send("(users :id 1 :channel \"Lichat\")");
        String answer = observer.receive(PATIENCE);
        while (answer != null && !answer.startsWith("(users ")) {
            answer = observer.receive(PATIENCE);
        }
        List<?> users = (List<?>) Client.parse(answer).fields().get(":users");
        assertNotNull(users, answer);
        return users.stream().map(String::valueOf);
    }
}
