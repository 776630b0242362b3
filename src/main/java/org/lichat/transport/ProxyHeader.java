package org.lichat.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.ProtocolDetectionState;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.lichat.server.Addresses;

/**
 * Takes the header of the PROXY protocol, by which a trusted proxy says where the connection really comes from, off the beginning of a
 * connection. There need not be one: proxies that speak HTTP have headers for that.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what goes wrong on a channel comes as an event
final class ProxyHeader extends ByteToMessageDecoder {
    private static final Logger LOG = System.getLogger(ProxyHeader.class.getName());

    private static final byte TEXT_BEGIN = 'P';
    private static final byte BINARY_BEGIN = '\r';

    /** Puts it before what is in the pipeline by now. */
    static void expectOn(Channel channel) {
        channel.pipeline().addLast(new ProxyHeader());
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        ProtocolDetectionState state =
                mayBegin(in) ? HAProxyMessageDecoder.detectProtocol(in).state() : ProtocolDetectionState.INVALID;
        ChannelPipeline pipeline = context.pipeline();
        if (state == ProtocolDetectionState.DETECTED) {
            pipeline.addAfter(context.name(), null, new Source());
            pipeline.replace(this, null, new HAProxyMessageDecoder()); // which goes when it has read the header
        } else if (state == ProtocolDetectionState.INVALID) {
            pipeline.remove(this);
        }
    }

    /** The decoder wants twelve bytes before it says no, and somebody may wait for an answer to fewer. */
    private static boolean mayBegin(ByteBuf in) {
        byte first = in.getByte(in.readerIndex());
        return first == TEXT_BEGIN || first == BINARY_BEGIN;
    }

    private static final class Source extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object received) {
            if (!(received instanceof HAProxyMessage message)) {
                context.fireChannelRead(received);
                return;
            }
            try {
                String source = message.sourceAddress();
                InetAddress address = source == null ? null : Addresses.parse(source);
                if (address != null) { // a proxy that asks for itself whether we are there has none
                    Peer.isAt(context.channel(), new InetSocketAddress(address, message.sourcePort()));
                }
            } finally {
                message.release();
            }
            context.pipeline().remove(this);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.log(Level.DEBUG, "A proxy's header cannot be read.", cause);
            context.close();
        }
    }
}
