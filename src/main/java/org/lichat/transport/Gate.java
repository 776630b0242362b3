package org.lichat.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lichat.server.Occupancy;
import org.lichat.server.Server;
import org.lichat.server.Settings;

/**
 * Stands before all entrances of a listener and closes at once the sockets for which there is no room, before anything is made for them. Those
 * that have not said anything yet count as much as connections do.
 */
@ChannelHandler.Sharable
final class Gate extends ChannelInboundHandlerAdapter {
    private final Server server;
    private final Occupancy sockets;
    private final ChannelFutureListener leaves = this::left;

    Gate(Server server) {
        this.server = server;
        this.sockets = server.connections().ofSockets();
    }

    /** What comes in at the channel of a port are the channels that it has accepted. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        Channel socket = (Channel) accepted;
        InetAddress address = address(socket);
        if (address == null) { // it has gone already
            socket.unsafe().closeForcibly();
            return;
        }
        sockets.enter(address);
        if (hasRoom(address)) {
            socket.closeFuture().addListener(leaves);
            context.fireChannelRead(socket);
        } else {
            sockets.leave(address);
            server.connections().refused(address);
            socket.unsafe().closeForcibly();
        }
    }

    private boolean hasRoom(InetAddress address) {
        Settings settings = server.settings();
        return settings.get(Settings.TRUSTED_PROXIES).contains(address)
                ? sockets.hearsProxy(settings)
                : sockets.hears(address, settings);
    }

    private void left(ChannelFuture closed) {
        sockets.leave(Objects.requireNonNull(address(closed.channel())));
    }

    private static @Nullable InetAddress address(Channel socket) {
        InetSocketAddress peer = Peer.of(socket);
        return peer == null ? null : peer.getAddress();
    }
}
