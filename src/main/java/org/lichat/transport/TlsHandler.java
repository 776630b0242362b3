package org.lichat.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * TLS of one connection. It begins with one handshake and has no other: a client that asks for a renegotiation, which TLS 1.2 allows and
 * which costs the server far more than the client, is cut. Whatever goes wrong with TLS ends the connection and concerns nobody behind.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what goes wrong on a channel comes as an event
final class TlsHandler extends SslHandler {
    private static final Logger LOG = System.getLogger(TlsHandler.class.getName());

    /** The type of a record that belongs to a handshake, and is seen as such (RFC 5246 §6.2.1). */
    private static final byte HANDSHAKE = 22;

    /** The tasks are what takes long of a handshake. */
    TlsHandler(SSLEngine engine, Executor tasks) {
        super(engine, tasks);
    }

    /** Each call begins at the beginning of a record. In TLS 1.3 every record looks like data when the handshake is done. */
    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws SSLException {
        if (handshakeFuture().isSuccess() && in.isReadable() && in.getByte(in.readerIndex()) == HANDSHAKE) {
            in.skipBytes(in.readableBytes());
            throw new SSLException("The client asks for a renegotiation.");
        }
        super.decode(context, in, out);
    }

    /** Whoever says that nothing more comes is gone, as where a TCP connection ends. */
    @Override
    public void handlerAdded(ChannelHandlerContext context) throws Exception {
        super.handlerAdded(context);
        sslCloseFuture().addListener(closed -> {
            if (closed.isSuccess()) {
                context.channel().close();
            }
        });
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.log(
                Level.DEBUG,
                () -> "TLS with " + Peer.of(context.channel()).getAddress().getHostAddress() + " ends: "
                        + cause.getMessage());
        context.close();
    }
}
