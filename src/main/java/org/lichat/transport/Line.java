package org.lichat.transport;

import jakarta.websocket.CloseReason;
import java.io.IOException;

/** What carries a connection, whichever engine that belongs to. */
interface Line {
    /** Sends its frames. */
    Carrier carrier();

    /** Do what a sender must not do. */
    Outbound.Workers workers();

    /** Controls what is read of it. */
    Intake intake();

    /** Whether its close tells the client why, and so whether to come back; where it does not, a {@code disconnect} goes before. */
    boolean tellsWhy();

    /**
     * Ends it after what was sent; may block.
     *
     * @throws IOException when it has ended already
     */
    void close(CloseReason reason) throws IOException;
}
