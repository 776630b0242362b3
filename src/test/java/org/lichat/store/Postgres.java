package org.lichat.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.lichat.server.Settings;

/** A real PostgreSQL server on loopback, which writes as durably as one in production, and wants a password. */
public final class Postgres implements AutoCloseable {
    /** The user that the databases belong to, who is not a superuser. */
    public static final String USER = "lichat";

    public static final String PASSWORD = "elephant";

    private static final Path UNPACKED = Path.of("target", "postgres").toAbsolutePath();
    private static final int ANY = 0; // free port
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable Postgres shared;

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    /** An empty database. */
    public record Database(String url, String user, String password) {
        /** Settings for a server that keeps everything here. */
        public Settings in(Settings settings) {
            return settings.with(Settings.DATABASE_URL, url)
                    .with(Settings.DATABASE_USER, user)
                    .with(Settings.DATABASE_PASSWORD, password);
        }
    }

    private Postgres(Path data, int port) throws IOException {
        this.data = data;
        server = launch(data, port);
        this.port = server.getPort();
        try {
            wantPasswords();
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    /** The one that all tests of this process share, which none of them stops. */
    public static synchronized Postgres shared() {
        if (shared == null) {
            try {
                Files.createDirectories(UNPACKED);
                shared = new Postgres(Files.createTempDirectory(UNPACKED, "data"), ANY);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return shared;
    }

    /** One of one's own, to stop, kill and restart. */
    public static Postgres start(Path folder) throws IOException {
        return start(folder, ANY);
    }

    /** The same on that port, where somebody expects it. */
    public static Postgres start(Path folder, int port) throws IOException {
        return new Postgres(folder.resolve("postgres").toAbsolutePath(), port);
    }

    private static EmbeddedPostgres launch(Path data, int port) throws IOException {
        System.setProperty("ot.epg.working-dir", UNPACKED.toString()); // it reads it when it is loaded
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(UNPACKED.toFile())
                .setPort(port)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    private void wantPasswords() throws SQLException, IOException {
        execute("postgres", "CREATE USER " + USER + " PASSWORD '" + PASSWORD + "'");
        Path rules = data.resolve("pg_hba.conf");
        Files.writeString(rules, "host all " + USER + " all scram-sha-256\n" + Files.readString(rules));
        execute("postgres", "SELECT pg_reload_conf()");
    }

    /** Makes an empty database that belongs to {@link #USER}. */
    public Database newDatabase() {
        return newDatabase("");
    }

    /** The same with options such as {@code ENCODING 'LATIN1'}. */
    public Database newDatabase(String options) {
        return newDatabase("test" + DATABASES.incrementAndGet(), options);
    }

    /** The same with a name of its own. */
    public Database newDatabase(String name, String options) {
        try {
            execute("postgres", "CREATE DATABASE " + name + " OWNER " + USER + " " + options);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return new Database(url(name), USER, PASSWORD);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public int port() {
        return port;
    }

    /** Executes something as the superuser, who needs no password. */
    public void execute(String database, String sql) throws SQLException {
        Properties superuser = new Properties();
        superuser.setProperty("user", "postgres");
        try (Connection connection = DriverManager.getConnection(url(database), superuser);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Ends the server as an administrator does who is in a hurry; its connections break. */
    public void stop() throws IOException {
        server.close();
    }

    /** Ends the server and all its processes at once, as a crash does. */
    public void kill() throws IOException, InterruptedException, TimeoutException {
        long main = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        ProcessHandle process = ProcessHandle.of(main).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(0, process);
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : all) {
            try {
                each.onExit().get(20, TimeUnit.SECONDS);
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        Files.delete(data.resolve("postmaster.pid"));
        server.close(); // what it holds of the folder itself
    }

    /** Starts the server again on the same data and port. */
    public void restart() throws IOException {
        server = launch(data, port);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
