package org.lichat.transport;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;

/** What is known of whoever is at the other end of a channel. */
final class Peer {
    private static final AttributeKey<InetSocketAddress> SOURCE = AttributeKey.valueOf(Peer.class, "source");

    private Peer() {}

    /** Where it is: at the other end of the TCP connection, or where a proxy that is trusted says that this goes on to. */
    static InetSocketAddress of(Channel channel) {
        return channel.hasAttr(SOURCE) ? channel.attr(SOURCE).get() : (InetSocketAddress) channel.remoteAddress();
    }

    /** A proxy has said where it is. */
    static void isAt(Channel channel, InetSocketAddress source) {
        channel.attr(SOURCE).set(source);
    }

    static boolean isEncrypted(Channel channel) {
        return channel.pipeline().get(SslHandler.class) != null;
    }

    /** The scheme of a connection for updates as they are. */
    static String scheme(Channel channel) {
        return (isEncrypted(channel) ? Entrance.TLS : Entrance.TCP).scheme();
    }
}
