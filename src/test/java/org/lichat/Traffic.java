package org.lichat;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lichat.MeteredSocket.Count;

/**
 * Counts what the listeners of this process have read and dealt with, and what they have written, so that a test can tell when nothing is
 * on its way. Netty finds it as a service.
 */
public final class Traffic extends ChannelInitializerExtension {
    private static final Map<Ports, Meter> METERS = new ConcurrentHashMap<>();

    private record Ports(int server, int client) {}

    /** To be called before the first listener of the process is opened. */
    static void count() {
        System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    }

    /** The server's end of a connection on this machine, which it is about to accept. */
    static Meter of(int server, int client) {
        Ports ports = new Ports(server, client);
        long end = System.nanoTime() + Count.PATIENCE.toNanos();
        Meter meter = METERS.get(ports);
        while (meter == null) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("The connection was not accepted, or nobody counts.");
            }
            Thread.onSpinWait();
            meter = METERS.get(ports);
        }
        return meter;
    }

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        int server = ((InetSocketAddress) channel.localAddress()).getPort();
        int client = ((InetSocketAddress) channel.remoteAddress()).getPort();
        Meter meter = new Meter();
        channel.pipeline().addFirst(meter);
        Ports ports = new Ports(server, client);
        METERS.put(ports, meter);
        channel.closeFuture().addListener(closed -> METERS.remove(ports, meter));
    }

    /** What passes at the outside of one channel. */
    @SuppressWarnings("FutureReturnValueIgnored") // what goes wrong on a channel comes as an event
    static final class Meter extends ChannelDuplexHandler {
        /** Bytes that were read, and of which all has been done that is done at once. */
        final Count read = new Count();

        /** Bytes that were given to the system. */
        final Count written = new Count();

        @Override
        public void channelRead(ChannelHandlerContext context, Object received) {
            int bytes = ((ByteBuf) received).readableBytes();
            context.fireChannelRead(received);
            read.add(bytes);
        }

        @Override
        public void write(ChannelHandlerContext context, Object sent, ChannelPromise promise) {
            if (sent instanceof ByteBuf bytes) {
                written.add(bytes.readableBytes());
            }
            context.write(sent, promise);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            context.fireChannelInactive();
            read.end();
        }
    }
}
