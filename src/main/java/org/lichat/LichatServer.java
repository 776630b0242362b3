package org.lichat;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lichat.boot.Application;
import org.lichat.boot.SelfSigned;
import org.lichat.boot.StandaloneBeans;
import org.lichat.protocol.Closing;
import org.lichat.server.Extension;
import org.lichat.server.Scheduler;
import org.lichat.server.Setting;
import org.lichat.server.Settings;
import org.lichat.transport.Bind;
import org.lichat.transport.CertificateFiles;
import org.lichat.transport.ConnectionLimits;
import org.lichat.transport.Encryption;
import org.lichat.transport.Entrance;
import org.lichat.transport.Handshake;
import org.lichat.transport.NettyListener;
import org.lichat.transport.TyrusHost;

/**
 * A Lichat server of its own, to run or to embed: opened once, closed once.
 *
 * <pre>{@code
 * try (var server = new LichatServer(Settings.defaults().with(Settings.PORT, Settings.ANY_PORT))) {
 *     server.open();
 *     System.out.println(server.uri());
 *     …
 * }
 * }</pre>
 */
public final class LichatServer implements AutoCloseable {
    /** How long a connection that is being closed may take; with what the server itself waits for, a stop takes less than 5 seconds. */
    private static final Duration CLOSE_TIME = Duration.ofSeconds(2);

    private final Settings settings;
    private volatile Status status = Status.STARTING;
    private volatile Predicate<Handshake> doorman = handshake -> true;
    private @Nullable SeContainer beans;
    private volatile @Nullable Application application;
    private @Nullable NettyListener listener;
    private @Nullable Encryption encryption;

    /** What a server is doing. */
    public enum Status {
        /** It takes no connections yet. */
        STARTING,
        RUNNING,
        /** It takes no connections any more. */
        STOPPING
    }

    /** A server that is not open yet. */
    public LichatServer(Settings settings) {
        this.settings = settings;
    }

    /**
     * Starts the server; when this returns, it accepts connections.
     *
     * @throws org.lichat.server.InvalidSetting when the settings do not fit together
     * @throws IOException when the port cannot be had; the message says why
     * @throws IllegalStateException when it was opened or closed before
     */
    public synchronized void open() throws IOException {
        if (status != Status.STARTING) {
            throw new IllegalStateException("A server is opened once.");
        }
        try {
            start();
            status = Status.RUNNING;
        } finally {
            if (status != Status.RUNNING) {
                stop();
            }
        }
    }

    private void start() throws IOException {
        List<Bind> binds = Bind.of(settings);
        CertificateFiles certificate = CertificateFiles.of(settings);
        SeContainer container = StandaloneBeans.start();
        beans = container;
        List<Extension> extensions =
                container.select(Extension.class, Any.Literal.INSTANCE).stream().toList();
        var scheduler = container
                .select(ManagedScheduledExecutorService.class, Scheduler.Literal.INSTANCE)
                .get();
        Application started = Application.start(settings, extensions, scheduler);
        application = started;
        started.reception().doorman(handshake -> doorman.test(handshake));
        ConnectionLimits limits = ConnectionLimits.DEFAULT
                .withHandshake(
                        Math.toIntExact(settings.get(Settings.HANDSHAKE_HEADERS)),
                        settings.get(Settings.CONNECT_TIMEOUT))
                .withClose(CLOSE_TIME);
        if (binds.stream().anyMatch(bind -> bind.entrance().isEncrypted())) {
            CertificateFiles files =
                    certificate == null ? CertificateFiles.selfSigned(SelfSigned.file(settings)) : certificate;
            encryption = new Encryption(files, limits.handshake());
            encryption.follow(started.server().sweeps(), scheduler);
        }
        try {
            NettyListener opening = new NettyListener(
                    binds, new NettyListener.Behind(TyrusHost.of(started.reception()), limits, encryption));
            opening.open();
            listener = opening;
        } catch (DeploymentException bug) {
            throw new IllegalStateException(bug);
        }
    }

    /**
     * Is not ready any more; after {@code lichat.shutdown-delay}, which an interrupt ends, closes all connections with 1012, so that clients
     * come back to the next server, and ends all threads. May be called twice, and takes a few seconds more when there are clients that do
     * not read. Not to be called from the hook of {@link #admit}.
     */
    @Override
    public void close() {
        Application running = application;
        if (running == null) {
            stop();
        } else {
            running.linger(this::stop);
        }
    }

    private synchronized void stop() {
        status = Status.STOPPING;
        try {
            if (listener != null) {
                listener.refuse();
            }
            if (application != null) {
                application.stop(Closing.RESTART, "The server restarts.", CLOSE_TIME);
            }
        } finally {
            application = null;
            release();
        }
    }

    /** Ends what carried the application, whatever came of its end. */
    private void release() {
        try {
            if (listener != null) {
                listener.close();
            }
        } finally {
            listener = null;
            if (encryption != null) {
                encryption.close();
            }
            encryption = null;
            if (beans != null) {
                beans.close();
            }
            beans = null;
        }
    }

    public Status status() {
        return status;
    }

    /**
     * Whether it runs, can keep what happens and read what is kept. While its database is away or full it is not ready: connections stay, guests come and go,
     * and what anybody says waits.
     */
    public boolean isReady() {
        Application running = application;
        return status == Status.RUNNING && running != null && running.server().isReady();
    }

    /** How many connections are open. */
    public int connections() {
        Application running = application;
        return running == null ? 0 : running.server().connections().count();
    }

    /**
     * The port of an entrance, which the system has chosen if the setting says so.
     *
     * @throws IllegalStateException when the server is not open, or that entrance is off
     */
    public int port(Entrance entrance) {
        return listening().port(entrance);
    }

    /** {@link #port(Entrance)} of WebSockets that are not encrypted. */
    public int port() {
        return port(Entrance.WEBSOCKET);
    }

    /**
     * Where clients on this machine connect to by WebSocket: the host of the settings, or localhost when that is every address.
     *
     * @throws IllegalStateException when the server is not open
     */
    public URI uri() {
        return URI.create(address(Entrance.WEBSOCKET, "localhost"));
    }

    /** Where it listens, in the notation of URIs, with that name when it is on every address. */
    List<String> addresses(String everywhere) {
        return listening().entrances().stream()
                .sorted()
                .map(entrance -> address(entrance, everywhere))
                .toList();
    }

    private String address(Entrance entrance, String everywhere) {
        NettyListener open = listening();
        String host = open.isEverywhere() ? everywhere : settings.get(Settings.HOST);
        boolean bare = host.indexOf(':') >= 0 && !host.startsWith("[");
        return entrance.scheme() + "://" + (bare ? "[" + host + "]" : host) + ":" + open.port(entrance) + "/";
    }

    private synchronized NettyListener listening() {
        if (listener == null) {
            throw new IllegalStateException("The server is not open.");
        }
        return listener;
    }

    /**
     * Changes a limit or an interval of the running server. What a connection was given when it was opened, such as the bounds of its
     * queue, stays as it is.
     *
     * @throws IllegalArgumentException when the value is not allowed, or the setting cannot change while the server runs
     * @throws IllegalStateException when the server is not open
     */
    public synchronized <T> void change(Setting<T> setting, T value) {
        Application running = application;
        if (running == null) {
            throw new IllegalStateException("The server is not open.");
        }
        running.change(setting, value);
    }

    /**
     * Lets somebody look at every handshake's address, headers, path and query; what it does not accept is closed with 1008. It is
     * called on the threads that serve the connections, and must not block.
     */
    public void admit(Predicate<Handshake> accepts) {
        doorman = accepts;
    }
}
