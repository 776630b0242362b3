package org.lichat;

import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.lichat.MeteredSocket.Count;
import org.lichat.protocol.Closing;
import org.lichat.server.Addresses;
import org.lichat.server.Server;
import org.lichat.server.Settings;
import org.lichat.transport.Bind;
import org.lichat.transport.ConnectionLimits;
import org.lichat.transport.Entrance;
import org.lichat.transport.NettyListener;
import org.lichat.transport.Reception;
import org.lichat.transport.TyrusHost;

/** The entrance of a conversation's server, and the lines of its clients there. */
final class Loopback {
    private static final String HOST = "127.0.0.1";
    private static final Duration DEPARTURE = Duration.ofSeconds(2);
    private static final byte[] NOTHING = {};

    private final Server server;
    private final Way way;
    private final Entrance entrance;
    private final Reception reception;
    private final NettyListener listener;
    private final List<LoopbackLine> lines = new CopyOnWriteArrayList<>();

    /** Opens an entrance for a server, which it looks after on the scheduler. */
    Loopback(Server server, ScheduledExecutorService scheduler, Way way) {
        Traffic.count();
        this.server = server;
        this.way = way;
        this.entrance = Objects.requireNonNull(way.entrance());
        this.reception = new Reception(server, scheduler);
        try {
            ConnectionLimits limits = ConnectionLimits.DEFAULT.withClose(DEPARTURE);
            this.listener = new NettyListener(
                    List.of(new Bind(entrance, HOST, 0, 128)), way.behind(TyrusHost.of(reception), limits));
            listener.open();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (DeploymentException bug) {
            throw new IllegalStateException(bug);
        }
    }

    /** The settings of a server whose clients can say where they are. */
    static Settings proxied(Settings settings) {
        return settings.with(Settings.TRUSTED_PROXIES, Addresses.of(List.of(HOST)));
    }

    LoopbackLine open() {
        return open(NOTHING);
    }

    /** A connection from another address, as a proxy passes it on. */
    LoopbackLine open(InetAddress address) {
        return open(ProxyHeader.of(address));
    }

    private LoopbackLine open(byte[] begin) {
        LoopbackLine line = LoopbackLine.to(listener.port(entrance), way, begin);
        lines.add(line);
        return line;
    }

    /** Waits until the clients have received all that the server has sent them. */
    void settle() {
        server.connections().all().forEach(inbox -> {
            CompletableFuture<Void> drained = new CompletableFuture<>();
            inbox.connection().whenDrained(() -> drained.complete(null));
            await(drained);
        });
        lines.forEach(LoopbackLine::awaitWritten);
    }

    /** Waits for what happens soon. */
    static void await(CompletionStage<?> event) {
        event.toCompletableFuture()
                .orTimeout(Count.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** Lets nobody in any more, before the server stops. */
    void refuse(Closing how, String reason) {
        listener.refuse();
        reception.close(how, reason);
    }

    /** After the server has stopped. */
    void close() throws InterruptedException {
        reception.awaitDepartures(DEPARTURE);
        listener.close();
    }

    /** After the server has been killed, of which its clients must not have heard. */
    void clear() {
        lines.forEach(LoopbackLine::drop);
        listener.close();
    }
}
