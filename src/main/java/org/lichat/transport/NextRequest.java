package org.lichat.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a connection may ask when it has been answered: a page is made of many documents, and a handshake of TLS for each would take longer
 * than all of them together.
 *
 * @param left how many more requests it may make
 */
record NextRequest(TyrusHost host, ConnectionLimits limits, int left) {
    /** How many it may make in all, so that nobody stays for ever without becoming a connection. */
    private static final int MOST = 100;

    /** How long the next request may take, since an idle connection takes a place from others. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What a new connection may ask. */
    static NextRequest first(TyrusHost host, ConnectionLimits limits) {
        return new NextRequest(host, limits, MOST - 1);
    }

    /** What it may ask after the next request. */
    NextRequest next() {
        return new NextRequest(host, limits.within(PATIENCE), left - 1);
    }

    /** The answer is the last. */
    NextRequest none() {
        return new NextRequest(host, limits, 0);
    }

    /** Whether it stays. */
    boolean isLeft() {
        return left > 0;
    }

    /** Reads the next request, which may begin with bytes that have come already. The encoder of answers is still there. */
    void begin(ChannelPipeline pipeline, @Nullable ByteBuf come) {
        ChannelHandlerContext before = pipeline.context(HttpResponseEncoder.class);
        Arrival.addRequest(pipeline, next());
        if (come != null) {
            before.fireChannelRead(come);
            before.fireChannelReadComplete();
        }
        pipeline.channel().config().setAutoRead(true);
    }
}
