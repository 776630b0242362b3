package org.lichat.client;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A connection that carries the text of updates, by WebSocket or by TCP. */
interface Line {
    /** What comes in; called by one thread at a time, and {@code ended} once and last. */
    interface Observer {
        /** An update's text without its NUL. */
        void received(String text);

        /** The answer to a ping with this payload. */
        void ponged(ByteBuffer payload);

        void ended(End end);
    }

    /** Sends an update's text; blocks while the other side takes none. */
    void send(String wire) throws IOException;

    /** Sends a WebSocket ping with a payload of up to 125 bytes; false where there is no such thing. */
    boolean ping(ByteBuffer payload) throws IOException;

    /** Ends the connection; {@code ended} follows, whether the other side answers or not. */
    void close(End end);
}
