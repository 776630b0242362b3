package org.lichat.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;
import org.glassfish.tyrus.spi.WriterInfo;

/** Tyrus' way to a connection's bytes out: its own pongs and close frames pass here, between those of the {@link NettyCarrier}. */
@SuppressWarnings("FutureReturnValueIgnored") // what goes wrong on a channel comes as an event
final class NettyWriter extends Writer {
    private final Channel channel;
    private final NettyCarrier carrier;
    private final Duration closeTime;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean farewell;
    private volatile boolean peerClosed;

    NettyWriter(Channel channel, NettyCarrier carrier, Duration closeTime) {
        this.channel = channel;
        this.carrier = carrier;
        this.closeTime = closeTime;
    }

    @Override
    public void write(ByteBuffer buffer, CompletionHandler<ByteBuffer> completion) {
        if (!channel.isOpen()) { // its event loop may have ended with the listener, and would not report anything
            completion.failed(new ClosedChannelException());
            return;
        }
        ByteBuf bytes = Unpooled.wrappedBuffer(buffer);
        carrier.between(() -> channel.writeAndFlush(bytes).addListener((ChannelFuture written) -> {
            if (written.isSuccess()) {
                completion.completed(buffer);
            } else {
                completion.failed(written.cause());
            }
        }));
    }

    @Override
    public void write(ByteBuffer buffer, CompletionHandler<ByteBuffer> completion, WriterInfo info) {
        if (info.getMessageType() == WriterInfo.MessageType.CLOSE) {
            farewell = true;
            carrier.end();
        }
        write(buffer, completion);
    }

    /** Called by Tyrus right after it wrote the close frame. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true) || !channel.isOpen()) {
            return;
        }
        // Counted from now, though the end of a large frame may have to go first.
        Ending.cutAfter(channel, closeTime);
        carrier.between(() -> {
            if (peerClosed) {
                Ending.now(channel);
            } else {
                Ending.gently(channel);
            }
        });
    }

    /** Says that the peer's close frame came, after which it waits for nothing but the end. */
    void peerCloses() {
        peerClosed = true;
    }

    /**
     * Whether the close frame is on its way, after which nothing that comes counts. Tyrus must not see the peer's answer:
     * on another thread it could overtake the end of Tyrus' own closing, and it takes an answer of 1012 or 1013 for an error.
     */
    boolean closing() {
        return farewell;
    }

    boolean backlogged() {
        return carrier.isWithinFrame() || !channel.isWritable();
    }
}
