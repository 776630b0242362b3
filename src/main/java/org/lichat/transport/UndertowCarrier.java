package org.lichat.transport;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import org.lichat.protocol.Frame;

/**
 * In Undertow, thus in WildFly: while batching is allowed, its asynchronous remote only queues what it is given, and a flush, which does
 * not wait either, lets the connection's I/O thread write all that is queued at once.
 *
 * <p>Batching ends before the flush. What Undertow itself sends, its pongs and its close, is flushed by nobody while it lasts, so that such
 * a frame goes out with ours, or on its own.
 */
final class UndertowCarrier implements Carrier {
    private static final String SESSION = "io.undertow.websockets.jsr.UndertowSession";

    /** The most bytes to take at once, about. */
    private static final int MOST = 64 * 1024;

    /** The most frames in one write: Undertow stops reading from a peer for whom more than 50 frames wait. */
    private static final int FRAMES = 48;

    private final RemoteEndpoint.Async remote;

    UndertowCarrier(Session session) {
        this.remote = session.getAsyncRemote();
    }

    /** By name, because its classes are not ours to see; all that is used of them is Jakarta's API. */
    static boolean fits(Session session) {
        return session.getClass().getName().equals(SESSION);
    }

    @Override
    public void carry(Load load) {
        carry(load, Collections.emptyIterator());
    }

    /** In a loop, because completions may come on the spot. */
    private void carry(Load load, Iterator<Frame> taken) {
        Iterator<Frame> owed = taken;
        boolean written = true;
        while (written) {
            if (owed.hasNext()) {
                load.progress();
            } else {
                owed = load.take(MOST).iterator();
            }
            written = owed.hasNext() && new Flight(load, owed).send();
        }
    }

    /** The frames of one write, after all of which the next ones go, on the thread of whichever completes last. */
    private final class Flight implements SendHandler {
        private final Load load;
        private final Iterator<Frame> owed;
        /** How many are not complete yet, and one more until all have been given to the engine. */
        private final AtomicInteger left = new AtomicInteger(1);

        Flight(Load load, Iterator<Frame> owed) {
            this.load = load;
            this.owed = owed;
        }

        /** True if all was written on the spot, so that the caller goes on. */
        boolean send() {
            try {
                queue();
                remote.flushBatch();
            } catch (IOException | RuntimeException e) {
                load.fail(e);
                return false;
            }
            return isLast();
        }

        private void queue() throws IOException {
            remote.setBatchingAllowed(true);
            try {
                for (int i = 0; i < FRAMES && owed.hasNext(); i++) {
                    left.incrementAndGet();
                    remote.sendText(owed.next().text(), this);
                }
            } finally {
                remote.setBatchingAllowed(false);
            }
        }

        @Override
        public void onResult(SendResult result) {
            if (!result.isOK()) {
                load.fail(result.getException());
            } else if (isLast()) {
                carry(load, owed);
            }
        }

        private boolean isLast() {
            return left.decrementAndGet() == 0;
        }
    }
}
