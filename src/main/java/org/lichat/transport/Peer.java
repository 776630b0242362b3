package org.lichat.transport;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;

/** What is known of whoever is at the other end of a channel. */
final class Peer {
    private Peer() {}

    /** Where it is. */
    static InetSocketAddress of(Channel channel) {
        return (InetSocketAddress) channel.remoteAddress();
    }

    static boolean isEncrypted(Channel channel) {
        return channel.pipeline().get(SslHandler.class) != null;
    }

    /** The scheme of a connection for updates as they are. */
    static String scheme(Channel channel) {
        return (isEncrypted(channel) ? Entrance.TLS : Entrance.TCP).scheme();
    }
}
