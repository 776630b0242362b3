package org.lichat.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bridges one TCP connection to the server, on which updates come as they are (§3.1). */
@SuppressWarnings("FutureReturnValueIgnored") // what goes wrong on a channel comes as an event
final class UpdateHandler extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = System.getLogger(UpdateHandler.class.getName());

    private final Reception reception;
    private final ConnectionLimits limits;
    private @Nullable TcpLine line;
    private @Nullable SocketConnection connection;
    private @Nullable UpdateBytes bytes;

    UpdateHandler(Reception reception, ConnectionLimits limits) {
        this.reception = reception;
        this.limits = limits;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        Handshake handshake =
                new Handshake(Peer.of(context.channel()), Peer.scheme(context.channel()), "/", null, Map.of());
        if (!reception.admits(handshake)) {
            LOG.log(
                    Level.INFO,
                    "A connection from {0} is refused",
                    reception.addressOf(handshake).getHostAddress());
            context.close();
            return;
        }
        TcpLine opened = new TcpLine(context.channel(), limits.close());
        SocketConnection made = new SocketConnection(reception, opened, handshake);
        line = opened;
        connection = made;
        made.open();
        bytes = new UpdateBytes(made::updateLimit, made.reader());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object received) {
        ByteBuf in = (ByteBuf) received;
        try {
            if (bytes != null && line != null && !line.isClosing()) {
                bytes.add(in);
            }
        } finally {
            in.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (connection != null) {
            connection.ended(line != null && line.isClosing() ? "by the server" : "by the client");
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            LOG.log(Level.DEBUG, () -> connection + " has a problem: " + cause);
            context.close();
            return;
        }
        LOG.log(Level.ERROR, (connection == null ? "A connection" : connection) + " failed.", cause);
        if (connection == null || !connection.fail()) {
            context.close();
        }
    }
}
