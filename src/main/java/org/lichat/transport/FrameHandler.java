package org.lichat.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.glassfish.tyrus.spi.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Hands a connection's bytes to Tyrus, frame by frame, after looking at each frame's head.
 *
 * <p>Tyrus buffers a frame until it is complete, keeps a buffer as large as the largest frame it ever saw, takes unmasked
 * frames, and leaves a connection open after a binary message nobody handles. So a frame larger than {@link #PIECE} is
 * passed on as a row of fragments while it comes in, which keeps memory small whatever length it announces, and
 * the faulty frames are answered here. A message beyond the limit closes the connection before any of the frame that went too
 * far is passed on.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what goes wrong on a channel comes as an event
final class FrameHandler extends ByteToMessageDecoder implements Intake {
    /** The largest payload passed to Tyrus at once, in bytes; a multiple of 4, so that every piece keeps the frame's mask. */
    static final int PIECE = 4096;

    /** So many frames that bring nothing may come within that time: more are an attack, and updates are throttled anyhow (§4.2). */
    static final int IDLE_FRAMES = 1_000;

    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);
    /** A fragment that is shorter, in bytes, brings nothing unless it is the last one. */
    private static final int FRAGMENT = 16;

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int SHORT_LENGTH = 126;
    private static final System.Logger LOG = System.getLogger(FrameHandler.class.getName());

    private final NettyWriter writer;
    private volatile long limit;
    private @Nullable Connection connection;
    private long message;
    private @Nullable FrameHead split;
    private long left;
    private int idleFrames;
    private long idleSince = System.nanoTime();

    FrameHandler(NettyWriter writer, long limit) {
        this.writer = writer;
        this.limit = limit;
    }

    /** Gives the connection Tyrus made; before that no byte may come. */
    void connected(Connection made) {
        connection = made;
    }

    @Override
    public void limit(long bytes) {
        limit = bytes;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        super.channelInactive(context);
        close(CloseCodes.CLOSED_ABNORMALLY, "The connection was lost.");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.log(System.Logger.Level.ERROR, "A frame could not be handled.", cause);
        }
        context.close();
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (writer.closing()) {
            in.skipBytes(in.readableBytes());
        } else if (split != null) {
            piece(in, split);
        } else {
            frame(in);
        }
    }

    private void frame(ByteBuf in) {
        FrameHead head = FrameHead.peek(in);
        if (head == null) {
            return;
        }
        CloseCode fault = head.fault();
        if (fault != null) {
            close(fault, "This frame is not accepted here.");
        } else if (bringsNothing(head) && isFlood()) {
            close(CloseCodes.VIOLATED_POLICY, "Too many frames that bring nothing.");
        } else if (head.control()) {
            control(in, head);
        } else {
            data(in, head);
        }
    }

    /** A control frame, or a fragment so short that its message would take for ever. */
    private static boolean bringsNothing(FrameHead head) {
        return head.control() || (!head.last() && head.length() < FRAGMENT);
    }

    private boolean isFlood() {
        idleFrames++;
        if (idleFrames < IDLE_FRAMES) {
            return false;
        }
        long now = System.nanoTime();
        boolean flood = now - idleSince < IDLE_NANOS;
        idleSince = now;
        idleFrames = 0;
        return flood;
    }

    private void control(ByteBuf in, FrameHead head) {
        int size = head.size() + (int) head.length();
        if (in.readableBytes() < size) {
            return;
        }
        if (head.close()) {
            writer.peerCloses();
        }
        // A peer that pings without reading the pongs must not fill our memory with them.
        if (head.ping() && writer.backlogged()) {
            in.skipBytes(size);
        } else {
            pass(in.readSlice(size).nioBuffer());
        }
    }

    private void data(ByteBuf in, FrameHead head) {
        long before = head.continuation() ? message : 0;
        if (head.length() > limit - before) {
            close(CloseCodes.TOO_BIG, "The message is too large.");
        } else if (head.length() > PIECE) {
            begin(in, head);
        } else if (in.readableBytes() >= head.size() + head.length()) {
            whole(in, head);
        }
    }

    private void whole(ByteBuf in, FrameHead head) {
        count(head);
        pass(in.readSlice(head.size() + (int) head.length()).nioBuffer());
    }

    private void begin(ByteBuf in, FrameHead head) {
        count(head);
        in.skipBytes(head.size());
        split = head;
        left = head.length();
    }

    private void count(FrameHead head) {
        message = (head.continuation() ? message : 0) + head.length();
    }

    private void piece(ByteBuf in, FrameHead head) {
        int length = (int) Math.min(left, PIECE);
        if (in.readableBytes() < length) {
            return;
        }
        boolean begins = left == head.length();
        left -= length;
        boolean ends = left == 0;
        if (ends) {
            split = null;
        }
        int opcode = begins ? head.first() & ~FIN : 0;
        ByteBuffer frame = ByteBuffer.allocate(8 + length);
        frame.put((byte) (ends && head.last() ? opcode | FIN : opcode));
        // Always the 16-bit form, even where the last piece is short: Tyrus, its only reader, does not insist on the
        // shortest.
        frame.put((byte) (MASKED | SHORT_LENGTH)).putShort((short) length).putInt(head.mask());
        in.readBytes(frame);
        pass(frame.flip());
    }

    private void pass(ByteBuffer frame) {
        if (connection != null) {
            connection.getReadHandler().handle(frame);
        }
    }

    private void close(CloseCode code, String reason) {
        if (connection != null) {
            connection.close(new CloseReason(code, reason));
        }
    }
}
