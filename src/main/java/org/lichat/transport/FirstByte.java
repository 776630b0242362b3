package org.lichat.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells by its first byte what a connection is for: an HTTP request, which a WebSocket begins with, starts with a letter (RFC 9112 §3), an
 * update never does (§1).
 */
@SuppressWarnings("FutureReturnValueIgnored") // what goes wrong on a channel comes as an event
final class FirstByte extends ByteToMessageDecoder {
    private final TyrusHost host;
    private final ConnectionLimits limits;
    private @Nullable Deadline deadline;

    FirstByte(TyrusHost host, ConnectionLimits limits) {
        this.host = host;
        this.limits = limits;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        deadline = Deadline.of(context, limits.handshake());
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        if (deadline != null) {
            deadline.met();
        }
    }

    /** What was read goes to those who come instead of this handler. */
    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (Character.isLetter(in.getByte(in.readerIndex()))) {
            Arrival.addHttp(context.pipeline(), host, limits);
        } else {
            context.pipeline().addLast(new UpdateHandler(Objects.requireNonNull(host.reception()), limits));
        }
        context.pipeline().remove(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
