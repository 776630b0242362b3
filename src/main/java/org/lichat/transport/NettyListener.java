package org.lichat.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The ports that take connections, for the endpoints of a {@link TyrusHost} and its reception. Its event loops call the endpoints,
 * which therefore must not block. One listener is opened and closed once.
 */
public final class NettyListener implements AutoCloseable {
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(32 * 1024, 128 * 1024);

    private final List<Bind> binds;
    private final Behind behind;
    private final ChannelGroup connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);
    private final IoThreads threads = new IoThreads();
    private final Map<Entrance, Channel> listening = new EnumMap<>(Entrance.class);
    private @Nullable EventLoopGroup loops;

    /**
     * What is behind the entrances.
     *
     * @param encryption of the entrances that need it; null where there is none of them
     */
    public record Behind(
            TyrusHost host,
            ConnectionLimits limits,
            @Nullable Encryption encryption) {}

    /** A listener at these places, one for each entrance at most. */
    public NettyListener(List<Bind> binds, Behind behind) {
        this.binds = List.copyOf(binds);
        this.behind = behind;
    }

    /** A listener at one place, without encryption. */
    public NettyListener(Bind bind, TyrusHost host, ConnectionLimits limits) {
        this(List.of(bind), new Behind(host, limits, null));
    }

    /**
     * Starts to accept connections.
     *
     * @throws IOException when a port cannot be had; the message is a sentence for the operator
     */
    public synchronized void open() throws IOException {
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory handlers = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(0, threads, handlers);
        Class<? extends ServerChannel> type = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        loops = group;
        Reception reception = behind.host().reception();
        Gate gate = reception == null ? null : new Gate(reception.server());
        for (Bind bind : binds) {
            ServerBootstrap bootstrap = bootstrap(bind, group, type);
            if (gate != null) {
                bootstrap.handler(gate);
            }
            ChannelFuture bound = bootstrap
                    .bind(new InetSocketAddress(bind.host(), bind.port()))
                    .awaitUninterruptibly();
            if (!bound.isSuccess()) {
                refuse();
                release(group);
                loops = null;
                throw failure(bind, bound.cause());
            }
            listening.put(bind.entrance(), bound.channel());
        }
    }

    /** The entrances it has. */
    public List<Entrance> entrances() {
        return binds.stream().map(Bind::entrance).toList();
    }

    /**
     * The port of an entrance.
     *
     * @throws IllegalStateException before {@link #open}, and where there is no such entrance
     */
    public int port(Entrance entrance) {
        return address(entrance).getPort();
    }

    /** {@link #port} of the first entrance. */
    public int port() {
        return port(binds.get(0).entrance());
    }

    /**
     * Whether it listens on every address of this machine.
     *
     * @throws IllegalStateException before {@link #open}
     */
    public boolean isEverywhere() {
        return address(binds.get(0).entrance()).getAddress().isAnyLocalAddress();
    }

    private synchronized InetSocketAddress address(Entrance entrance) {
        Channel channel = listening.get(entrance);
        if (channel == null) {
            throw new IllegalStateException("The listener is not open.");
        }
        return (InetSocketAddress) channel.localAddress();
    }

    /** How many connections there are, those in their handshake and those being closed among them. */
    public int connections() {
        return connections.size();
    }

    /** Accepts no more connections; those that are there go on, unless they wait for a request. The ports are free when this returns. */
    public synchronized void refuse() {
        listening.values().forEach(channel -> channel.close().awaitUninterruptibly());
        connections.forEach(channel -> channel.pipeline().fireUserEventTriggered(Ending.WANTED));
    }

    /**
     * Accepts no more connections, waits for those that are being closed, cuts the rest, and ends the threads. Close the
     * sessions between {@link #refuse} and this: what is open still waits for its peer here as long as closing may take.
     * Not to be called from an endpoint.
     */
    @Override
    public synchronized void close() {
        refuse();
        connections
                .newCloseFuture()
                .awaitUninterruptibly(behind.limits().close().toMillis());
        connections.forEach(Ending::cut);
        connections.close().awaitUninterruptibly();
        if (loops != null) {
            release(loops);
        }
        loops = null;
        behind.host().stop();
    }

    private ServerBootstrap bootstrap(Bind bind, EventLoopGroup group, Class<? extends ServerChannel> type) {
        return new ServerBootstrap()
                .group(group)
                .channel(type)
                .option(ChannelOption.SO_BACKLOG, bind.backlog())
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(new Arrival(bind.entrance(), behind, connections));
    }

    private static IOException failure(Bind bind, Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
            message = "The host " + bind.host() + " to listen on is unknown.";
        } else if (message.contains("in use")) {
            message = "Port " + bind.port() + " on " + bind.host() + " is already in use.";
        } else {
            message = "Cannot listen on port " + bind.port() + " of " + bind.host() + ": " + message;
        }
        return new IOException(message, cause);
    }

    private void release(EventLoopGroup group) {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
        threads.join();
    }

    /** The event loops' threads, each of which tells that it is done a moment before it ends. */
    private static final class IoThreads extends DefaultThreadFactory {
        private final Queue<Thread> made = new ConcurrentLinkedQueue<>();

        IoThreads() {
            super("lichat-io");
        }

        @Override
        protected Thread newThread(Runnable task, String name) {
            Thread thread = super.newThread(task, name);
            made.add(thread);
            return thread;
        }

        void join() {
            try {
                for (Thread thread : made) thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
