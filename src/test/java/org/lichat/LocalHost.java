package org.lichat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lichat.core.Administration;
import org.lichat.core.Administrators;
import org.lichat.core.Connecting;
import org.lichat.core.Creation;
import org.lichat.core.Disconnecting;
import org.lichat.core.Information;
import org.lichat.core.Lifetimes;
import org.lichat.core.Maintenance;
import org.lichat.core.Membership;
import org.lichat.core.Messages;
import org.lichat.core.PermissionUpdates;
import org.lichat.core.Registration;
import org.lichat.domain.Name;
import org.lichat.domain.Stores;
import org.lichat.protocol.Closing;
import org.lichat.server.AddressLimits;
import org.lichat.server.Extension;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Setting;
import org.lichat.server.Settings;
import org.lichat.server.Time;
import org.lichat.store.MemoryStore;

/** A server in this process, whose clocks stand still until they are told to go on. */
public final class LocalHost implements Conversation.Host {
    private static final long ORIGIN = 1_000_000_000_000L;
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final List<Extension> extensions = new ArrayList<>(List.of(
            new Administration(),
            new Administrators(),
            new Connecting(),
            new Creation(),
            new Disconnecting(),
            new Information(),
            new Lifetimes(),
            new Maintenance(),
            new Membership(),
            new Messages(),
            new PermissionUpdates(),
            new Registration()));
    private final AtomicLong nanos = new AtomicLong(ORIGIN);
    /**
     * Joins and leaves of the primary channel are not announced, and failed logins, new profiles and new channels are not counted, unless a test asks for
     * it: they are beside most points.
     */
    private Settings settings = Settings.defaults()
            .with(Settings.ANNOUNCE_LIMIT, 0)
            .with(AddressLimits.MAX_LOGIN_FAILURES, 0)
            .with(AddressLimits.MAX_REGISTRATIONS_PER_ADDRESS, 0)
            .with(AddressLimits.MAX_CHANNELS_PER_ADDRESS, 0);

    private Stores stores = new MemoryStore().stores();
    private @Nullable Server server;
    private @Nullable ScheduledExecutorService scheduler;
    private final Way way = Way.chosen();
    /** Where there are sockets, beyond the numbers of those connections. */
    private final AtomicLong connections = new AtomicLong(way == Way.DIRECT ? 0 : 1_000_000_000);

    private final List<Loopback> killed = new ArrayList<>();
    private @Nullable Loopback loopback;

    LocalHost(List<Extension> more) {
        extensions.addAll(more);
    }

    <T> void set(Setting<T> setting, T value) {
        settings = settings.with(setting, value);
    }

    void keepIn(Stores kept) {
        stores = kept;
    }

    /** Where it keeps what it keeps. */
    public Stores stores() {
        return stores;
    }

    /** The server that runs. */
    public Server server() {
        if (server == null) {
            throw new IllegalStateException("The server is not started.");
        }
        return server;
    }

    /** What the server's clock shows, as the protocol counts. */
    public long clock() {
        return org.lichat.protocol.UniversalTime.of(server().time().now());
    }

    @Override
    public void start() {
        Clock clock = new SteppedClock(() -> nanos.get() - ORIGIN);
        server = new ServerBuilder(Loopback.proxied(settings), stores, new Time(clock, nanos::get), LocalHost::daemon)
                .install(extensions)
                .build();
        scheduler = Executors.newSingleThreadScheduledExecutor(LocalHost::daemon);
        server.start(scheduler);
        loopback = way == Way.DIRECT ? null : new Loopback(server, scheduler, way);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void stop() {
        end();
        killed.forEach(Loopback::clear); // not before: their servers still write to what is kept
    }

    private void end() {
        String why = "The test is over.";
        try {
            if (loopback != null) {
                loopback.refuse(Closing.RESTART, why);
            }
            server().stop(Closing.RESTART, why);
            if (loopback != null) {
                loopback.close();
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        } finally {
            if (scheduler != null) {
                scheduler.shutdownNow();
            }
        }
    }

    /** Stops the server and starts another one on what was kept. */
    public void restart() {
        restartAfter(Duration.ZERO);
    }

    /** The same, with a time between the two. */
    public void restartAfter(Duration absence) {
        restartAfter(absence, () -> {});
    }

    /** The same, with something that happens to what it keeps meanwhile. */
    public void restartAfter(Duration absence, Runnable meanwhile) {
        end();
        meanwhile.run();
        nanos.addAndGet(absence.toNanos());
        start();
    }

    /** The server is killed, which says nothing to anybody, and another is started on what was kept after that time. */
    public void startAfterCrash(Duration absence) {
        if (scheduler != null) {
            scheduler.shutdownNow();
        }
        Stream.ofNullable(loopback).forEach(killed::add);
        nanos.addAndGet(absence.toNanos());
        start();
    }

    void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
        server().sweeps().run();
    }

    @Override
    public Conversation.Line open() {
        return loopback == null ? direct(LOOPBACK) : loopback.open();
    }

    /** A connection from another address, written as a literal. */
    Conversation.Line open(String address) {
        try {
            InetAddress from = InetAddress.getByName(address);
            return loopback == null ? direct(from) : loopback.open(from);
        } catch (UnknownHostException noLiteral) {
            throw new IllegalArgumentException(noLiteral);
        }
    }

    private LocalLine direct(InetAddress address) {
        LocalLine line = new LocalLine(
                connections.incrementAndGet(), address, server().time().now());
        line.arrives(server().open(line));
        return line;
    }

    @Override
    public void settle() {
        Loopback.await(server().behindAll());
        if (loopback != null) {
            loopback.settle();
        }
    }

    /** Returns when the name is no longer that of a profile, and that is kept. */
    public void awaitEndOf(String profile) {
        await(() -> {
            server().sweeps().run(); // again: one that is still at it does not begin anew
            settle();
            return !server().profiles().has(Name.of(profile));
        });
        settle();
    }

    /** Returns when it is so, which it will be because of something that is under way. */
    public void await(BooleanSupplier isSo) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("It did not happen.");
            }
            Thread.onSpinWait();
        }
    }
}
