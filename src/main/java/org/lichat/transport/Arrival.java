package org.lichat.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.util.Objects;

/** What a new connection meets at an entrance, in the order in which bytes come in. */
final class Arrival extends ChannelInitializer<Channel> {
    private final Entrance entrance;
    private final NettyListener.Behind behind;
    private final ChannelGroup connections;

    Arrival(Entrance entrance, NettyListener.Behind behind, ChannelGroup connections) {
        this.entrance = entrance;
        this.behind = behind;
        this.connections = connections;
    }

    @Override
    protected void initChannel(Channel channel) {
        connections.add(channel);
        ChannelPipeline pipeline = channel.pipeline();
        if (behind.host().trusts(Peer.of(channel).getAddress())) {
            ProxyHeader.expectOn(channel);
        }
        if (entrance.isEncrypted()) {
            pipeline.addLast(Objects.requireNonNull(behind.encryption()).handler(channel, entrance));
        }
        if (entrance.takesBareUpdates()) {
            pipeline.addLast(new FirstByte(behind.host(), behind.limits()));
        } else {
            addHttp(pipeline, behind.host(), behind.limits());
        }
    }

    static void addHttp(ChannelPipeline pipeline, TyrusHost host, ConnectionLimits limits) {
        pipeline.addLast(new HttpResponseEncoder());
        addRequest(pipeline, NextRequest.first(host, limits));
    }

    /** Reads one request, and what is to become of the connection. */
    static void addRequest(ChannelPipeline pipeline, NextRequest afterwards) {
        ConnectionLimits limits = afterwards.limits();
        HttpDecoderConfig http = new HttpDecoderConfig()
                .setMaxInitialLineLength(limits.lineBytes())
                .setMaxHeaderSize(limits.headerBytes());
        pipeline.addLast(new HttpRequestDecoder(http)).addLast(new HandshakeHandler(afterwards));
    }
}
