package org.lichat.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** How a channel ends so that what was written to it arrives. */
@SuppressWarnings("FutureReturnValueIgnored") // what goes wrong on a channel comes as an event
final class Ending {
    /** The event that tells those on a channel that the server ends. */
    static final Object WANTED = new Object();

    private Ending() {}

    /** Ends a channel after what was written to it; cuts it when that or the peer's own end takes longer than the time. */
    static void gently(Channel channel, Duration time) {
        if (channel.isOpen()) {
            cutAfter(channel, time);
            gently(channel);
        }
    }

    /** The same, with no bound on the time. */
    static void gently(Channel channel) {
        // Closing while input is unread would reset the connection and could destroy the last frame on its way.
        flush(channel, flushed -> {
            if (flushed.isSuccess() && channel instanceof DuplexChannel duplex) {
                endOutput(duplex);
            } else {
                channel.close();
            }
        });
    }

    /** Says that nothing more comes; in TLS that is said within it first (RFC 8446 §6.1), or the peer takes it for cut off. */
    private static void endOutput(DuplexChannel channel) {
        SslHandler encryption = channel.pipeline().get(SslHandler.class);
        if (encryption == null) {
            channel.shutdownOutput();
        } else {
            encryption.closeOutbound().addListener(said -> channel.shutdownOutput());
        }
    }

    /** Ends a channel after what was written to it, for a peer that has said its last word. */
    static void now(Channel channel) {
        flush(channel, ChannelFutureListener.CLOSE);
    }

    /** Cuts a channel that is still open after that time. */
    static void cutAfter(Channel channel, Duration time) {
        Future<?> cut = channel.eventLoop().schedule(() -> cut(channel), time.toMillis(), TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(closed -> cut.cancel(false));
    }

    /** Closes a channel at once, beneath TLS where it has that: whoever takes nothing takes no word of it either. */
    static void cut(Channel channel) {
        ChannelHandlerContext encryption = channel.pipeline().context(SslHandler.class);
        if (encryption == null) {
            channel.close();
        } else {
            encryption.close();
        }
    }

    private static void flush(Channel channel, ChannelFutureListener then) {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(then);
    }
}
