package org.lichat.transport;

import io.netty.channel.Channel;
import jakarta.websocket.CloseReason;
import java.time.Duration;

/** A connection on which updates come and go as they are, each with its NUL (§3.1). */
final class TcpLine implements Line {
    private final Channel channel;
    private final NettyCarrier carrier;
    private final Duration closeTime;
    private volatile boolean closing;

    /** The time is how long the peer may take to close its end as well. */
    TcpLine(Channel channel, Duration closeTime) {
        this.channel = channel;
        this.carrier = NettyCarrier.bare(channel);
        this.closeTime = closeTime;
    }

    @Override
    public Carrier carrier() {
        return carrier;
    }

    @Override
    public Outbound.Workers workers() {
        return new Outbound.Workers(channel.eventLoop(), channel.eventLoop());
    }

    /** Nothing: each update is held against its connection's limit as it comes in. */
    @Override
    public Intake intake() {
        return Intake.UNCONTROLLED;
    }

    @Override
    public boolean tellsWhy() {
        return false;
    }

    @Override
    public void close(CloseReason reason) {
        closing = true;
        carrier.end();
        Ending.cutAfter(channel, closeTime); // from now, though the end of a large frame may have to go first
        carrier.between(() -> Ending.gently(channel));
    }

    /** Whether it is being closed, after which nothing that comes counts. */
    boolean isClosing() {
        return closing;
    }
}
