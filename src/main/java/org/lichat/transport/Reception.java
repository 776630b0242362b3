package org.lichat.transport;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Closing;
import org.lichat.server.Addresses;
import org.lichat.server.Inbox;
import org.lichat.server.Origins;
import org.lichat.server.Repetition;
import org.lichat.server.Server;
import org.lichat.server.Settings;

/** Where connections arrive: decides who may come in, and knows those who have not gone yet. */
public final class Reception {
    private static final Logger LOG = System.getLogger(Reception.class.getName());
    private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(1);

    private final Server server;
    private final Outbound.Workers workers;
    private final Closers closers = new Closers();
    private final Origins origins;
    private final AtomicLong lastConnection = new AtomicLong();
    private final Set<SocketConnection> present = ConcurrentHashMap.newKeySet();
    private final Repetition sweep;
    private volatile Predicate<Handshake> doorman = handshake -> true;
    private volatile Consumer<Inbox> welcome = inbox -> {};

    /** A reception for the server's connections, whose queues it looks after on the scheduler. */
    public Reception(Server server, ScheduledExecutorService scheduler) {
        this.server = server;
        this.workers = new Outbound.Workers(server::work, closers);
        this.origins = new Origins(server.settings().get(Settings.ORIGINS));
        this.sweep = server.sweeps().repeat(scheduler, () -> SWEEP_INTERVAL, this::sweep);
    }

    /** Lets somebody look at each handshake, without blocking; connections that it does not accept are closed with 1008. */
    public void doorman(Predicate<Handshake> accepts) {
        doorman = accepts;
    }

    /** Whether pages of this origin may connect ({@code lichat.origins}); null or empty for clients that are no browsers. */
    boolean admitsOrigin(@Nullable String origin) {
        return origins.admit(origin);
    }

    /** Whether the handshake may become a connection. */
    boolean admits(Handshake handshake) {
        return doorman.test(handshake);
    }

    /** Where the client of a handshake is: its peer, unless that is a proxy that may speak for others. */
    InetAddress addressOf(Handshake handshake) {
        Addresses trusted = server.settings().get(Settings.TRUSTED_PROXIES);
        return Forwarding.client(
                handshake.peer().getAddress(), handshake.headers().getOrDefault("X-Forwarded-For", List.of()), trusted);
    }

    /** The URL by which its client knows the server, or null when it does not say one. */
    @Nullable String baseOf(Handshake handshake) {
        return Base.of(handshake, server.settings().get(Settings.TRUSTED_PROXIES));
    }

    long nextConnection() {
        return lastConnection.incrementAndGet();
    }

    Server server() {
        return server;
    }

    Outbound.Workers workers() {
        return workers;
    }

    void arrived(SocketConnection connection) {
        present.add(connection);
    }

    /** The server has taken in a connection; when it is closing, it may have overlooked that one. */
    void received(Inbox inbox) {
        welcome.accept(inbox);
    }

    void left(SocketConnection connection) {
        synchronized (present) {
            present.remove(connection);
            present.notifyAll();
        }
    }

    private void sweep() {
        present.forEach(connection -> {
            try {
                connection.checkProgress();
            } catch (RuntimeException bug) {
                LOG.log(Level.ERROR, "Looking after " + connection + " failed.", bug);
            }
        });
    }

    /** From now on who still comes is closed at once; to be called before the server closes those who are there. */
    public void close(Closing how, String reason) {
        welcome = inbox -> inbox.close(how, reason);
    }

    /** Waits until all connections are gone, which the server has closed, but no longer than the given time; nothing is closed after that. */
    public void awaitDepartures(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (present) {
            long left = patience.toMillis();
            while (!present.isEmpty() && left > 0) {
                present.wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        }
        sweep.end();
        closers.end();
    }
}
