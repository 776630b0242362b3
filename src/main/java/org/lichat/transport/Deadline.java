package org.lichat.transport;

import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * By when a connection has to have said what it is for.
 *
 * @param cut closes it
 */
@SuppressWarnings("FutureReturnValueIgnored") // what goes wrong on a channel comes as an event
record Deadline(Future<?> cut) {
    /** The connection is closed after that time, unless the deadline is met before. */
    static Deadline of(ChannelHandlerContext context, Duration time) {
        return new Deadline(context.executor().schedule(() -> context.close(), time.toMillis(), TimeUnit.MILLISECONDS));
    }

    void met() {
        cut.cancel(false);
    }
}
