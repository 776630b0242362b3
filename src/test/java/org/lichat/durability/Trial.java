package org.lichat.durability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lichat.ServerProcess;

/** A server in a process of its own, and what happens to it. All its lives keep everything in the same place. */
final class Trial implements AutoCloseable {
    /** How many messages a second a crowd sends in all. */
    static final int RATE = 2_000;

    /** Enough for a crowd that is never held up. */
    static final int WIDE = 10_000;

    private static final int TERMINATED = 143;

    /** Ten seconds are what a supervisor allows at least; far above what it takes. */
    private static final long STOP_MILLIS = 10_000;

    private final Path folder;
    private final Kept kept;
    private final List<String> options = new ArrayList<>(List.of(
            "-Dlichat.host=127.0.0.1",
            "-Dlichat.port=-1",
            "-Dlichat.flood-limit=0",
            "-Dlichat.max-registrations-per-address=0",
            "-Dlichat.ping-interval=1",
            "-Dlichat.salt=to be kept as well"));
    private @Nullable ServerProcess server;
    private int port;
    private List<String> salt = List.of();
    private long readyMillis;

    Trial(Path folder, Kept kept, String... more) {
        this.folder = folder;
        this.kept = kept;
        options.addAll(kept.options());
        options.addAll(List.of(more));
    }

    /** Starts the server, or the next one after the last has ended, and waits until it listens. */
    void start() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        server = ServerProcess.of(folder, options);
        port = server.port();
        readyMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    ServerProcess server() {
        if (server == null) {
            throw new IllegalStateException("The server was not started.");
        }
        return server;
    }

    int port() {
        return port;
    }

    Kept kept() {
        return kept;
    }

    /** Something happens to the server, the database, or both. */
    @FunctionalInterface
    interface Blow {
        /** Returns whether the server has to be started again. */
        boolean strike() throws Exception;
    }

    /** The death of the server. */
    boolean killServer() throws InterruptedException {
        server().kill();
        server().exitCode();
        return true;
    }

    /** The end of the server as an operator asks for it; it is decent, and quick. */
    boolean stopServer() throws InterruptedException {
        long begin = System.nanoTime();
        server().terminate();
        int code = server().exitCode();
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        System.out.printf(Locale.ROOT, "%s: exit code %d, %d ms after the signal%n", kept.storage(), code, took);
        assertEquals(TERMINATED, code);
        assertTrue(took < STOP_MILLIS, () -> took + " ms");
        return true;
    }

    /**
     * One round: a crowd talks for so long, then comes the blow, then everything is compared and what is missing sent again. Returns the
     * crowd, whose first session is the one that ended with the blow.
     */
    Crowd round(String name, long millis, Blow blow) throws Exception {
        Crowd crowd = new Crowd(name, WIDE);
        Maker maker = new Maker(name + "-user");
        crowd.enter(port);
        crowd.talk(RATE);
        maker.start(port);
        TimeUnit.MILLISECONDS.sleep(millis);
        boolean ended = blow.strike();
        if (ended) {
            crowd.awaitEnd();
            maker.hush();
            start();
        } else {
            livesOn(crowd, maker, millis);
        }
        int echoed = crowd.echoed();
        int events = crowd.isKept(kept);
        int users = maker.isKept(kept, port);
        int resent = ended ? comesBack(crowd) : 0;
        crowd.allIsKept(kept);
        isSalted();
        String outcome = ended ? "listening after " + readyMillis + " ms" : "the server lived on";
        System.out.printf(
                Locale.ROOT,
                "%s, %s after %d ms: %d messages sent, %d echoed, %d sent again; %d events kept, %d users; %s%n",
                kept.storage(),
                name,
                millis,
                crowd.sent(),
                echoed,
                resent,
                events,
                users,
                outcome);
        return crowd;
    }

    /** The crowd has to do without the database for a moment, and then with it. */
    private static void livesOn(Crowd crowd, Maker maker, long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
        crowd.hush();
        crowd.awaitEchoes();
        maker.hush();
    }

    private int comesBack(Crowd crowd) throws Exception {
        int resent = crowd.comeBack(port);
        crowd.awaitEchoes();
        crowd.isKept(kept);
        return resent;
    }

    /** An attribute that was set at the first start is the same ever after. */
    private void isSalted() throws SQLException {
        List<String> now = kept.attribute("salt-check");
        assertEquals(1, now.size());
        if (!salt.isEmpty()) {
            assertEquals(salt, now);
        }
        salt = now;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
