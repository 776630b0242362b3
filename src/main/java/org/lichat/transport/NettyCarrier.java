package org.lichat.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelProgressiveFuture;
import io.netty.channel.ChannelProgressiveFutureListener;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Frame;

/**
 * Writes a connection's frames, past Tyrus where that is one of WebSocket, as many at once as fit into a write: the event loop does that
 * when it comes to it, and meanwhile more may gather. Tyrus' own frames, its pongs and its close, go {@link #between} these.
 *
 * <p>A large frame goes out piece by piece, so that nobody who reads slowly costs more memory than a piece.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what goes wrong on a channel comes as an event
final class NettyCarrier implements Carrier, ChannelProgressiveFutureListener {
    /** The most bytes in one write, about. */
    static final int MOST = 64 * 1024;

    /** The most bytes in a record of TLS (RFC 8446 §5.1). */
    private static final int RECORD = 16 * 1024;

    /** FIN and the opcode of text (RFC 6455 §5.2). */
    private static final int WHOLE_TEXT = 0x81;

    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;
    private static final int MAX_SHORT_LENGTH = 0xffff;
    private static final int MAX_HEAD = 10;
    private static final byte[] NOTHING = {};

    /** What goes before each text. */
    private interface Head {
        void write(ByteBuf bytes, int length);
    }

    private final Channel channel;
    private final Head head;
    private final Runnable writing = this::write;
    private @Nullable Load load;
    private volatile boolean ended;
    // Both belong to the event loop.
    private byte[] large = NOTHING;
    private int written;
    private final List<Runnable> behind = new ArrayList<>(0);

    private NettyCarrier(Channel channel, Head head) {
        this.channel = channel;
        this.head = head;
    }

    /** A carrier of WebSocket messages. */
    static NettyCarrier framed(Channel channel) {
        return new NettyCarrier(channel, NettyCarrier::writeHead);
    }

    /** A carrier of updates as they are. */
    static NettyCarrier bare(Channel channel) {
        return new NettyCarrier(channel, (bytes, length) -> {});
    }

    @Override
    public void carry(Load owed) {
        load = owed;
        try {
            channel.eventLoop().execute(writing);
        } catch (RejectedExecutionException stopped) { // the loops end when their channels are closed
            owed.fail(stopped);
        }
    }

    @Override
    public void cut() {
        Ending.cut(channel);
    }

    /** Takes no more frames: the close frame is to be the last. */
    void end() {
        ended = true;
    }

    /** Whether a frame is on its way of which the peer has only a part. */
    boolean isWithinFrame() {
        return written < large.length;
    }

    /** Does on the event loop what writes frames of somebody else, when no frame is on its way. */
    void between(Runnable writes) {
        if (!channel.eventLoop().inEventLoop()) {
            channel.eventLoop().execute(() -> between(writes));
        } else if (isWithinFrame()) {
            behind.add(writes);
        } else {
            writes.run();
        }
    }

    private void write() {
        Load owed = Objects.requireNonNull(load);
        ByteBuf bytes = isWithinFrame() ? piece() : gather(owed);
        if (bytes != null) {
            send(owed, bytes);
        }
    }

    /** Of what is encrypted, no progress is told until all of it is written: so it goes in pieces that are records of their own. */
    private void send(Load owed, ByteBuf bytes) {
        if (Peer.isEncrypted(channel)) {
            while (bytes.readableBytes() > RECORD) {
                channel.write(bytes.readRetainedSlice(RECORD)).addListener(written -> owed.progress());
            }
        }
        channel.writeAndFlush(bytes, channel.newProgressivePromise().addListener(this));
    }

    private @Nullable ByteBuf gather(Load owed) {
        if (ended) {
            owed.fail(new ClosedChannelException());
            return null;
        }
        List<Frame> frames = owed.take(MOST);
        if (frames.isEmpty()) {
            return null;
        }
        int size = 0;
        for (Frame frame : frames) size += MAX_HEAD + frame.size();
        ByteBuf bytes = channel.alloc().directBuffer(Math.min(size, MAX_HEAD + MOST));
        for (Frame frame : frames) append(bytes, frame.bytes());
        return bytes;
    }

    private void append(ByteBuf bytes, byte[] text) {
        head.write(bytes, text.length);
        int now = Math.min(text.length, MOST);
        bytes.writeBytes(text, 0, now);
        if (now < text.length) {
            large = text;
            written = now;
        }
    }

    private static void writeHead(ByteBuf bytes, int length) {
        bytes.writeByte(WHOLE_TEXT);
        if (length < SHORT_LENGTH) {
            bytes.writeByte(length);
        } else if (length <= MAX_SHORT_LENGTH) {
            bytes.writeByte(SHORT_LENGTH).writeShort(length);
        } else {
            bytes.writeByte(LONG_LENGTH).writeLong(length);
        }
    }

    private ByteBuf piece() {
        int length = Math.min(large.length - written, MOST);
        ByteBuf bytes = channel.alloc().directBuffer(length).writeBytes(large, written, length);
        written += length;
        return bytes;
    }

    @Override
    public void operationProgressed(ChannelProgressiveFuture future, long progress, long total) {
        Objects.requireNonNull(load).progress();
    }

    /** Goes on behind what else the event loop has to do, so that all connections have their turn, and more gathers. */
    @Override
    public void operationComplete(ChannelProgressiveFuture future) {
        if (!future.isSuccess()) {
            Objects.requireNonNull(load).fail(future.cause());
            return;
        }
        if (!isWithinFrame()) {
            large = NOTHING;
            written = 0;
            behind.forEach(Runnable::run);
            behind.clear();
        }
        channel.eventLoop().execute(writing);
    }
}
